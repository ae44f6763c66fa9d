namespace OpenCollect.LookedAfter.Rules;

/// <summary>A social worker episode ends in the period that the return covers.</summary>
public sealed class RuleSW07STG2 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("SW07STG2", Severity.Error, Scope.Group, Years.From(2025), "Social worker episode ends outside the period")
    {
        Module = SocialWorkerEpisode.Group.Name,
        Stage = 2,
        Logic = "SW_DEC is before 1 April of last year or after 31 March of the year. Blank passes.",
        Advice = "Correct the end, or leave out the episode if it belongs to another year.",
        Guide = LookedAfterGuide.Check("SW07STG2"),
        Fields = [SocialWorkerEpisode.EndField],
        Needs = [Inputs.SWEpisodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.SocialWorkers)
        {
            if (row.End < report.Year.Previous.FirstDay || row.End > report.Year.LastDay)
            {
                report.At(row, SocialWorkerEpisode.EndField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var (first, row) = (sample.FirstSocialWorker, sample.SocialWorker);
            var start = sample.Year.Previous.FirstDay;
            return
            [
                Example.Passes("in the year, and open", sample.Case),
                Example.Passes("on 1 April of last year", sample.With(first with { End = start }, row)),
                Example.Fails("the day before 1 April of last year", "SWEpisodes[1]/SW_DEC", sample.With(first with { End = start.AddDays(-1) }, row)),
                Example.Passes("on 31 March", sample.With(first with { End = sample.Day(3, 31) }, row)),
                Example.Fails("the day after 31 March", "SWEpisodes[1]/SW_DEC", sample.With(first with { End = sample.Day(3, 31).AddDays(1) }, row)),
                Example.Fails("the second of two, the day after 31 March", "SWEpisodes[2]/SW_DEC",
                    sample.With(first, row with { End = sample.Day(3, 31).AddDays(1) })),
            ];
        }
    }
}

/// <summary>A social worker episode ends in the period that the return covers.</summary>
public sealed class RuleSW07STG2Until2024 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("SW07STG2", Severity.Error, Scope.Group, Years.Between(2024, 2024), "Social worker episode ends outside the period")
    {
        Module = SocialWorkerEpisode.Group.Name,
        Stage = 2,
        Logic = "SW_DEC is before 1 April or after 31 March of the year. Blank passes.",
        Advice = "Correct the end, or leave out the episode if it belongs to another year.",
        Guide = LookedAfterGuide.Check("SW07STG2"),
        Fields = [SocialWorkerEpisode.EndField],
        Needs = [Inputs.SWEpisodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.SocialWorkers)
        {
            if (row.End < report.Year.FirstDay || row.End > report.Year.LastDay)
            {
                report.At(row, SocialWorkerEpisode.EndField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = new LookedAfterSample(2024);
            var (first, row) = (sample.FirstSocialWorker, sample.SocialWorker);
            var start = sample.Year.FirstDay;
            return
            [
                Example.Passes("in the year, and open", sample.Case),
                Example.Passes("on 1 April", sample.With(first with { End = start }, row)),
                Example.Fails("the day before 1 April", "SWEpisodes[1]/SW_DEC", sample.With(first with { End = start.AddDays(-1) }, row)),
                Example.Passes("on 31 March", sample.With(first with { End = sample.Day(3, 31) }, row)),
                Example.Fails("the day after 31 March", "SWEpisodes[1]/SW_DEC", sample.With(first with { End = sample.Day(3, 31).AddDays(1) }, row)),
                Example.Fails("the second of two, the day after 31 March", "SWEpisodes[2]/SW_DEC",
                    sample.With(first, row with { End = sample.Day(3, 31).AddDays(1) })),
            ];
        }
    }
}
