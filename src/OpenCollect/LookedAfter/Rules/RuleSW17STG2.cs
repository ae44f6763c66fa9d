namespace OpenCollect.LookedAfter.Rules;

/// <summary>The latest social worker episode is open.</summary>
public sealed class RuleSW17STG2 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("SW17STG2", Severity.Error, Scope.Child, Years.From(2026), "Latest social worker episode has ended")
    {
        Module = SocialWorkerEpisode.Group.Name,
        Stage = 2,
        Logic = "SW_DEC of the child's row with the latest SW_DECOM is filled. One that cannot be read is filled.",
        Advice = "Enter who is responsible for the child now, or take out the end.",
        Guide = LookedAfterGuide.Check("SW17STG2"),
        Fields = [SocialWorkerEpisode.EndField, SocialWorkerEpisode.StartField],
        Needs = [Inputs.SWEpisodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (SocialWorkerHistory.Latest(seen.Child.SocialWorkers) is { IsOpen: false } latest)
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
                Example.Fails("ended", [.. places], sample.With(first, row with { End = sample.Day(12, 1) })),
                Example.Fails("ends on what is no date", [.. places],
                    sample.With(first, row with { Flaws = new(new Flaw(FlawKind.NotADate, SocialWorkerEpisode.EndField, "soon", 2)) })),
                Example.Passes("the open one stands first in the file", sample.With(row, first)),
                Example.Passes("no row", sample.With(sample.Child with { SocialWorkers = [] })),
            ];
        }
    }
}
