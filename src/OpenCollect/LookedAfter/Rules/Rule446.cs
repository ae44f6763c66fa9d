namespace OpenCollect.LookedAfter.Rules;

/// <summary>No placement order starts before December 2005.</summary>
public sealed class Rule446 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("446", Severity.Error, Scope.Group, Years.Always, "Placement order from before December 2005")
        {
            Module = Episode.Group.Name,
            Logic = "LS is E1 and DECOM is before 1 December 2005.",
            Advice = "Correct the legal status or the start of the episode.",
            Guide = LookedAfterGuide.Check("446"),
            Fields = [Episode.LegalStatusField, Episode.StartField],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.LegalStatus == "E1" && episode.Start < new DateOnly(2005, 12, 1))
            {
                report.At(episode, Episode.LegalStatusField, Episode.StartField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var ordered = sample.Episode with { LegalStatus = "E1", Start = new(2005, 11, 30) };
            return
            [
                Example.Fails("E1 from 30 November 2005", ["Episodes[1]/LS", "Episodes[1]/DECOM"], sample.With(ordered)),
                Example.Passes("E1 from 1 December 2005", sample.With(ordered with { Start = new(2005, 12, 1) })),
                Example.Passes("E1 from last year", sample.Adopted),
                Example.Passes("no start", sample.With(ordered with { Start = null })),
                Example.Passes("another status from 30 November 2005", sample.With(ordered with { LegalStatus = "C2" })),
                Example.Passes("no status", sample.With(ordered with { LegalStatus = null })),
                Example.Fails("second of two", ["Episodes[2]/LS", "Episodes[2]/DECOM"], sample.With(sample.FirstEpisode, ordered)),
            ];
        }
    }
}
