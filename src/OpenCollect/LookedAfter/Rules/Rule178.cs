namespace OpenCollect.LookedAfter.Rules;

/// <summary>A provider is given by a code, and not for temporary and other placements.</summary>
public sealed class Rule178 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("178", Severity.Error, Scope.Group, Years.Always, "Placement provider is not valid")
    {
        Module = Episode.Group.Name,
        Logic = "PLACE_PROVIDER of an episode is filled and is none of PR0 to PR5, or PLACE is T0 to T3 or, until 2024-25, Z1, from 2025-26 Z11 to Z14. Blank passes. T4 is left to 213.",
        Advice = "Correct the provider to PR0 to PR5, or remove it if the placement is temporary or an other placement.",
        Guide = LookedAfterGuide.Check("178"),
        Fields = [Episode.ProviderField, Episode.PlacementField],
        Needs = [Inputs.Episodes],
        Doubt = "Until 2024-25 the Department's own coding names T0 to T3 and Z1, a public validator T4 too. The Department is followed; 213 fails on T4 with a provider.",
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.Provider is null)
            {
                continue;
            }

            if (!Codes.PlacementProvider.Codes.Has(episode.Provider, report.Year))
            {
                report.At(episode, Episode.ProviderField);
            }
            else if (TakesNoProvider(episode, report.Year))
            {
                report.At(episode, Episode.ProviderField, Episode.PlacementField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            string[] both = ["Episodes[1]/PLACE_PROVIDER", "Episodes[1]/PLACE"];
            LookedAfterCase With(string? place, string? provider) =>
                sample.With(sample.Episode with { Placement = place, Provider = provider });
            return
            [
                Example.Passes("PR0", With("U6", "PR0")),
                Example.Passes("PR5", With("U6", "PR5")),
                Example.Passes("blank", With("U6", null)),
                Example.Fails("PR6", "Episodes[1]/PLACE_PROVIDER", With("U6", "PR6")),
                Example.Fails("PR6 with T0", "Episodes[1]/PLACE_PROVIDER", With("T0", "PR6")),
                Example.Fails("PR1 with T0", [.. both], With("T0", "PR1")),
                Example.Fails("PR1 with T1", [.. both], With("T1", "PR1")),
                Example.Fails("PR1 with T2", [.. both], With("T2", "PR1")),
                Example.Fails("PR1 with T3", [.. both], With("T3", "PR1")),
                Example.Fails("PR1 with Z11", [.. both], With("Z11", "PR1")),
                Example.Fails("PR1 with Z12", [.. both], With("Z12", "PR1")),
                Example.Fails("PR1 with Z13", [.. both], With("Z13", "PR1")),
                Example.Fails("PR1 with Z14", [.. both], With("Z14", "PR1")),
                Example.Passes("PR1 with T4, of which 213 speaks", With("T4", "PR1")),
                Example.Passes("PR1 with Z1 after its last year", With("Z1", "PR1")),
                Example.Passes("PR1 without a placement", With(null, "PR1")),
                Example.Passes("T0 without a provider", With("T0", null)),
                Example.Fails("PR1 with T0 in the second episode", ["Episodes[2]/PLACE_PROVIDER", "Episodes[2]/PLACE"],
                    sample.With(sample.FirstEpisode, sample.Episode with { Placement = "T0", Provider = "PR1" })),
                Example.Fails("PR1 with Z1 in its last year", [.. both], With("Z1", "PR1")) with { Year = 2025 },
                Example.Fails("PR1 with T3 in an earlier year", [.. both], With("T3", "PR1")) with { Year = 2025 },
                Example.Passes("PR1 with T4 in an earlier year", With("T4", "PR1")) with { Year = 2025 },
                Example.Passes("PR1 with Z11 before its first year", With("Z11", "PR1")) with { Year = 2025 },
            ];
        }
    }

    private static bool TakesNoProvider(Episode episode, CollectionYear year) =>
        episode.Placement is "T0" or "T1" or "T2" or "T3"
        || ((episode.Placement == "Z1" || episode.IsOtherPlacement) && Codes.Placement.Codes.Has(episode.Placement, year));
}
