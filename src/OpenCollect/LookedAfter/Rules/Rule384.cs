namespace OpenCollect.LookedAfter.Rules;

/// <summary>A short break is not spent in long-term fostering.</summary>
public sealed class Rule384 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("384", Severity.Error, Scope.Group, Years.From(2019), "Long-term fostering on a short break")
    {
        Module = Episode.Group.Name,
        Logic = "LS is V3 or V4 and PLACE is U1 or U4.",
        Advice = "Enter the foster placement that is not long-term, or correct the legal status.",
        Guide = LookedAfterGuide.Check("384"),
        Fields = [Episode.PlacementField, Episode.LegalStatusField],
        Needs = [Inputs.Episodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.IsShortBreak && episode.Placement is "U1" or "U4")
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
            var stay = sample.Episode with { Placement = "U1", LegalStatus = "V3" };
            ImmutableArray<string> places = ["Episodes[1]/PLACE", "Episodes[1]/LS"];
            return
            [
                Example.Fails("U1 under V3", places, sample.With(stay)),
                Example.Fails("U4 under V3", places, sample.With(stay with { Placement = "U4" })),
                Example.Fails("U1 under V4", places, sample.With(stay with { LegalStatus = "V4" })),
                Example.Passes("U4 under a care order", sample.Case),
                Example.Passes("U2 under V3", sample.With(stay with { Placement = "U2" })),
                Example.Passes("U6 under V3", sample.With(stay with { Placement = "U6" })),
                Example.Passes("no placement", sample.With(stay with { Placement = null })),
                Example.Passes("no legal status", sample.With(stay with { LegalStatus = null })),
                Example.Fails("first year of the rule", places, new LookedAfterSample(2019).With(stay)) with { Year = 2019 },
                Example.Fails("the second of two episodes", ["Episodes[2]/PLACE", "Episodes[2]/LS"], sample.With(sample.FirstEpisode, stay)),
            ];
        }
    }
}
