namespace OpenCollect.LookedAfter.Rules;

/// <summary>Care does not start with a temporary placement.</summary>
public sealed class Rule380 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("380", Severity.Error, Scope.Group, Years.Always, "Temporary placement that no change of placement led to")
        {
            Module = Episode.Group.Name,
            Logic = "PLACE is T0, T1, T2, T3 or T4 and RNE is neither P nor B; a blank RNE is reported too.",
            Advice = "Enter the ordinary placement first, in an episode of its own, or correct the reason for the new episode.",
            Guide = LookedAfterGuide.Check("380"),
            Fields = [Episode.ReasonStartedField, Episode.PlacementField],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.IsTemporary && episode.ReasonStarted is not ("P" or "B"))
            {
                report.At(episode, Episode.ReasonStartedField, Episode.PlacementField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var away = sample.Episode with { Placement = "T0", ReasonStarted = "S" };
            ImmutableArray<string> places = ["Episodes[1]/RNE", "Episodes[1]/PLACE"];
            return
            [
                Example.Fails("T0 as the start of care", places, sample.With(away with { Placement = "T0" })),
                Example.Fails("T1 as the start of care", places, sample.With(away with { Placement = "T1" })),
                Example.Fails("T2 as the start of care", places, sample.With(away with { Placement = "T2" })),
                Example.Fails("T3 as the start of care", places, sample.With(away with { Placement = "T3" })),
                Example.Fails("T4 as the start of care", places, sample.With(away with { Placement = "T4" })),
                Example.Fails("change of legal status only", places, sample.With(away with { ReasonStarted = "L" })),
                Example.Fails("same carer", places, sample.With(away with { ReasonStarted = "T" })),
                Example.Fails("no reason", places, sample.With(away with { ReasonStarted = null })),
                Example.Passes("placement changed", sample.With(away with { ReasonStarted = "P" })),
                Example.Passes("placement and legal status changed", sample.With(away with { ReasonStarted = "B" })),
                Example.Passes("ordinary placement as the start of care", sample.With(sample.FirstEpisode)),
                Example.Fails("the second of two episodes", ["Episodes[2]/RNE", "Episodes[2]/PLACE"], sample.With(sample.FirstEpisode, away)),
            ];
        }
    }
}
