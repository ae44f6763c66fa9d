namespace OpenCollect.LookedAfter.Rules;

/// <summary>A social worker's identifier begins with SW, or with XX where there is no registration.</summary>
public sealed class RuleSW02STG1 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("SW02STG1", Severity.Error, Scope.Group, Years.From(2024), "Social worker's identifier does not begin with SW or XX")
    {
        Module = SocialWorkerEpisode.Group.Name,
        Stage = 1,
        Logic = "The first two characters of SW_ID are neither SW nor XX. A blank SW_ID fails.",
        Advice = "Enter the social worker's registration number from Social Work England, such as SW1234567.",
        Guide = LookedAfterGuide.Check("SW02STG1"),
        Fields = [SocialWorkerEpisode.WorkerField],
        Needs = [Inputs.SWEpisodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.SocialWorkers)
        {
            if (row.Worker is not (['S', 'W', ..] or ['X', 'X', ..]))
            {
                report.At(row, SocialWorkerEpisode.WorkerField);
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
                Example.Passes("SW and a number", sample.Case),
                Example.Passes("XX and a number", sample.With(first, row with { Worker = "XX123" })),
                Example.Passes("SW alone", sample.With(first, row with { Worker = "SW" })),
                Example.Fails("blank", "SWEpisodes[2]/SW_ID", sample.With(first, row with { Worker = null })),
                Example.Fails("a number alone", "SWEpisodes[2]/SW_ID", sample.With(first, row with { Worker = "1234567" })),
                Example.Fails("one letter", "SWEpisodes[2]/SW_ID", sample.With(first, row with { Worker = "S" })),
                Example.Fails("S and another letter", "SWEpisodes[2]/SW_ID", sample.With(first, row with { Worker = "SX1234567" })),
                Example.Fails("another letter and W", "SWEpisodes[2]/SW_ID", sample.With(first, row with { Worker = "XW1234567" })),
                Example.Fails("SW after something else", "SWEpisodes[2]/SW_ID", sample.With(first, row with { Worker = "1SW234567" })),
            ];
        }
    }
}
