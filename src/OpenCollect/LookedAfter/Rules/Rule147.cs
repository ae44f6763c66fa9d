namespace OpenCollect.LookedAfter.Rules;

/// <summary>The end of an episode is a real date.</summary>
public sealed class Rule147 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("147", Severity.Error, Scope.Group, Years.Always, "Episode end is not a date")
    {
        Module = Episode.Group.Name,
        Logic = "DEC of an episode is filled but is not a real date. Blank passes.",
        Advice = "Correct the end of the episode, as day, month and year.",
        Guide = LookedAfterGuide.Check("147"),
        Fields = [Episode.EndField],
        Needs = [Inputs.Episodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.Flaws.Has(Episode.EndField))
            {
                report.At(episode, Episode.EndField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var unreadable = sample.Episode with { End = null, Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)) };
            return
            [
                Example.Passes("a date", sample.With(sample.FirstEpisode)),
                Example.Passes("blank", sample.With(sample.FirstEpisode with { End = null })),
                Example.Fails("not a date", "Episodes[1]/DEC", sample.With(unreadable)),
                Example.Fails("not a date in the second episode", "Episodes[2]/DEC", sample.With(sample.FirstEpisode, unreadable)),
                Example.Passes("the other date is unreadable",
                    sample.With(sample.Episode with { Start = null, Flaws = new(new Flaw(FlawKind.NotADate, Episode.StartField, "soon", 2)) })),
                Example.Passes("no episode", sample.With(sample.Child with { Episodes = [] })),
            ];
        }
    }
}
