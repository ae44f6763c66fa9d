namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child whose care began before the year was in last year's return.</summary>
public sealed class RuleNoE : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("NoE", Severity.Error, Scope.Child, Years.Always, "Care began before the year, but last year's return has no episode of the child")
    {
        Module = Episode.Group.Name,
        Logic = "DECOM of an episode is before 1 April, and the child has no row in last year's Episodes. Each such episode fails.",
        Advice = "Correct the start of the episode, or the child identifier if it changed, or amend last year's return.",
        Guide = LookedAfterGuide.Check("NoE"),
        Fields = [Episode.StartField],
        Needs = [Inputs.Episodes, Inputs.LastEpisodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (seen.LastYear is { Episodes.IsEmpty: false })
        {
            return;
        }

        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.Start < report.Year.FirstDay)
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
            var none = sample.Case with { LastYear = null };
            return
            [
                Example.Passes("in last year's return", sample.Case),
                Example.Fails("not in last year's return", "Episodes[1]/DECOM", none),
                Example.Fails("in last year's return without an episode", "Episodes[1]/DECOM", sample.Case with { LastYear = sample.LastYear with { Episodes = [] } }),
                Example.Passes("new, from 1 April", With(sample.Day(4, 1))),
                Example.Fails("new, from the day before 1 April", "Episodes[1]/DECOM", With(sample.Day(4, 1).AddDays(-1))),
                Example.Passes("new, without a start", With(null)),
                Example.Fails("two episodes from before the year", ["Episodes[1]/DECOM", "Episodes[2]/DECOM"],
                    none with { Child = sample.Child with { Episodes = [sample.FirstEpisode, sample.Episode with { Start = sample.Day(4, 1).AddDays(-9) }] } }),
            ];

            LookedAfterCase With(DateOnly? start) => none with { Child = sample.Child with { Episodes = [sample.FirstEpisode with { Start = start }] } };
        }
    }
}
