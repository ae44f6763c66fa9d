namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child is not placed for adoption before the decision to place.</summary>
public sealed class Rule552 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("552", Severity.Error, Scope.Child, Years.Always, "Placed for adoption before the decision to place")
        {
            Module = Episode.Group.Name,
            Logic = "The earliest DECOM of the child's episodes with PLACE A3, A4, A5 or A6 is before the latest DATE_PLACED of the child's PlacedAdoption rows. The same day passes.",
            Advice = "Correct the start of the placement or its type, or the date of the decision that the child should be placed for adoption.",
            Guide = LookedAfterGuide.Check("552"),
            Fields = [Episode.StartField, PlacementDecision.DateField],
            Needs = [Inputs.Episodes, Inputs.PlacedAdoption],
            Doubt = "A decision that was renewed after a placement broke down fails too; the list of checks makes no exception.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        PlacementDecision? latest = null;
        foreach (var decision in seen.Child.PlacementDecisions)
        {
            if (latest is null ? decision.Date is not null : decision.Date > latest.Date)
            {
                latest = decision;
            }
        }

        if (latest is null)
        {
            return;
        }

        foreach (var episode in seen.Child.EpisodesByStart)
        {
            if (episode.IsPlacedForAdoption)
            {
                if (episode.Start < latest.Date)
                {
                    report.Between((episode, Episode.StartField), (latest, PlacementDecision.DateField));
                }

                return;
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
            string[] both = ["Episodes[1]/DECOM", "PlacedAdoption[1]/DATE_PLACED"];
            var on = decision with { Date = episode.Start };
            var after = decision with { Date = episode.Start.PlusDays(1) };
            return
            [
                Example.Passes("placed four months after the decision", adopted),
                Example.Passes("placed on the day of the decision", With([episode], [on])),
                Example.Fails("placed the day before the decision", [.. both], With([episode], [after])),
                Example.Fails("placed under A3 the day before the decision", [.. both], With([episode with { Placement = "A3" }], [after])),
                Example.Passes("fostered from the day before the decision", With([episode with { Placement = "U5" }], [after])),
                Example.Fails("the later of two decisions after the placement", ["Episodes[1]/DECOM", "PlacedAdoption[2]/DATE_PLACED"],
                    With([episode], [decision, after])),
                Example.Fails("the later of two decisions stands first", [.. both], With([episode], [after, decision])),
                Example.Fails("the latest of three decisions stands second", ["Episodes[1]/DECOM", "PlacedAdoption[2]/DATE_PLACED"],
                    With([episode], [on, after, decision])),
                Example.Fails("two decisions on the same day after the placement", [.. both], With([episode], [after, after with { }])),
                Example.Fails("one of two decisions without a date", ["Episodes[1]/DECOM", "PlacedAdoption[2]/DATE_PLACED"],
                    With([episode], [decision with { Date = null }, after])),
                Example.Fails("the second of two decisions without a date", [.. both],
                    With([episode], [after, decision with { Date = null }])),
                Example.Passes("no decision with a date", With([episode], [decision with { Date = null }])),
                Example.Passes("no decision", With([episode], [])),
                Example.Fails("the earlier of two placements stands second", ["Episodes[2]/DECOM", "PlacedAdoption[1]/DATE_PLACED"],
                    With([episode with { Start = episode.Start.PlusDays(30) }, episode], [after])),
                Example.Fails("fostered before the placement", ["Episodes[2]/DECOM", "PlacedAdoption[1]/DATE_PLACED"],
                    With([episode with { Start = episode.Start.PlusDays(-30), Placement = "U5" }, episode], [after])),
                Example.Fails("both of two placements before the decision", [.. both],
                    With([episode, episode with { Start = episode.Start.PlusDays(30) }], [decision with { Date = episode.Start.PlusDays(60) }])),
                Example.Passes("no start of the placement", With([episode with { Start = null }], [after])),
            ];
        }
    }
}
