namespace OpenCollect.LookedAfter.Rules;

/// <summary>A social worker episode has an identifier, a start and a reason.</summary>
public sealed class RuleSW03STG1 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("SW03STG1", Severity.Error, Scope.Group, Years.Between(2024, 2024), "Social worker episode is not whole")
    {
        Module = SocialWorkerEpisode.Group.Name,
        Stage = 1,
        Logic = "SW_ID, SW_DECOM or SW_REASON is blank. A date that cannot be read is not blank.",
        Advice = "Fill in what is missing.",
        Guide = LookedAfterGuide.Check("SW03STG1"),
        Fields = [SocialWorkerEpisode.WorkerField, SocialWorkerEpisode.StartField, SocialWorkerEpisode.ReasonField],
        Needs = [Inputs.SWEpisodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.SocialWorkers)
        {
            if (row.Worker is null || row.LacksStart || row.Reason is null)
            {
                report.At(row, SocialWorkerEpisode.WorkerField, SocialWorkerEpisode.StartField, SocialWorkerEpisode.ReasonField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = new LookedAfterSample(2024);
            var (first, row) = (sample.FirstSocialWorker, sample.SocialWorker);
            var unreadable = row with { Start = null, Flaws = new(new Flaw(FlawKind.NotADate, SocialWorkerEpisode.StartField, "soon", 2)) };
            string[] places = ["SWEpisodes[2]/SW_ID", "SWEpisodes[2]/SW_DECOM", "SWEpisodes[2]/SW_REASON"];
            return
            [
                Example.Passes("all filled", sample.Case),
                Example.Fails("no identifier", [.. places], sample.With(first, row with { Worker = null })),
                Example.Fails("no start", [.. places], sample.With(first, row with { Start = null })),
                Example.Fails("no reason", [.. places], sample.With(first, row with { Reason = null })),
                Example.Passes("a start that is not a date", sample.With(first, unreadable)),
                Example.Passes("no end", sample.With(first with { End = null }, row)),
            ];
        }
    }
}
