namespace OpenCollect.LookedAfter.Rules;

/// <summary>No episode ends before it starts.</summary>
public sealed class Rule356 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("356", Severity.Error, Scope.Group, Years.Always, "Episode ends before it starts")
    {
        Module = Episode.Group.Name,
        Logic = "DEC is before DECOM. The same day passes here.",
        Advice = "Correct the start or the end of the episode.",
        Guide = LookedAfterGuide.Check("356"),
        Fields = [Episode.EndField, Episode.StartField],
        Needs = [Inputs.Episodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.End < episode.Start)
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
                Example.Passes("the same day", sample.With(sample.Episode with { End = sample.Day(8, 15) })),
                Example.Passes("the next day", sample.With(sample.Episode with { End = sample.Day(8, 16) })),
                Example.Fails("the day before", ["Episodes[1]/DEC", "Episodes[1]/DECOM"],
                    sample.With(sample.Episode with { End = sample.Day(8, 14) })),
                Example.Passes("open", sample.With(sample.Episode)),
                Example.Passes("no start", sample.With(sample.FirstEpisode with { Start = null })),
                Example.Fails("on the second episode", ["Episodes[2]/DEC", "Episodes[2]/DECOM"],
                    sample.With(sample.FirstEpisode, sample.Episode with { End = sample.Day(8, 14) })),
            ];
        }
    }
}
