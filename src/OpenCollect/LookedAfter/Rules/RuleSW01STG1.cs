namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child looked after on 31 March has a social worker, with identifier, start and reason.</summary>
public sealed class RuleSW01STG1 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("SW01STG1", Severity.Error, Scope.Child, Years.Between(2024, 2024), "Looked after on 31 March without whole social worker data")
    {
        Module = SocialWorkerEpisode.Group.Name,
        Stage = 1,
        Logic = "The child has an episode without DEC whose LS is neither V3 nor V4, and no row in SWEpisodes, or a row in which SW_ID, SW_DECOM or SW_REASON is blank. A date that cannot be read is not blank. Each row that lacks one fails; without any row, the episode does.",
        Advice = "Add the child's social worker, or fill in what is missing.",
        Guide = LookedAfterGuide.Check("SW01STG1"),
        Fields = [SocialWorkerEpisode.WorkerField, SocialWorkerEpisode.StartField, SocialWorkerEpisode.ReasonField, Episode.EndField],
        Needs = [Inputs.SWEpisodes, Inputs.Episodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (Open(seen.Child.Episodes) is not { } episode)
        {
            return;
        }

        if (seen.Child.SocialWorkers.IsEmpty)
        {
            report.At(episode, Episode.EndField);
        }

        foreach (var row in seen.Child.SocialWorkers)
        {
            if (row.Worker is null || row.LacksStart || row.Reason is null)
            {
                report.Between((row, SocialWorkerEpisode.WorkerField), (row, SocialWorkerEpisode.StartField), (row, SocialWorkerEpisode.ReasonField), (episode, Episode.EndField));
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
            string[] places = ["SWEpisodes[2]/SW_ID", "SWEpisodes[2]/SW_DECOM", "SWEpisodes[2]/SW_REASON", "Episodes[2]/DEC"];
            return
            [
                Example.Passes("all filled", sample.Case),
                Example.Fails("no row", "Episodes[2]/DEC", sample.With(sample.Child with { SocialWorkers = [] })),
                Example.Fails("no identifier", [.. places], sample.With(first, row with { Worker = null })),
                Example.Fails("no start", [.. places], sample.With(first, row with { Start = null })),
                Example.Fails("no reason", [.. places], sample.With(first, row with { Reason = null })),
                Example.Passes("a start that is not a date", sample.With(first, unreadable)),
                Example.Passes("no row, left care", sample.With(sample.Child with { SocialWorkers = [], Episodes = [sample.FirstEpisode] })),
                Example.Passes("no row, a short break", sample.With(sample.Child with { SocialWorkers = [], Episodes = [sample.Episode with { LegalStatus = "V3" }] })),
                Example.Passes("no row, an agreement on short breaks", sample.ShortBreaks),
                Example.Fails("no row, no legal status", "Episodes[1]/DEC", sample.With(sample.Child with { SocialWorkers = [], Episodes = [sample.Episode with { LegalStatus = null }] })),
                Example.Passes("no row, an end that is not a date", sample.With(sample.Child with
                {
                    SocialWorkers = [],
                    Episodes = [sample.Episode with { Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)) }],
                })),
            ];
        }
    }

    private static Episode? Open(ImmutableArray<Episode> episodes)
    {
        foreach (var episode in episodes)
        {
            if (episode.IsOpen && !episode.IsShortBreak)
            {
                return episode;
            }
        }

        return null;
    }
}
