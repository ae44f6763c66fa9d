namespace OpenCollect.LookedAfter.Rules;

/// <summary>The last social worker episode does not end in the last days of the year without another.</summary>
public sealed class RuleSW11bSTG2 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("SW11bSTG2", Severity.Error, Scope.Child, Years.From(2024), "Last social worker episode ended just before 31 March")
    {
        Module = SocialWorkerEpisode.Group.Name,
        Stage = 2,
        Logic = "SW_DEC of the child's row with the latest SW_DECOM is from 26 to 31 March.",
        Advice = "Enter who has been responsible for the child since, or correct the end.",
        Guide = LookedAfterGuide.Check("SW11bSTG2"),
        Fields = [SocialWorkerEpisode.EndField, SocialWorkerEpisode.StartField],
        Needs = [Inputs.SWEpisodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (SocialWorkerHistory.Latest(seen.Child.SocialWorkers) is { } latest
            && latest.End >= report.Year.LastDay.AddDays(-5) && latest.End <= report.Year.LastDay)
        {
            report.At(latest, SocialWorkerEpisode.EndField, SocialWorkerEpisode.StartField);
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var (first, row) = (sample.FirstSocialWorker, sample.SocialWorker);
            string[] places = ["SWEpisodes[2]/SW_DEC", "SWEpisodes[2]/SW_DECOM"];
            return
            [
                Example.Passes("open", sample.Case),
                Example.Fails("ended on 26 March", [.. places], sample.With(first, row with { End = sample.Day(3, 26) })),
                Example.Passes("ended on 25 March", sample.With(first, row with { End = sample.Day(3, 25) })),
                Example.Fails("ended on 31 March", [.. places], sample.With(first, row with { End = sample.Day(3, 31) })),
                Example.Passes("ended on 1 April", sample.With(first, row with { End = sample.Day(3, 31).AddDays(1) })),
                Example.Fails("the only row", ["SWEpisodes[1]/SW_DEC", "SWEpisodes[1]/SW_DECOM"], sample.With(row with { End = sample.Day(3, 30) })),
                Example.Passes("ended on 31 March, but another began", sample.With(first with { End = sample.Day(3, 31) }, row)),
                Example.Passes("no row", sample.With(sample.Child with { SocialWorkers = [] })),
            ];
        }
    }
}
