namespace OpenCollect.LookedAfter.Rules;

/// <summary>No decision about adoption is after the year or after the child left care.</summary>
public sealed class Rule117 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("117", Severity.Error, Scope.Child, Years.Always, "Adoption decision after the year or after care ended")
        {
            Module = PlacementDecision.Group.Name,
            Logic = "DATE_PLACED or DATE_PLACED_CEASED of a PlacedAdoption row is after 31 March at the end of the year, or after DEC of the child's episode with the latest DECOM among those whose REC is not X1 (a blank REC is not X1). The same day passes. A blank or unreadable date passes, and so does a child without such an episode.",
            Advice = "Correct the dates of the decisions, or the end of the child's last episode.",
            Guide = LookedAfterGuide.Check("117"),
            Fields = [PlacementDecision.DateField, PlacementDecision.CeasedField, Episode.EndField],
            Needs = [Inputs.PlacedAdoption, Inputs.Episodes],
            Doubt = "A child without an episode that is the last of its kind is not tested at all, also not against the end of the year.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (LastOf(seen.Child.EpisodesByStart) is not { } last)
        {
            return;
        }

        foreach (var decision in seen.Child.PlacementDecisions)
        {
            var placed = decision.Date > report.Year.LastDay || decision.Date > last.End;
            var ceased = decision.Ceased > report.Year.LastDay || decision.Ceased > last.End;
            if (placed && ceased)
            {
                report.Between((decision, PlacementDecision.DateField), (decision, PlacementDecision.CeasedField), (last, Episode.EndField));
            }
            else if (placed)
            {
                report.Between((decision, PlacementDecision.DateField), (last, Episode.EndField));
            }
            else if (ceased)
            {
                report.Between((decision, PlacementDecision.CeasedField), (last, Episode.EndField));
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var seen = sample.Adopted;
            var episode = seen.Child.Episodes[0];
            var open = episode with { End = null, ReasonCeased = null };
            var decision = seen.Child.PlacementDecisions[0];
            string[] placed = ["PlacedAdoption[1]/DATE_PLACED", "Episodes[1]/DEC"];
            string[] ceased = ["PlacedAdoption[1]/DATE_PLACED_CEASED", "Episodes[1]/DEC"];
            LookedAfterCase With(PlacementDecision row, params Episode[] episodes) =>
                seen with { Child = seen.Child with { PlacementDecisions = [row], Episodes = [.. episodes] } };
            return
            [
                Example.Passes("decided before care ended", seen),
                Example.Passes("decided on the day care ended", With(decision with { Date = sample.Day(6, 20) }, episode)),
                Example.Fails("decided the day after care ended", [.. placed], With(decision with { Date = sample.Day(6, 21) }, episode)),
                Example.Passes("reversed on the day care ended", With(decision with { Ceased = sample.Day(6, 20) }, episode)),
                Example.Fails("reversed the day after care ended", [.. ceased],
                    With(decision with { Ceased = sample.Day(6, 21) }, episode)),
                Example.Fails("both the day after care ended",
                    ["PlacedAdoption[1]/DATE_PLACED", "PlacedAdoption[1]/DATE_PLACED_CEASED", "Episodes[1]/DEC"],
                    With(decision with { Date = sample.Day(6, 21), Ceased = sample.Day(6, 21) }, episode)),
                Example.Passes("decided on 31 March, still in care", With(decision with { Date = sample.Day(3, 31) }, open)),
                Example.Fails("decided on 1 April after the year, still in care", [.. placed],
                    With(decision with { Date = new(2026, 4, 1) }, open)),
                Example.Passes("reversed on 31 March, still in care", With(decision with { Ceased = sample.Day(3, 31) }, open)),
                Example.Fails("reversed on 1 April after the year, still in care", [.. ceased],
                    With(decision with { Ceased = new(2026, 4, 1) }, open)),
                Example.Passes("decided after the year, the only episode went on in another",
                    With(decision with { Date = new(2026, 4, 1) }, episode with { ReasonCeased = "X1" })),
                Example.Passes("decided after the year, no episode", With(decision with { Date = new(2026, 4, 1) })),
                Example.Fails("decided after the last episode that is not followed by another",
                    ["PlacedAdoption[1]/DATE_PLACED", "Episodes[2]/DEC"],
                    With(decision with { Date = sample.Day(6, 21) }, open with { Start = sample.Day(7, 1), ReasonCeased = "X1" }, episode)),
                Example.Passes("decided after an earlier period of care", With(decision with { Date = sample.Day(8, 2) },
                    open with { Start = sample.Day(8, 1) }, episode)),
                Example.Fails("the second decision is late", ["PlacedAdoption[2]/DATE_PLACED", "Episodes[1]/DEC"],
                    seen with { Child = seen.Child with { PlacementDecisions = [decision, decision with { Date = sample.Day(6, 21) }] } }),
            ];
        }
    }

    private static Episode? LastOf(ImmutableArray<Episode> byStart)
    {
        for (var i = byStart.Length - 1; i >= 0; i--)
        {
            if (byStart[i].ReasonCeased != "X1")
            {
                return byStart[i];
            }
        }

        return null;
    }
}
