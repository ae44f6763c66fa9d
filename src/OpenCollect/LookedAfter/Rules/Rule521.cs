namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child is not placed for adoption before it was decided that adoption is in the interest of the child.</summary>
public sealed class Rule521 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("521", Severity.Error, Scope.Child, Years.Always, "Placed for adoption before the decision on adoption")
        {
            Module = Adoption.Group.Name,
            Logic = "An episode of the child with PLACE A3, A4, A5 or A6 has a DECOM before DATE_INT of the AD1 row. The same day passes.",
            Advice = "Correct the date of the decision, or the start or type of the placement.",
            Guide = LookedAfterGuide.Check("521"),
            Fields = [Adoption.DecisionField, Episode.StartField],
            Needs = [Inputs.Ad1, Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var adoption in seen.Child.Adoptions)
        {
            List<(Record, Field)>? places = null;
            foreach (var episode in seen.Child.Episodes)
            {
                if (episode.IsPlacedForAdoption && episode.Start < adoption.Decision)
                {
                    (places ??= [(adoption, Adoption.DecisionField)]).Add((episode, Episode.StartField));
                }
            }

            if (places is not null)
            {
                report.At(places);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var adopted = LookedAfterSample.Latest.Adopted;
            string[] both = ["AD1[1]/DATE_INT", "Episodes[1]/DECOM"];
            var (episode, adoption) = (adopted.Child.Episodes[0], adopted.Child.Adoptions[0]);
            LookedAfterCase Decided(DateOnly? day, params ReadOnlySpan<Episode> episodes) => adopted with
            {
                Child = adopted.Child with { Adoptions = [adoption with { Decision = day }], Episodes = [.. episodes] },
            };
            var before = episode with { Start = adoption.Decision.PlusDays(-1) };
            return
            [
                Example.Passes("placed four months after the decision", adopted),
                Example.Passes("placed on the day of the decision", Decided(episode.Start, episode)),
                Example.Fails("placed the day before the decision", [.. both], Decided(adoption.Decision, before)),
                Example.Fails("placed under A3 the day before", [.. both], Decided(adoption.Decision, before with { Placement = "A3" })),
                Example.Fails("placed under A4 the day before", [.. both], Decided(adoption.Decision, before with { Placement = "A4" })),
                Example.Fails("placed under A5 the day before", [.. both], Decided(adoption.Decision, before with { Placement = "A5" })),
                Example.Passes("fostered from the day before", Decided(adoption.Decision, before with { Placement = "U5" })),
                Example.Passes("type of placement blank, from the day before", Decided(adoption.Decision, before with { Placement = null })),
                Example.Passes("no date of the decision", Decided(null, before)),
                Example.Passes("no start of the placement", Decided(adoption.Decision, before with { Start = null })),
                Example.Fails("two of three placements before the decision", ["AD1[1]/DATE_INT", "Episodes[1]/DECOM", "Episodes[3]/DECOM"],
                    Decided(adoption.Decision, before, episode, before with { })),
                Example.Fails("two rows of adoption, both later",
                    ["AD1[1]/DATE_INT", "Episodes[1]/DECOM", "AD1[2]/DATE_INT", "Episodes[1]/DECOM"], adopted with
                {
                    Child = adopted.Child with { Adoptions = [adoption, adoption with { }], Episodes = [before] },
                }),
                Example.Passes("no row of adoption", adopted with { Child = adopted.Child with { Adoptions = [], Episodes = [before] } }),
            ];
        }
    }
}
