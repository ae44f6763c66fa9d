namespace OpenCollect.LookedAfter.Rules;

/// <summary>No episode ends after the year.</summary>
public sealed class Rule385 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("385", Severity.Error, Scope.Group, Years.Always, "Episode ends after the year")
    {
        Module = Episode.Group.Name,
        Logic = "DEC is after 31 March at the end of the year.",
        Advice = "Correct the date the episode ended. Leave it out if the episode was still going on at the end of the year.",
        Guide = LookedAfterGuide.Check("385"),
        Fields = [Episode.EndField],
        Needs = [Inputs.Episodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.End > report.Year.LastDay)
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
            var episode = sample.Episode with { End = new(2026, 4, 1) };
            return
            [
                Example.Fails("on 1 April", "Episodes[1]/DEC", sample.With(episode)),
                Example.Passes("on 31 March", sample.With(episode with { End = new(2026, 3, 31) })),
                Example.Passes("not ended", sample.Case),
                Example.Passes("unreadable end",
                    sample.With(episode with { End = null, Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)) })),
                Example.Fails("second of two", "Episodes[2]/DEC", sample.With(sample.FirstEpisode, episode)),
            ];
        }
    }
}
