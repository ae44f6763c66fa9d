namespace OpenCollect.LookedAfter.Rules;

/// <summary>Every social worker episode of a child but the latest has ended.</summary>
public sealed class RuleSW14STG2 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("SW14STG2", Severity.Error, Scope.Child, Years.Between(2024, 2024), "Social worker episode is open although a later one began")
    {
        Module = SocialWorkerEpisode.Group.Name,
        Stage = 2,
        Logic = "SW_DEC of a row is blank, and the row is not the child's one with the latest SW_DECOM; of several with the latest, the last in the file is it. A SW_DEC that cannot be read is not blank.",
        Advice = "Enter the day on which the earlier social worker's responsibility ended.",
        Guide = LookedAfterGuide.Check("SW14STG2"),
        Fields = [SocialWorkerEpisode.EndField],
        Needs = [Inputs.SWEpisodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var latest = SocialWorkerHistory.Latest(seen.Child.SocialWorkers);
        foreach (var row in seen.Child.SocialWorkers)
        {
            if (row.IsOpen && !ReferenceEquals(row, latest))
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
            return
            [
                Example.Passes("the latest is open", sample.Case),
                Example.Fails("the earlier is open", "SWEpisodes[1]/SW_DEC", sample.With(first with { End = null }, row)),
                Example.Fails("the earlier is open and stands last in the file", "SWEpisodes[2]/SW_DEC", sample.With(row, first with { End = null })),
                Example.Passes("all ended", sample.With(first, row with { End = sample.Day(12, 1) })),
                Example.Passes("one open row", sample.With(row)),
                Example.Passes("the earlier ends on what is no date",
                    sample.With(first with { End = null, Flaws = new(new Flaw(FlawKind.NotADate, SocialWorkerEpisode.EndField, "soon", 2)) }, row)),
                Example.Fails("two with the latest start, both open", "SWEpisodes[1]/SW_DEC", sample.With(row, row with { Worker = "SW1111111" })),
                Example.Fails("an open one without a start", "SWEpisodes[1]/SW_DEC", sample.With(row with { Start = null }, row)),
                Example.Fails("an open one without a start, last in the file", "SWEpisodes[2]/SW_DEC", sample.With(row, row with { Start = null })),
                Example.Passes("one row without a start", sample.With(row with { Start = null })),
                Example.Passes("no row", sample.With(sample.Child with { SocialWorkers = [] })),
            ];
        }
    }
}
