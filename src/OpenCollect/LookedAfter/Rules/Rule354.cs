namespace OpenCollect.LookedAfter.Rules;

/// <summary>No episode starts after the year.</summary>
public sealed class Rule354 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("354", Severity.Error, Scope.Group, Years.Always, "Episode starts after the end of the year")
    {
        Module = Episode.Group.Name,
        Logic = "DECOM is after 31 March of the year.",
        Advice = "Correct the start of the episode, or leave it for next year's return.",
        Guide = LookedAfterGuide.Check("354"),
        Fields = [Episode.StartField],
        Needs = [Inputs.Episodes],
        Doubt = "The message is sometimes quoted as speaking of the end of the episode, which is check 385; this one is about its start.",
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.Start > report.Year.LastDay)
            {
                report.At(episode, Episode.StartField);
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
                Example.Passes("started in the year", sample.Case),
                Example.Passes("started on 31 March", sample.With(sample.Episode with { Start = sample.Day(3, 31) })),
                Example.Fails("started on 1 April after the year", "Episodes[1]/DECOM",
                    sample.With(sample.Episode with { Start = sample.Day(3, 31).AddDays(1) })),
                Example.Passes("started on 30 March", sample.With(sample.Episode with { Start = sample.Day(3, 30) })),
                Example.Passes("no start", sample.With(sample.Episode with { Start = null })),
                Example.Fails("on the second episode", "Episodes[2]/DECOM",
                    sample.With(sample.FirstEpisode, sample.Episode with { Start = new(2052, 8, 15) })),
            ];
        }
    }
}
