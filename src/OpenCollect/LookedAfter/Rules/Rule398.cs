namespace OpenCollect.LookedAfter.Rules;

/// <summary>No postcodes are given for short breaks.</summary>
public sealed class Rule398 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("398", Severity.Error, Scope.Group, Years.Always, "Postcode given for a short break")
    {
        Module = Episode.Group.Name,
        Logic = "LS is V3 or V4 and HOME_POST or PL_POST is filled.",
        Advice = "Remove the postcodes, or correct the legal status.",
        Guide = LookedAfterGuide.Check("398"),
        Fields = [Episode.HomePostcodeField, Episode.PlacementPostcodeField, Episode.LegalStatusField],
        Needs = [Inputs.Episodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (!episode.IsShortBreak)
            {
                continue;
            }

            if (episode.HomePostcode is null && episode.PlacementPostcode is not null)
            {
                report.At(episode, Episode.PlacementPostcodeField, Episode.LegalStatusField);
            }
            else if (episode.PlacementPostcode is null && episode.HomePostcode is not null)
            {
                report.At(episode, Episode.HomePostcodeField, Episode.LegalStatusField);
            }
            else if (episode.HomePostcode is not null)
            {
                report.At(episode, Episode.HomePostcodeField, Episode.PlacementPostcodeField, Episode.LegalStatusField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var stay = sample.Episode with { LegalStatus = "V3" };
            ImmutableArray<string> places = ["Episodes[1]/HOME_POST", "Episodes[1]/PL_POST", "Episodes[1]/LS"];
            return
            [
                Example.Passes("short breaks without postcodes", sample.ShortBreaks),
                Example.Passes("both under a care order", sample.Case),
                Example.Fails("both under V3", places, sample.With(stay)),
                Example.Fails("both under V4", places, sample.With(stay with { LegalStatus = "V4" })),
                Example.Fails("home postcode only", ["Episodes[1]/HOME_POST", "Episodes[1]/LS"],
                    sample.With(stay with { PlacementPostcode = null })),
                Example.Fails("placement postcode only", ["Episodes[1]/PL_POST", "Episodes[1]/LS"],
                    sample.With(stay with { HomePostcode = null })),
                Example.Passes("both, no legal status", sample.With(stay with { LegalStatus = null })),
                Example.Fails("second of two", ["Episodes[2]/HOME_POST", "Episodes[2]/PL_POST", "Episodes[2]/LS"],
                    sample.With(sample.FirstEpisode, stay)),
            ];
        }
    }
}
