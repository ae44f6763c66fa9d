namespace OpenCollect.LookedAfter.Rules;

/// <summary>A social worker episode has a start, and one from April 2023 on an identifier and a reason.</summary>
public sealed class RuleSW01bSTG1 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("SW01bSTG1", Severity.Error, Scope.Group, Years.From(2025), "Social worker episode lacks start, identifier or reason")
    {
        Module = SocialWorkerEpisode.Group.Name,
        Stage = 1,
        Logic = "SW_DECOM is blank, or is on or after 1 April 2023 and SW_ID or SW_REASON is blank.",
        Advice = "Fill in the start of the social worker episode, the social worker's identifier and the reason for the change.",
        Guide = LookedAfterGuide.Check("SW01bSTG1"),
        Fields = [SocialWorkerEpisode.WorkerField, SocialWorkerEpisode.StartField, SocialWorkerEpisode.ReasonField],
        Needs = [Inputs.SWEpisodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.SocialWorkers)
        {
            if (row.LacksStart || (row.Start >= SocialWorkerHistory.FirstFullDay && (row.Worker is null || row.Reason is null)))
            {
                report.At(row, SocialWorkerEpisode.StartField, SocialWorkerEpisode.WorkerField, SocialWorkerEpisode.ReasonField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var (first, row) = (sample.FirstSocialWorker, sample.SocialWorker);
            var unreadable = row with { Start = null, Flaws = new(new Flaw(FlawKind.NotADate, SocialWorkerEpisode.StartField, "soon", 2)) };
            string[] places = ["SWEpisodes[2]/SW_DECOM", "SWEpisodes[2]/SW_ID", "SWEpisodes[2]/SW_REASON"];
            return
            [
                Example.Passes("all filled", sample.Case),
                Example.Fails("no start", [.. places], sample.With(first, row with { Start = null })),
                Example.Passes("a start that is not a date, no identifier", sample.With(first, unreadable with { Worker = null })),
                Example.Fails("from 1 April 2023, no identifier", [.. places], sample.With(first, row with { Start = new(2023, 4, 1), Worker = null })),
                Example.Fails("from 1 April 2023, no reason", [.. places], sample.With(first, row with { Start = new(2023, 4, 1), Reason = null })),
                Example.Passes("from 31 March 2023, no identifier", sample.With(first, row with { Start = new(2023, 3, 31), Worker = null })),
                Example.Passes("from 31 March 2023, no reason", sample.With(first, row with { Start = new(2023, 3, 31), Reason = null })),
            ];
        }
    }
}
