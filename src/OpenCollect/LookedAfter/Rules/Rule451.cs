namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child who was freed for adoption no longer has that status in an episode that goes on.</summary>
public sealed class Rule451 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("451", Severity.Error, Scope.Group, Years.Until(2024), "Still freed for adoption")
        {
            Module = Episode.Group.Name,
            Logic = "LS of an episode is D1, and both DEC and REC are blank.",
            Advice = "Freeing orders have ended. Enter the date and the reason that the episode ceased, or correct the legal status.",
            Guide = LookedAfterGuide.Check("451"),
            Fields = [Episode.LegalStatusField, Episode.EndField, Episode.ReasonCeasedField],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode is { LegalStatus: "D1", IsOpen: true, ReasonCeased: null })
            {
                report.At(episode, Episode.LegalStatusField, Episode.EndField, Episode.ReasonCeasedField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = new LookedAfterSample(2024);
            var (first, freed) = (sample.FirstEpisode, sample.Episode with { LegalStatus = "D1" });
            return
            [
                Example.Passes("a full care order that goes on", sample.Case),
                Example.Fails("freed, without an end", ["Episodes[2]/LS", "Episodes[2]/DEC", "Episodes[2]/REC"], sample.With(first, freed)),
                Example.Fails("the episode freed stands first in the file", ["Episodes[1]/LS", "Episodes[1]/DEC", "Episodes[1]/REC"],
                    sample.With(freed, first)),
                Example.Passes("freed, with the date it ended only", sample.With(first, freed with { End = sample.Day(12, 1) })),
                Example.Passes("freed, with an unreadable date it ended", sample.With(
                    first, freed with { Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)) })),
                Example.Passes("freed, with the reason it ended only", sample.With(first, freed with { ReasonCeased = "E11" })),
                Example.Passes("freed, with date and reason",
                    sample.With(first, freed with { End = sample.Day(12, 1), ReasonCeased = "E11" })),
                Example.Passes("a placement order that goes on", sample.With(first, freed with { LegalStatus = "E1" })),
                Example.Passes("no legal status", sample.With(first, freed with { LegalStatus = null })),
            ];
        }
    }
}
