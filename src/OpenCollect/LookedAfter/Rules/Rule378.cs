namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child accommodated under section 20 is not placed with parents.</summary>
public sealed class Rule378 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("378", Severity.Error, Scope.Group, Years.Always, "Placed with parents while accommodated under section 20")
        {
            Module = Episode.Group.Name,
            Logic = "PLACE is P1 and LS is V2.",
            Advice = "Correct the placement, or the legal status if the child is under a care order.",
            Guide = LookedAfterGuide.Check("378"),
            Fields = [Episode.PlacementField, Episode.LegalStatusField],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode is { Placement: "P1", LegalStatus: "V2" })
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
            var home = sample.Episode with { Placement = "P1", LegalStatus = "V2" };
            return
            [
                Example.Fails("with parents, accommodated", ["Episodes[1]/PLACE", "Episodes[1]/LS"], sample.With(home)),
                Example.Passes("with parents under a care order", sample.With(home with { LegalStatus = "C2" })),
                Example.Passes("elsewhere, accommodated", sample.With(home with { Placement = "U4" })),
                Example.Passes("with parents, no legal status", sample.With(home with { LegalStatus = null })),
                Example.Fails("second of two", ["Episodes[2]/PLACE", "Episodes[2]/LS"], sample.With(sample.FirstEpisode, home)),
            ];
        }
    }
}
