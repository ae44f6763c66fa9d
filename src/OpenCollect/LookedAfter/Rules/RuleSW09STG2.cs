namespace OpenCollect.LookedAfter.Rules;

/// <summary>A social worker episode lasts at least a day.</summary>
public sealed class RuleSW09STG2 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("SW09STG2", Severity.Error, Scope.Group, Years.From(2024), "Social worker episode starts and ends on one day")
    {
        Module = SocialWorkerEpisode.Group.Name,
        Stage = 2,
        Logic = "SW_DECOM and SW_DEC are the same day.",
        Advice = "Correct one of the dates, or remove the episode.",
        Guide = LookedAfterGuide.Check("SW09STG2"),
        Fields = [SocialWorkerEpisode.EndField, SocialWorkerEpisode.StartField],
        Needs = [Inputs.SWEpisodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.SocialWorkers)
        {
            if (row.Start is not null && row.Start == row.End)
            {
                report.At(row, SocialWorkerEpisode.EndField, SocialWorkerEpisode.StartField);
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
                Example.Passes("longer, and open", sample.Case),
                Example.Fails("the same day", ["SWEpisodes[2]/SW_DEC", "SWEpisodes[2]/SW_DECOM"], sample.With(first, row with { End = row.Start })),
                Example.Passes("ends the day after", sample.With(first, row with { End = row.Start.PlusDays(1) })),
                Example.Passes("ends the day before", sample.With(first, row with { End = row.Start.PlusDays(-1) })),
                Example.Passes("no dates", sample.With(first, row with { Start = null })),
            ];
        }
    }
}
