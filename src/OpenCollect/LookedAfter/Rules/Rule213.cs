namespace OpenCollect.LookedAfter.Rules;

/// <summary>Temporary placements and, from 2025-26, other placements have no provider.</summary>
public sealed class Rule213 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("213", Severity.Error, Scope.Group, Years.Always, "Provider given for a placement that has none")
        {
            Module = Episode.Group.Name,
            Logic = "PLACE_PROVIDER is filled and PLACE is T0 to T4, or from 2025-26 Z11 to Z14.",
            Advice = "Remove the provider, or correct the type of placement.",
            Guide = LookedAfterGuide.Check("213"),
            Fields = [Episode.ProviderField, Episode.PlacementField],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.Provider is not null
                && (episode.IsTemporary || (episode.IsOtherPlacement && Codes.Placement.Codes.Has(episode.Placement, report.Year))))
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
            LookedAfterCase Of(string? placement) => sample.With(sample.Episode with { Placement = placement });
            return
            [
                Example.Passes("foster placements", sample.Case),
                Example.Fails("temporary, T0", [.. both], Of("T0")),
                Example.Fails("temporary, T4", [.. both], Of("T4")),
                Example.Passes("temporary, no provider", sample.With(sample.Episode with { Placement = "T0", Provider = null })),
                Example.Fails("other placement, Z11", [.. both], Of("Z11")),
                Example.Fails("other placement, Z14", [.. both], Of("Z14")),
                Example.Passes("other placement, no provider", sample.With(sample.Episode with { Placement = "Z11", Provider = null })),
                Example.Passes("other placement, no code", Of("Z15")),
                Example.Passes("Z1, a code no longer", Of("Z1")),
                Example.Passes("no placement", Of(null)),
                Example.Fails("temporary in an earlier year", [.. both], Of("T3")) with { Year = 2025 },
                Example.Passes("Z11, no code yet", Of("Z11")) with { Year = 2025 },
                Example.Fails("on the second episode", ["Episodes[2]/PLACE_PROVIDER", "Episodes[2]/PLACE"],
                    sample.With(sample.FirstEpisode, sample.Episode with { Placement = "T1" })),
            ];
        }
    }
}
