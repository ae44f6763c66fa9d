namespace OpenCollect.LookedAfter.Rules;

/// <summary>Care does not end in a temporary placement.</summary>
public sealed class Rule381 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("381", Severity.Error, Scope.Group, Years.Always, "Care ended in a temporary placement")
    {
        Module = Episode.Group.Name,
        Logic = "PLACE is T0, T1, T2, T3 or T4, REC is filled and it is not X1.",
        Advice = "Enter the ordinary placement that the child left care from in an episode of its own, or correct the reason the episode ceased.",
        Guide = LookedAfterGuide.Check("381"),
        Fields = [Episode.ReasonCeasedField, Episode.PlacementField],
        Needs = [Inputs.Episodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.IsTemporary && episode.LeavesCare)
            {
                report.At(episode, Episode.ReasonCeasedField, Episode.PlacementField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var away = sample.Episode with { Placement = "T0", End = sample.Day(9, 1), ReasonCeased = "E8" };
            ImmutableArray<string> places = ["Episodes[1]/REC", "Episodes[1]/PLACE"];
            return
            [
                Example.Fails("left care from T0", places, sample.With(away with { Placement = "T0" })),
                Example.Fails("left care from T1", places, sample.With(away with { Placement = "T1" })),
                Example.Fails("left care from T2", places, sample.With(away with { Placement = "T2" })),
                Example.Fails("left care from T3", places, sample.With(away with { Placement = "T3" })),
                Example.Fails("left care from T4", places, sample.With(away with { Placement = "T4" })),
                Example.Passes("another episode followed", sample.With(away with { ReasonCeased = "X1" })),
                Example.Passes("no reason", sample.With(away with { ReasonCeased = null })),
                Example.Passes("left care from an ordinary placement", sample.With(away with { Placement = "U4" })),
                Example.Fails("the second of two episodes", ["Episodes[2]/REC", "Episodes[2]/PLACE"], sample.With(sample.FirstEpisode, away)),
            ];
        }
    }
}
