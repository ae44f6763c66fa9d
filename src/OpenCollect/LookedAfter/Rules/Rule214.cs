namespace OpenCollect.LookedAfter.Rules;

/// <summary>Short breaks have no placement postcode and no provider number.</summary>
public sealed class Rule214 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("214", Severity.Error, Scope.Group, Years.From(2016), "Placement postcode or URN given for short breaks")
        {
            Module = Episode.Group.Name,
            Logic = "LS is V3 or V4 and PL_POST or URN, or both, are filled. XXXXXXX is filled.",
            Advice = "Remove the postcode and the URN, or correct the legal status.",
            Guide = LookedAfterGuide.Check("214"),
            Fields = [Episode.PlacementPostcodeField, Episode.UrnField, Episode.LegalStatusField],
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

            switch (episode.PlacementPostcode, episode.Urn)
            {
                case (not null, not null):
                    report.At(episode, Episode.PlacementPostcodeField, Episode.UrnField, Episode.LegalStatusField);
                    break;
                case (not null, null):
                    report.At(episode, Episode.PlacementPostcodeField, Episode.LegalStatusField);
                    break;
                case (null, not null):
                    report.At(episode, Episode.UrnField, Episode.LegalStatusField);
                    break;
                default:
                    break;
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            return
            [
                Example.Passes("short breaks with neither", sample.ShortBreaks),
                Example.Passes("care order with both", sample.Case),
                Example.Fails("V3 with both", ["Episodes[1]/PL_POST", "Episodes[1]/URN", "Episodes[1]/LS"],
                    sample.With(sample.Episode with { LegalStatus = "V3" })),
                Example.Fails("V4 with a postcode", ["Episodes[1]/PL_POST", "Episodes[1]/LS"],
                    sample.With(sample.Episode with { LegalStatus = "V4", Urn = null })),
                Example.Fails("V4 with a URN", ["Episodes[1]/URN", "Episodes[1]/LS"],
                    sample.With(sample.Episode with { LegalStatus = "V4", PlacementPostcode = null })),
                Example.Fails("V3 with XXXXXXX for the URN", ["Episodes[1]/URN", "Episodes[1]/LS"],
                    sample.With(sample.Episode with { LegalStatus = "V3", PlacementPostcode = null, Urn = "XXXXXXX" })),
                Example.Passes("V2 with both", sample.With(sample.Episode with { LegalStatus = "V2" })),
                Example.Passes("no legal status, with both", sample.With(sample.Episode with { LegalStatus = null })),
                Example.Fails("one of two, after one that is in order", ["Episodes[3]/URN", "Episodes[3]/LS"],
                    sample.With(sample.FirstEpisode, sample.Episode with { LegalStatus = "V4", PlacementPostcode = null, Urn = null },
                        sample.Episode with { LegalStatus = "V4", PlacementPostcode = null })),
            ];
        }
    }
}
