namespace OpenCollect.LookedAfter.Rules;

/// <summary>Placements that Ofsted does not inspect have no number of a provider.</summary>
public sealed class Rule222 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("222", Severity.Error, Scope.Group, Years.From(2016), "URN given for a placement that has none")
        {
            Module = Episode.Group.Name,
            Logic = "URN is filled and not XXXXXXX, and PLACE is P1, P3, R1, R2, R5 or T0 to T4; until 2022-23 also H5; until 2023-24 also P2; until 2024-25 also Z1, and from 2025-26 Z11 to Z14.",
            Advice = "Remove the URN or enter XXXXXXX, or correct the type of placement.",
            Guide = LookedAfterGuide.Check("222"),
            Fields = [Episode.UrnField, Episode.PlacementField],
            Needs = [Inputs.Episodes],
            Doubt = "Blank and XXXXXXX are both let pass, as the check is written.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.HasOfstedUrn && HasNoUrn(episode, report.Year))
            {
                report.At(episode, Episode.UrnField, Episode.PlacementField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            string[] both = ["Episodes[1]/URN", "Episodes[1]/PLACE"];
            LookedAfterCase Of(string? placement) => sample.With(sample.Episode with { Placement = placement });
            return
            [
                Example.Passes("foster placements", sample.Case),
                Example.Passes("no placement", Of(null)),
                Example.Passes("R1, blank", sample.ShortBreaks),
                Example.Passes("R1, XXXXXXX", sample.With(sample.Episode with { Placement = "R1", Urn = "XXXXXXX" })),
                Example.Fails("P1", [.. both], Of("P1")),
                Example.Fails("P3", [.. both], Of("P3")),
                Example.Fails("R1", [.. both], Of("R1")),
                Example.Fails("R2", [.. both], Of("R2")),
                Example.Fails("R5", [.. both], Of("R5")),
                Example.Fails("T0", [.. both], Of("T0")),
                Example.Fails("T4", [.. both], Of("T4")),
                Example.Fails("Z11", [.. both], Of("Z11")),
                Example.Fails("Z14", [.. both], Of("Z14")),
                Example.Passes("R3", Of("R3")),
                Example.Passes("Z1 in 2025-26", Of("Z1")) with { Year = 2026 },
                Example.Fails("Z1 in 2024-25", [.. both], Of("Z1")) with { Year = 2025 },
                Example.Passes("Z11 in 2024-25", Of("Z11")) with { Year = 2025 },
                Example.Passes("P2 in 2024-25", Of("P2")) with { Year = 2025 },
                Example.Fails("P2 in 2023-24", [.. both], Of("P2")) with { Year = 2024 },
                Example.Passes("H5 in 2023-24", Of("H5")) with { Year = 2024 },
                Example.Fails("H5 in 2022-23", [.. both], Of("H5")) with { Year = 2023 },
                Example.Passes("K3 in 2024-25", Of("K3")) with { Year = 2025 },
                Example.Fails("on the second episode", ["Episodes[2]/URN", "Episodes[2]/PLACE"],
                    sample.With(sample.FirstEpisode, sample.Episode with { Placement = "T2" })),
            ];
        }
    }

    private static bool HasNoUrn(Episode episode, CollectionYear year) => episode.Placement switch
    {
        "P1" or "P3" or "R1" or "R2" or "R5" => true,
        "H5" => year.Ending <= 2023,
        "P2" => year.Ending <= 2024,
        "Z1" => year.Ending <= 2025,
        _ => episode.IsTemporary || (episode.IsOtherPlacement && year.Ending >= 2026),
    };
}
