namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child who is placed for adoption has the date of the decision to place.</summary>
public sealed class Rule551 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("551", Severity.Error, Scope.Child, Years.Always, "Placed for adoption without the date of the decision")
        {
            Module = Episode.Group.Name,
            Logic = "PLACE of an episode is A3, A4, A5 or A6, and the child has no PlacedAdoption row or one whose DATE_PLACED is blank. An unreadable date is not blank.",
            Advice = "Enter the date of the decision that the child should be placed for adoption, or correct the type of placement.",
            Guide = LookedAfterGuide.Check("551"),
            Fields = [Episode.PlacementField, PlacementDecision.DateField],
            Needs = [Inputs.Episodes, Inputs.PlacedAdoption],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var decisions = seen.Child.PlacementDecisions;
        foreach (var episode in seen.Child.Episodes)
        {
            if (!episode.IsPlacedForAdoption)
            {
                continue;
            }

            List<(Record, Field)>? places = decisions.IsEmpty ? [(episode, Episode.PlacementField)] : null;
            foreach (var decision in decisions)
            {
                if (decision.LacksDate)
                {
                    (places ??= [(episode, Episode.PlacementField)]).Add((decision, PlacementDecision.DateField));
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
            var (episode, decision) = (adopted.Child.Episodes[0], adopted.Child.PlacementDecisions[0]);
            LookedAfterCase With(ReadOnlySpan<Episode> episodes, ReadOnlySpan<PlacementDecision> decisions) =>
                adopted with { Child = adopted.Child with { Episodes = [.. episodes], PlacementDecisions = [.. decisions] } };
            var blank = decision with { Date = null };
            return
            [
                Example.Passes("placed, with the date", adopted),
                Example.Fails("placed under A6, no row", "Episodes[1]/PLACE", With([episode], [])),
                Example.Fails("placed under A5, no row", "Episodes[1]/PLACE", With([episode with { Placement = "A5" }], [])),
                Example.Fails("placed under A4, no row", "Episodes[1]/PLACE", With([episode with { Placement = "A4" }], [])),
                Example.Fails("placed under A3, no row", "Episodes[1]/PLACE", With([episode with { Placement = "A3" }], [])),
                Example.Passes("fostered, no row", With([episode with { Placement = "U5" }], [])),
                Example.Passes("type of placement blank, no row", With([episode with { Placement = null }], [])),
                Example.Fails("placed, date blank", ["Episodes[1]/PLACE", "PlacedAdoption[1]/DATE_PLACED"], With([episode], [blank])),
                Example.Passes("placed, date unreadable", With(
                    [episode], [blank with { Flaws = new(new Flaw(FlawKind.NotADate, PlacementDecision.DateField, "soon", 2)) }])),
                Example.Fails("placed, the second of two dates blank", ["Episodes[1]/PLACE", "PlacedAdoption[2]/DATE_PLACED"],
                    With([episode], [decision, blank])),
                Example.Fails("placed, both dates blank", ["Episodes[1]/PLACE", "PlacedAdoption[1]/DATE_PLACED", "PlacedAdoption[2]/DATE_PLACED"],
                    With([episode], [blank, blank with { }])),
                Example.Passes("fostered, date blank", With([episode with { Placement = "U5" }], [blank])),
                Example.Fails("fostered, then placed twice, no row", ["Episodes[2]/PLACE", "Episodes[3]/PLACE"],
                    With([episode with { Placement = "U5" }, episode, episode with { }], [])),
            ];
        }
    }
}
