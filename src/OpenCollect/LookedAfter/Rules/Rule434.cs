namespace OpenCollect.LookedAfter.Rules;

/// <summary>A change of legal status alone changes that and leaves the placement.</summary>
public sealed class Rule434 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("434", Severity.Error, Scope.Child, Years.From(2016), "Change of legal status alone does not show in the episodes")
        {
            Module = Episode.Group.Name,
            Logic = "RNE is L and, compared with the child's episode before in order of DECOM, LS is the same or any of PLACE, PL_POST, URN and PLACE_PROVIDER differs. Blank and filled differ; two blanks are the same.",
            Advice = "Correct the reason for the new episode, the legal status, or the details of the placement.",
            Guide = LookedAfterGuide.Check("434"),
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
            if (episode.ReasonStarted == "L" && (episode.LegalStatus == previous.LegalStatus || !IsSamePlacement(previous, episode)))
            {
                Report(report, previous, episode);
            }
        }
    }

    /// <summary>Whether the two have the same PLACE, PL_POST, URN and PLACE_PROVIDER; two blanks are the same.</summary>
    internal static bool IsSamePlacement(Episode one, Episode other) =>
        one.Placement == other.Placement && one.PlacementPostcode == other.PlacementPostcode && one.Urn == other.Urn
            && one.Provider == other.Provider;

    /// <summary>Points at the reason for the new episode and at what it says has changed or stayed.</summary>
    internal static void Report(Report report, Episode previous, Episode episode) =>
        report.Between((episode, Episode.ReasonStartedField), (episode, Episode.LegalStatusField), (episode, Episode.PlacementField),
            (episode, Episode.PlacementPostcodeField), (episode, Episode.UrnField), (episode, Episode.ProviderField),
            (previous, Episode.LegalStatusField), (previous, Episode.PlacementField), (previous, Episode.PlacementPostcodeField),
            (previous, Episode.UrnField), (previous, Episode.ProviderField));

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var first = sample.FirstEpisode with { LegalStatus = "C1" };
            var second = sample.FirstEpisode with { ReasonStarted = "L", Start = sample.Day(8, 15), End = null, ReasonCeased = null };
            static ImmutableArray<string> At(int previous, int episode) =>
            [
                $"Episodes[{episode}]/RNE", $"Episodes[{episode}]/LS", $"Episodes[{episode}]/PLACE", $"Episodes[{episode}]/PL_POST",
                $"Episodes[{episode}]/URN", $"Episodes[{episode}]/PLACE_PROVIDER", $"Episodes[{previous}]/LS", $"Episodes[{previous}]/PLACE",
                $"Episodes[{previous}]/PL_POST", $"Episodes[{previous}]/URN", $"Episodes[{previous}]/PLACE_PROVIDER",
            ];
            return
            [
                Example.Passes("legal status changed, placement did not", sample.With(first, second)),
                Example.Fails("nothing changed", At(1, 2), sample.With(first, second with { LegalStatus = "C1" })),
                Example.Fails("no legal status before or after", At(1, 2),
                    sample.With(first with { LegalStatus = null }, second with { LegalStatus = null })),
                Example.Passes("no legal status before", sample.With(first with { LegalStatus = null }, second)),
                Example.Fails("other placement type", At(1, 2), sample.With(first, second with { Placement = "U5" })),
                Example.Fails("other postcode", At(1, 2), sample.With(first, second with { PlacementPostcode = "M2 5DB" })),
                Example.Fails("other URN", At(1, 2), sample.With(first, second with { Urn = "SC054321" })),
                Example.Fails("no URN after", At(1, 2), sample.With(first, second with { Urn = null })),
                Example.Passes("no URN before or after", sample.With(first with { Urn = null }, second with { Urn = null })),
                Example.Fails("other provider", At(1, 2), sample.With(first, second with { Provider = "PR2" })),
                Example.Passes("nothing changed, another reason",
                    sample.With(first, second with { LegalStatus = "C1", ReasonStarted = "P" })),
                Example.Passes("nothing before", sample.With(second)),
                Example.Fails("the later one first in the file", At(2, 1), sample.With(second with { LegalStatus = "C1" }, first)),
            ];
        }
    }
}
