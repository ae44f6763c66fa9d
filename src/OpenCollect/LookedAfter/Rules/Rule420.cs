namespace OpenCollect.LookedAfter.Rules;

/// <summary>No authority of placement is given for short breaks.</summary>
public sealed class Rule420 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("420", Severity.Error, Scope.Group, Years.Always, "Authority of the placement given for a short break")
        {
            Module = Episode.Group.Name,
            Logic = "LS is V3 or V4 and PL_LA is worked out from the placement postcode or keyed by hand.",
            Advice = "Remove the placement postcode, or correct the legal status.",
            Guide = LookedAfterGuide.Check("420"),
            Fields = [Episode.PlacementAuthorityField, Episode.LegalStatusField],
            Needs = [Inputs.Episodes, Inputs.Postcodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.IsShortBreak && episode.PlacementAuthority is not null)
            {
                report.At(episode, Episode.PlacementAuthorityField, Episode.LegalStatusField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var stay = sample.Episode with { LegalStatus = "V3" };
            ImmutableArray<string> places = ["Episodes[1]/PL_LA", "Episodes[1]/LS"];
            return
            [
                Example.Passes("short breaks without a postcode", sample.ShortBreaks),
                Example.Passes("known under a care order", sample.Case),
                Example.Fails("known under V3", places, sample.With(stay)),
                Example.Fails("known under V4", places, sample.With(stay with { LegalStatus = "V4" })),
                Example.Passes("known, no legal status", sample.With(stay with { LegalStatus = null })),
                Example.Passes("not known under V3", sample.With(stay with { PlacementAuthority = null })),
                Example.Fails("second of two", ["Episodes[2]/PL_LA", "Episodes[2]/LS"], sample.With(sample.FirstEpisode, stay)),
            ];
        }
    }
}
