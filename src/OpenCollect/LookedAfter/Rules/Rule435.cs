namespace OpenCollect.LookedAfter.Rules;

/// <summary>A change of placement alone changes that and leaves the legal status.</summary>
public sealed class Rule435 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("435", Severity.Error, Scope.Child, Years.Always, "Change of placement alone does not show in the episodes")
        {
            Module = Episode.Group.Name,
            Logic = "RNE is P or T and, compared with the child's episode before in order of DECOM, LS differs or all four of PLACE, PL_POST, URN and PLACE_PROVIDER are the same. Blank and filled differ; two blanks are the same.",
            Advice = "Correct the reason for the new episode, the legal status, or the details of the placement.",
            Guide = LookedAfterGuide.Check("435"),
            Doubt = "Where a public validator takes two blanks for different, so that a blank URN hides the mistake, they are the same here.",
            Fields =
            [
                Episode.ReasonStartedField, Episode.LegalStatusField, Episode.PlacementField, Episode.PlacementPostcodeField,
                Episode.UrnField, Episode.ProviderField,
            ],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var episodes = seen.Child.EpisodesByStart;
        for (var i = 1; i < episodes.Length; i++)
        {
            var (previous, episode) = (episodes[i - 1], episodes[i]);
            if (episode.ReasonStarted is "P" or "T"
                && (episode.LegalStatus != previous.LegalStatus || Rule434.IsSamePlacement(previous, episode)))
            {
                Rule434.Report(report, previous, episode);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var first = sample.FirstEpisode with { LegalStatus = "C1" };
            var open = sample.FirstEpisode with { Start = sample.Day(8, 15), End = null, ReasonCeased = null };
            var second = open with { ReasonStarted = "P", LegalStatus = "C1" };
            var moved = second with { PlacementPostcode = "M2 5DB" };
            static ImmutableArray<string> At(int previous, int episode) =>
            [
                $"Episodes[{episode}]/RNE", $"Episodes[{episode}]/LS", $"Episodes[{episode}]/PLACE", $"Episodes[{episode}]/PL_POST",
                $"Episodes[{episode}]/URN", $"Episodes[{episode}]/PLACE_PROVIDER", $"Episodes[{previous}]/LS", $"Episodes[{previous}]/PLACE",
                $"Episodes[{previous}]/PL_POST", $"Episodes[{previous}]/URN", $"Episodes[{previous}]/PLACE_PROVIDER",
            ];
            return
            [
                Example.Passes("other postcode", sample.With(first, moved)),
                Example.Passes("other placement type", sample.With(first, second with { Placement = "U5" })),
                Example.Passes("other URN", sample.With(first, second with { Urn = "SC054321" })),
                Example.Passes("other provider", sample.With(first, second with { Provider = "PR2" })),
                Example.Passes("no URN before", sample.With(first with { Urn = null }, second)),
                Example.Fails("the same placement", At(1, 2), sample.With(first, second)),
                Example.Fails("the same placement, by reason T", At(1, 2), sample.With(first, second with { ReasonStarted = "T" })),
                Example.Fails("the same placement, no URN before or after", At(1, 2),
                    sample.With(first with { Urn = null }, second with { Urn = null })),
                Example.Passes("the same placement, by reason L", sample.With(first, second with { ReasonStarted = "L" })),
                Example.Passes("the same placement, no reason", sample.With(first, second with { ReasonStarted = null })),
                Example.Fails("other postcode and legal status", At(1, 2), sample.With(first, moved with { LegalStatus = "C2" })),
                Example.Fails("other postcode and no legal status", At(1, 2), sample.With(first, moved with { LegalStatus = null })),
                Example.Passes("other postcode, no legal status before or after", sample.With(
                    first with { LegalStatus = null }, moved with { LegalStatus = null })),
                Example.Passes("nothing before", sample.With(second)),
                Example.Fails("the later one first in the file", At(2, 1), sample.With(second, first)),
            ];
        }
    }
}
