namespace OpenCollect.LookedAfter.Rules;

/// <summary>An episode lasts at least a day.</summary>
public sealed class Rule355 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("355", Severity.Error, Scope.Group, Years.Always, "Episode ends on the day it starts")
    {
        Module = Episode.Group.Name,
        Logic = "DECOM and DEC are the same day. Two that are blank or unreadable are not.",
        Advice = "Correct the start or the end of the episode, or remove it if it lasted less than a day.",
        Guide = LookedAfterGuide.Check("355"),
        Fields = [Episode.EndField, Episode.StartField],
        Needs = [Inputs.Episodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.Start is not null && episode.Start == episode.End)
            {
                report.At(episode, Episode.EndField, Episode.StartField);
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
                Example.Passes("more than a year", sample.Case),
                Example.Fails("the same day", ["Episodes[1]/DEC", "Episodes[1]/DECOM"],
                    sample.With(sample.Episode with { End = sample.Day(8, 15) })),
                Example.Passes("the next day", sample.With(sample.Episode with { End = sample.Day(8, 16) })),
                Example.Passes("the day before", sample.With(sample.Episode with { End = sample.Day(8, 14) })),
                Example.Passes("open", sample.With(sample.Episode)),
                Example.Passes("no start", sample.With(sample.FirstEpisode with { Start = null })),
                Example.Passes("neither", sample.With(sample.Episode with { Start = null })),
                Example.Fails("on the second episode", ["Episodes[2]/DEC", "Episodes[2]/DECOM"],
                    sample.With(sample.FirstEpisode, sample.Episode with { End = sample.Day(8, 15) })),
            ];
        }
    }
}
