namespace OpenCollect.LookedAfter.Rules;

/// <summary>Placement is a code of the year.</summary>
public sealed class Rule146 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("146", Severity.Error, Scope.Group, Years.From(2014), "Placement type is not valid")
    {
        Module = Episode.Group.Name,
        Logic = "PLACE of an episode is filled and is no code of the year. A3 to A6, K1, K2, P1, P3, R1, R2, R3, R5, S1 and T0 to T4 are valid in every year; Q1, Q2 and M1 to M3 until 2013-14; U1 to U6 from 2014-15; H5 and P2 until 2023-24; K3 from 2024-25; Z1 until 2024-25, Z11 to Z14 from 2025-26. In 2024-25 H5 and P2 also pass on an episode with DECOM before 28 October 2023. Blank passes.",
        Advice = "Enter the type of placement by a code of this year. Supported accommodation is K3, other placements are Z11 to Z14.",
        Guide = LookedAfterGuide.Check("146"),
        Fields = [Episode.PlacementField],
        Needs = [Inputs.Episodes],
        Doubt = "Sources differ on H5 and P2 in 2024-25: they are accepted only where the episode was carried over from before 28 October 2023.",
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.Placement is not null
                && !Codes.Placement.Codes.Has(episode.Placement, report.Year)
                && !(report.Year.Ending == 2025 && episode.Placement is "H5" or "P2" && episode.Start < RegistrationBegan))
            {
                report.At(episode, Episode.PlacementField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            LookedAfterCase With(string? place, DateOnly? start = null) =>
                sample.With(sample.Episode with { Placement = place, Start = start });
            var before = new DateOnly(2023, 10, 27);
            var after = new DateOnly(2023, 10, 28);
            return
            [
                Example.Passes("foster placement", sample.Case),
                Example.Passes("blank", With(null)),
                Example.Passes("supported accommodation", With("K3")),
                Example.Passes("other placement of type 1", With("Z11")),
                Example.Fails("other placement without a type", "Episodes[1]/PLACE", With("Z1")),
                Example.Fails("no code", "Episodes[1]/PLACE", With("U7")),
                Example.Fails("no code in the second episode", "Episodes[2]/PLACE",
                    sample.With(sample.FirstEpisode, sample.Episode with { Placement = "K4" })),
                Example.Fails("H5 from before registration, in 2025-26", "Episodes[1]/PLACE", With("H5", before)),
                Example.Passes("H5 from the day before registration, in 2024-25", With("H5", before)) with { Year = 2025 },
                Example.Passes("P2 from the day before registration, in 2024-25", With("P2", before)) with { Year = 2025 },
                Example.Fails("H5 from the day of registration, in 2024-25", "Episodes[1]/PLACE", With("H5", after)) with { Year = 2025 },
                Example.Fails("P2 from the day of registration, in 2024-25", "Episodes[1]/PLACE", With("P2", after)) with { Year = 2025 },
                Example.Fails("H5 without a start, in 2024-25", "Episodes[1]/PLACE", With("H5")) with { Year = 2025 },
                Example.Fails("no code, from before registration, in 2024-25", "Episodes[1]/PLACE",
                    With("K4", before)) with { Year = 2025 },
                Example.Passes("Z1 in its last year", With("Z1")) with { Year = 2025 },
                Example.Passes("K3 in its first year", With("K3")) with { Year = 2025 },
                Example.Fails("K3 in the year before its first", "Episodes[1]/PLACE", With("K3")) with { Year = 2024 },
                Example.Passes("H5 in its last year", With("H5", after)) with { Year = 2024 },
                Example.Fails("Q2 in the year after its last", "Episodes[1]/PLACE", With("Q2")) with { Year = 2015 },
                Example.Passes("Q2 in its last year", With("Q2")) with { Year = 2014 },
                Example.Fails("U4 in the year before its first", "Episodes[1]/PLACE", With("U4")) with { Year = 2014 },
            ];
        }
    }

    /// <summary>From this day supported accommodation had to be registered, and H5 and P2 were wound down.</summary>
    private static readonly DateOnly RegistrationBegan = new(2023, 10, 28);
}
