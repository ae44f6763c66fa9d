namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child whose decision on placing was reversed has no adoption on record.</summary>
public sealed class Rule525 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("525", Severity.Error, Scope.Child, Years.Always, "Decision reversed, yet adoption is filled in")
        {
            Module = PlacementDecision.Group.Name,
            Logic = "DATE_PLACED_CEASED of a PlacedAdoption row is filled, readable or not, and one of the six items of an AD1 row of the child is filled.",
            Advice = "If the child was adopted, remove the date that the decision was reversed. If not, remove the items on adoption.",
            Guide = LookedAfterGuide.Check("525"),
            Fields = [PlacementDecision.CeasedField, .. Adoption.Items],
            Needs = [Inputs.PlacedAdoption, Inputs.Ad1],
            Doubt = "A child whose earlier decision was reversed and who was adopted after a new one fails too; the list of checks makes no exception.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var decision in seen.Child.PlacementDecisions)
        {
            if (decision.LacksCeased)
            {
                continue;
            }

            List<(Record, Field)>? places = null;
            foreach (var adoption in seen.Child.Adoptions)
            {
                foreach (var item in Adoption.Items)
                {
                    if (item.ValueOf(adoption) is not null)
                    {
                        (places ??= [(decision, PlacementDecision.CeasedField)]).Add((adoption, item));
                    }
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
            var (decision, adoption) = (adopted.Child.PlacementDecisions[0], adopted.Child.Adoptions[0]);
            var reversed = decision with { Ceased = LookedAfterSample.Latest.Day(5, 1) };
            var empty = new Adoption { ChildId = adoption.ChildId, BirthDate = adoption.BirthDate };
            LookedAfterCase With(ReadOnlySpan<PlacementDecision> decisions, ReadOnlySpan<Adoption> adoptions) =>
                adopted with { Child = adopted.Child with { PlacementDecisions = [.. decisions], Adoptions = [.. adoptions] } };
            return
            [
                Example.Passes("adopted, not reversed", adopted),
                Example.Fails("adopted, yet reversed",
                    [
                        "PlacedAdoption[1]/DATE_PLACED_CEASED", "AD1[1]/DATE_INT", "AD1[1]/DATE_MATCH", "AD1[1]/FOSTER_CARE", "AD1[1]/NB_ADOPTR",
                        "AD1[1]/SEX_ADOPTR", "AD1[1]/LS_ADOPTR",
                    ],
                    With([reversed], [adoption])),
                Example.Passes("reversed, with an empty row of adoption", With([reversed], [empty])),
                Example.Passes("reversed, without a row of adoption", With([reversed], [])),
                Example.Fails("reversed, with the date of the match only", ["PlacedAdoption[1]/DATE_PLACED_CEASED", "AD1[1]/DATE_MATCH"],
                    With([reversed], [empty with { Matched = adoption.Matched }])),
                Example.Fails("reversed, with an unreadable date of the match", ["PlacedAdoption[1]/DATE_PLACED_CEASED", "AD1[1]/DATE_MATCH"],
                    With([reversed], [empty with { Flaws = new(new Flaw(FlawKind.NotADate, Adoption.MatchedField, "soon", 2)) }])),
                Example.Fails("reversed on an unreadable day", ["PlacedAdoption[1]/DATE_PLACED_CEASED", "AD1[1]/FOSTER_CARE"], With(
                    [decision with { Flaws = new(new Flaw(FlawKind.NotADate, PlacementDecision.CeasedField, "soon", 2)) }],
                    [empty with { FosterCare = "0" }])),
                Example.Passes("a reason for reversing without a date", With([decision with { ReasonCeased = "RD1" }], [adoption])),
                Example.Fails("the second of two decisions, the second of two adoptions",
                    ["PlacedAdoption[2]/DATE_PLACED_CEASED", "AD1[2]/NB_ADOPTR"],
                    With([decision, reversed], [empty, empty with { Adopters = "1" }])),
                Example.Passes("no decision", With([], [adoption])),
            ];
        }
    }
}
