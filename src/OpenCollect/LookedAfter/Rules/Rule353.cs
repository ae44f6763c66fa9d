namespace OpenCollect.LookedAfter.Rules;

/// <summary>No episode is older than the Children Act 1989.</summary>
public sealed class Rule353 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("353", Severity.Error, Scope.Group, Years.Always, "Episode starts before 14 October 1991")
    {
        Module = Episode.Group.Name,
        Logic = "DECOM is before 14 October 1991, the day on which the Children Act 1989 came into force. That day itself passes.",
        Advice = "Correct the start of the episode.",
        Guide = LookedAfterGuide.Check("353"),
        Fields = [Episode.StartField],
        Needs = [Inputs.Episodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.Start < new DateOnly(1991, 10, 14))
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
                Example.Passes("started in this century", sample.Case),
                Example.Passes("started on 14 October 1991", sample.With(sample.Episode with { Start = new(1991, 10, 14) })),
                Example.Fails("started on 13 October 1991", "Episodes[1]/DECOM",
                    sample.With(sample.Episode with { Start = new(1991, 10, 13) })),
                Example.Passes("started on 15 October 1991", sample.With(sample.Episode with { Start = new(1991, 10, 15) })),
                Example.Passes("no start", sample.With(sample.Episode with { Start = null })),
                Example.Fails("on the second episode", "Episodes[2]/DECOM",
                    sample.With(sample.FirstEpisode, sample.Episode with { Start = new(1015, 8, 15) })),
            ];
        }
    }
}
