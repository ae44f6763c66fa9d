namespace OpenCollect.LookedAfter.Rules;

/// <summary>A short break is not a temporary placement.</summary>
public sealed class Rule382 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("382", Severity.Error, Scope.Group, Years.Always, "Temporary placement on a short break")
    {
        Module = Episode.Group.Name,
        Logic = "LS is V3 or V4 and PLACE is T0, T1, T2, T3 or T4.",
        Advice = "Enter the placement where the child spends the short breaks, or correct the legal status.",
        Guide = LookedAfterGuide.Check("382"),
        Fields = [Episode.PlacementField, Episode.LegalStatusField],
        Needs = [Inputs.Episodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.IsShortBreak && episode.IsTemporary)
            {
                report.At(episode, Episode.PlacementField, Episode.LegalStatusField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var away = sample.Episode with { Placement = "T0", LegalStatus = "V3" };
            ImmutableArray<string> places = ["Episodes[1]/PLACE", "Episodes[1]/LS"];
            return
            [
                Example.Fails("T0 under V3", places, sample.With(away with { Placement = "T0" })),
                Example.Fails("T1 under V3", places, sample.With(away with { Placement = "T1" })),
                Example.Fails("T2 under V3", places, sample.With(away with { Placement = "T2" })),
                Example.Fails("T3 under V3", places, sample.With(away with { Placement = "T3" })),
                Example.Fails("T4 under V3", places, sample.With(away with { Placement = "T4" })),
                Example.Fails("T0 under V4", places, sample.With(away with { LegalStatus = "V4" })),
                Example.Passes("T0 under a care order", sample.With(away with { LegalStatus = "C2" })),
                Example.Passes("T0, no legal status", sample.With(away with { LegalStatus = null })),
                Example.Passes("ordinary placement under V3", sample.With(away with { Placement = "R1" })),
                Example.Fails("the second of two episodes", ["Episodes[2]/PLACE", "Episodes[2]/LS"], sample.With(sample.FirstEpisode, away)),
            ];
        }
    }
}
