namespace OpenCollect.LookedAfter.Rules;

/// <summary>A social worker episode starts by 31 March.</summary>
public sealed class RuleSW06STG2 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("SW06STG2", Severity.Error, Scope.Group, Years.From(2024), "Social worker episode starts after the year")
    {
        Module = SocialWorkerEpisode.Group.Name,
        Stage = 2,
        Logic = "SW_DECOM is after 31 March of the year.",
        Advice = "Correct the start, or leave the episode to next year's return.",
        Guide = LookedAfterGuide.Check("SW06STG2"),
        Fields = [SocialWorkerEpisode.StartField],
        Needs = [Inputs.SWEpisodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.SocialWorkers)
        {
            if (row.Start > report.Year.LastDay)
            {
                report.At(row, SocialWorkerEpisode.StartField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var (first, row) = (sample.FirstSocialWorker, sample.SocialWorker);
            return
            [
                Example.Passes("in the year", sample.Case),
                Example.Passes("on 31 March", sample.With(first, row with { Start = sample.Day(3, 31) })),
                Example.Fails("the day after 31 March", "SWEpisodes[2]/SW_DECOM", sample.With(first, row with { Start = sample.Day(3, 31).AddDays(1) })),
                Example.Passes("blank", sample.With(first, row with { Start = null })),
            ];
        }
    }
}
