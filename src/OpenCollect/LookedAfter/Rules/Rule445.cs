namespace OpenCollect.LookedAfter.Rules;

/// <summary>No freeing order starts after 2005.</summary>
public sealed class Rule445 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("445", Severity.Error, Scope.Group, Years.Until(2024), "Freeing order from after 2005")
    {
        Module = Episode.Group.Name,
        Logic = "LS is D1 and DECOM is after 31 December 2005.",
        Advice = "Correct the legal status or the start of the episode.",
        Guide = LookedAfterGuide.Check("445"),
        Fields = [Episode.LegalStatusField, Episode.StartField],
        Needs = [Inputs.Episodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.LegalStatus == "D1" && episode.Start > new DateOnly(2005, 12, 31))
            {
                report.At(episode, Episode.LegalStatusField, Episode.StartField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = new LookedAfterSample(2024);
            var freed = sample.Episode with { LegalStatus = "D1", Start = new(2006, 1, 1) };
            return
            [
                Example.Fails("D1 from 1 January 2006", ["Episodes[1]/LS", "Episodes[1]/DECOM"], sample.With(freed)),
                Example.Passes("D1 from 31 December 2005", sample.With(freed with { Start = new(2005, 12, 31) })),
                Example.Passes("D1 from 30 December 2005", sample.With(freed with { Start = new(2005, 12, 30) })),
                Example.Passes("no start", sample.With(freed with { Start = null })),
                Example.Passes("another status", sample.Case),
                Example.Passes("no status", sample.With(freed with { LegalStatus = null })),
                Example.Fails("second of two", ["Episodes[2]/LS", "Episodes[2]/DECOM"], sample.With(sample.FirstEpisode, freed)),
            ];
        }
    }
}
