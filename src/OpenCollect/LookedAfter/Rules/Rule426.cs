namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child's short breaks in a year are all reported in the same way.</summary>
public sealed class Rule426 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("426", Severity.Error, Scope.Child, Years.Always, "V3 and V4 mixed in one year")
    {
        Module = Episode.Group.Name,
        Logic = "The child has an episode with LS V3 and one with LS V4 in the return. Each episode with either is reported.",
        Advice = "Enter every short break of the year as V3, or the agreement as V4 throughout.",
        Guide = LookedAfterGuide.Check("426"),
        Fields = [Episode.LegalStatusField],
        Needs = [Inputs.Episodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var (single, series) = (false, false);
        foreach (var episode in seen.Child.Episodes)
        {
            single |= episode.LegalStatus == "V3";
            series |= episode.LegalStatus == "V4";
        }

        if (!single || !series)
        {
            return;
        }

        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.IsShortBreak)
            {
                report.At(episode, Episode.LegalStatusField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var (single, series) = (sample.Episode with { LegalStatus = "V3" }, sample.Episode with { LegalStatus = "V4" });
            return
            [
                Example.Passes("neither", sample.Case),
                Example.Passes("V3 twice", sample.With(single, single with { })),
                Example.Passes("V4 twice", sample.With(series, series with { })),
                Example.Passes("V3 and a care order", sample.With(sample.FirstEpisode, single)),
                Example.Fails("V3 then V4", ["Episodes[1]/LS", "Episodes[2]/LS"], sample.With(single, series)),
                Example.Fails("V4 then V3, with a care order between", ["Episodes[1]/LS", "Episodes[3]/LS"],
                    sample.With(series, sample.Episode, single)),
                Example.Fails("V3 twice and V4", ["Episodes[1]/LS", "Episodes[2]/LS", "Episodes[3]/LS"],
                    sample.With(single, series, single with { })),
                Example.Fails("V4 twice and V3", ["Episodes[1]/LS", "Episodes[2]/LS", "Episodes[3]/LS"],
                    sample.With(series, series with { }, single)),
            ];
        }
    }
}
