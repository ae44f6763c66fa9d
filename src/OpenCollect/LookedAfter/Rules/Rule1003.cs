namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child is not to be placed for adoption before coming into care.</summary>
public sealed class Rule1003 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("1003", Severity.Error, Scope.Child, Years.Always, "Decision on placing for adoption before care began")
        {
            Module = PlacementDecision.Group.Name,
            Logic = "DATE_PLACED is before the DECOM of the child's earliest episode with RNE S. The same day passes.",
            Advice = "Correct the day of the decision or the start of care.",
            Guide = LookedAfterGuide.Check("1003"),
            Fields = [PlacementDecision.DateField, Episode.StartField],
            Needs = [Inputs.PlacedAdoption, Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (seen.Child.PlacementDecisions.IsEmpty || FirstOfCare(seen.Child.EpisodesByStart) is not { } began)
        {
            return;
        }

        foreach (var decision in seen.Child.PlacementDecisions)
        {
            if (decision.Date < began.Start)
            {
                report.Between((decision, PlacementDecision.DateField), (began, Episode.StartField));
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var decision = new PlacementDecision { ChildId = "C1", BirthDate = sample.Header.BirthDate, Date = sample.Day(5, 1) };
            var early = decision with { Date = sample.FirstEpisode.Start.PlusDays(-1) };
            var again = sample.Episode with { ReasonStarted = "S", Start = sample.Day(9, 1) };
            LookedAfterCase Of(PlacementDecision row, params Episode[] episodes) =>
                sample.With(sample.Child with { PlacementDecisions = [row], Episodes = [.. episodes] });
            return
            [
                Example.Passes("decided in care", sample.With(decision)),
                Example.Passes("decided on the day care began", sample.With(decision with { Date = sample.FirstEpisode.Start })),
                Example.Fails("decided the day before care began", ["PlacedAdoption[1]/DATE_PLACED", "Episodes[1]/DECOM"],
                    sample.With(early)),
                Example.Passes("no date", sample.With(decision with { Date = null })),
                Example.Passes("the earliest episode does not begin care", Of(early, sample.FirstEpisode with { ReasonStarted = "P" })),
                Example.Fails("care began after an episode that goes on from before",
                    ["PlacedAdoption[1]/DATE_PLACED", "Episodes[2]/DECOM"],
                    Of(decision, sample.FirstEpisode with { ReasonStarted = "B" }, again)),
                Example.Passes("care began again later, second in order", Of(decision, sample.FirstEpisode, again)),
                Example.Fails("care began again later, first in the file", ["PlacedAdoption[1]/DATE_PLACED", "Episodes[2]/DECOM"],
                    Of(early, again, sample.FirstEpisode)),
                Example.Passes("no episodes", Of(early)),
                Example.Fails("only the second row is wrong", ["PlacedAdoption[2]/DATE_PLACED", "Episodes[1]/DECOM"],
                    sample.With(decision, early)),
            ];
        }
    }

    private static Episode? FirstOfCare(ImmutableArray<Episode> byStart)
    {
        foreach (var episode in byStart)
        {
            if (episode.ReasonStarted == "S")
            {
                return episode;
            }
        }

        return null;
    }
}
