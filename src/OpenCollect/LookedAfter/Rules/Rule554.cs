namespace OpenCollect.LookedAfter.Rules;

/// <summary>A placement order is not made before the decision to place for adoption.</summary>
public sealed class Rule554 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("554", Severity.Error, Scope.Child, Years.Always, "Placement order before the decision to place")
        {
            Module = Episode.Group.Name,
            Logic = "The earliest DECOM of the child's episodes with LS E1 is before DATE_PLACED of one of the child's PlacedAdoption rows. The same day passes.",
            Advice = "Correct the start of the placement order, or the date of the decision that the child should be placed for adoption.",
            Guide = LookedAfterGuide.Check("554"),
            Fields = [Episode.StartField, PlacementDecision.DateField],
            Needs = [Inputs.Episodes, Inputs.PlacedAdoption],
            Doubt = "Meant for each period of care, but the return shows one year only: any decision in it is compared with the earliest order in it.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.EpisodesByStart)
        {
            if (episode.LegalStatus == "E1")
            {
                CheckDecisions(episode, seen.Child, report);
                return;
            }
        }
    }

    /// <summary>Reports the episode if it began before one of the decisions.</summary>
    internal static void CheckDecisions(Episode episode, LookedAfterChild child, Report report)
    {
        List<(Record, Field)>? places = null;
        foreach (var decision in child.PlacementDecisions)
        {
            if (episode.Start < decision.Date)
            {
                (places ??= [(episode, Episode.StartField)]).Add((decision, PlacementDecision.DateField));
            }
        }

        if (places is not null)
        {
            report.At(places);
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
            var after = decision with { Date = episode.Start.PlusDays(1) };
            return
            [
                Example.Passes("made four months after the decision", adopted),
                Example.Passes("made on the day of the decision", With([episode], [decision with { Date = episode.Start }])),
                Example.Fails("made the day before the decision", [.. both], With([episode], [after])),
                Example.Passes("a full care order, made the day before the decision", With([episode with { LegalStatus = "C2" }], [after])),
                Example.Passes("no status, from the day before the decision", With([episode with { LegalStatus = null }], [after])),
                Example.Fails("the second of two decisions later", ["Episodes[1]/DECOM", "PlacedAdoption[2]/DATE_PLACED"],
                    With([episode], [decision, after])),
                Example.Fails("both of two decisions later",
                    ["Episodes[1]/DECOM", "PlacedAdoption[1]/DATE_PLACED", "PlacedAdoption[2]/DATE_PLACED"],
                    With([episode], [after, after with { }])),
                Example.Passes("no date of the decision", With([episode], [decision with { Date = null }])),
                Example.Passes("no decision", With([episode], [])),
                Example.Passes("no start of the episode", With([episode with { Start = null }], [after])),
                Example.Fails("the earlier of two episodes stands second", ["Episodes[2]/DECOM", "PlacedAdoption[1]/DATE_PLACED"],
                    With([episode with { Start = episode.Start.PlusDays(30) }, episode], [after])),
                Example.Fails("a full care order before it", ["Episodes[2]/DECOM", "PlacedAdoption[1]/DATE_PLACED"],
                    With([episode with { Start = episode.Start.PlusDays(-30), LegalStatus = "C2" }, episode], [after])),
                Example.Fails("both of two episodes before the decision", [.. both],
                    With([episode, episode with { Start = episode.Start.PlusDays(30) }], [decision with { Date = episode.Start.PlusDays(60) }])),
            ];
        }
    }
}
