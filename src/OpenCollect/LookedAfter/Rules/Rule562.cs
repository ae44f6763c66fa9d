namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child's first episode, if it began before the year, is the last one of last year's return.</summary>
public sealed class Rule562 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("562", Severity.Error, Scope.Child, Years.Always, "Episode of an earlier year is not in last year's return")
        {
            Module = Episode.Group.Name,
            Logic = "The child's earliest DECOM is before 1 April, the first day of the year, and is not the latest DECOM of the child's episodes in last year's return. On 1 April it passes, and so does a child without a dated episode in last year's return.",
            Advice = "Correct the start of the child's first episode, or amend last year's return.",
            Guide = LookedAfterGuide.Check("562"),
            Fields = [Episode.StartField],
            Needs = [Inputs.Episodes, Inputs.LastEpisodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (seen.Child.Earliest is { } first
            && first.Start < report.Year.FirstDay
            && seen.LastYear?.Latest is { } last
            && last.Start != first.Start)
        {
            report.Between((first, Episode.StartField), (last, Episode.StartField));
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            string[] both = ["Episodes[1]/DECOM", "LastYear/Episodes[1]/DECOM"];
            var last = sample.LastYearEpisode;
            return
            [
                Example.Passes("began before the year, as last year's last", sample.Case),
                Example.Fails("began a day later than last year's last", [.. both],
                    sample.LastYearWith(last with { Start = last.Start.PlusDays(-1) })),
                Example.Fails("began a day earlier than last year's last", [.. both],
                    sample.LastYearWith(last with { Start = last.Start.PlusDays(1) })),
                Example.Passes("not in last year's return", sample.Case with { LastYear = null }),
                Example.Passes("no episode in last year's return", sample.Case with { LastYear = sample.LastYear with { Episodes = [] } }),
                Example.Passes("no episode with a start in last year's return", sample.LastYearWith(last with { Start = null })),
                Example.Fails("as an episode of last year that was not the last", ["Episodes[1]/DECOM", "LastYear/Episodes[2]/DECOM"],
                    sample.LastYearWith(last with { End = sample.Year.FirstDay.AddDays(-60) },
                        last with { Start = sample.Year.FirstDay.AddDays(-60) })),
                Example.Fails("last year's last had ended", [.. both], sample.LastYearWith(
                    last with { Start = last.Start.PlusDays(-1), End = sample.Year.FirstDay.AddDays(-60), ReasonCeased = "E8" })),
                Example.Fails("began on 31 March", [.. both],
                    sample.With(sample.FirstEpisode with { Start = sample.Year.FirstDay.AddDays(-1) })),
                Example.Passes("began on 1 April", sample.With(sample.FirstEpisode with { Start = sample.Year.FirstDay })),
                Example.Passes("began in August, another than last year's last", sample.With(sample.Episode)),
                Example.Fails("the first stands second in the file", ["Episodes[2]/DECOM", "LastYear/Episodes[1]/DECOM"],
                    sample.LastYearWith(last with { Start = last.Start.PlusDays(-1) }) with
                    {
                        Child = sample.Child with { Episodes = [sample.Episode, sample.FirstEpisode] },
                    }),
                Example.Passes("no episode this year", sample.With(sample.Child with { Episodes = [] })),
            ];
        }
    }
}
