namespace OpenCollect.LookedAfter.Rules;

/// <summary>The episode that was open at the end of last year goes on this year with the same type of placement.</summary>
public sealed class Rule503DUntil2023 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("503D", Severity.Error, Scope.Child, Years.Until(2023), "Type of placement differs from that of last year's open episode")
        {
            Module = Episode.Group.Name,
            Logic = "The child's episode with the latest DECOM in last year's return has a blank DEC, and its PLACE is not that of the child's episode with the earliest DECOM in this year's. Blank and filled differ; two blanks do not. The starts need not be the same.",
            Advice = "Correct the type of placement in this year's return, or amend last year's.",
            Guide = LookedAfterGuide.Check("503D"),
            Fields = [Episode.PlacementField],
            Needs = [Inputs.Episodes, Inputs.LastEpisodes],
            Doubt = "The list of checks makes no exception for 2014-15, when U1 to U6 replaced Q1 and Q2; none is made here.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (Rule503D.Changed(seen) is (var now, var last))
        {
            report.Between((now, Episode.PlacementField), (last, Episode.PlacementField));
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = new LookedAfterSample(2023);
            string[] both = ["Episodes[1]/PLACE", "LastYear/Episodes[1]/PLACE"];
            LookedAfterCase From(string? last, string? now) => sample.LastYearWith(sample.LastYearEpisode with { Placement = last }) with
            {
                Child = sample.Child with { Episodes = [sample.FirstEpisode with { Placement = now }, sample.Episode] },
            };
            return
            [
                Example.Passes("the same in both years", sample.Case),
                Example.Fails("another last year", [.. both], From("U4", "U6")),

                Example.Fails("H5 last year and K3 this year", [.. both], From("H5", "K3")),
                Example.Fails("Z1 last year and Z11 this year", [.. both], From("Z1", "Z11")),
            ];
        }
    }
}

/// <summary>The episode that was open at the end of last year keeps its type of placement this year; but H5 may become K3.</summary>
public sealed class Rule503DUntil2025 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("503D", Severity.Error, Scope.Child, Years.Between(2024, 2025),
            "Type of placement differs from that of last year's open episode")
        {
            Module = Episode.Group.Name,
            Logic = "The child's episode with the latest DECOM in last year's return has a blank DEC, and its PLACE is not that of the child's episode with the earliest DECOM in this year's. Blank and filled differ; two blanks do not. The starts need not be the same. H5 last year and K3 this year pass.",
            Advice = "Correct the type of placement in this year's return, or amend last year's.",
            Guide = LookedAfterGuide.Check("503D"),
            Fields = [Episode.PlacementField],
            Needs = [Inputs.Episodes, Inputs.LastEpisodes],
            Doubt = "P2 went out with H5, but the list of checks names H5 only. H5 to K3 passes in 2023-24 too, as in the public validator: K3 itself is refused in that year by the check of the code.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (Rule503D.Changed(seen) is (var now, var last)
            && !(last.Placement == "H5" && now.Placement == "K3"))
        {
            report.Between((now, Episode.PlacementField), (last, Episode.PlacementField));
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var (sample, older) = (new LookedAfterSample(2025), new LookedAfterSample(2024));
            string[] both = ["Episodes[1]/PLACE", "LastYear/Episodes[1]/PLACE"];
            LookedAfterCase From(string? last, string? now) => sample.LastYearWith(sample.LastYearEpisode with { Placement = last }) with
            {
                Child = sample.Child with { Episodes = [sample.FirstEpisode with { Placement = now }, sample.Episode] },
            };
            return
            [
                Example.Passes("the same in both years", sample.Case),
                Example.Fails("another last year", [.. both], From("U4", "U6")),

                Example.Passes("H5 last year and K3 this year", From("H5", "K3")),
                Example.Fails("H5 last year and another this year", [.. both], From("H5", "K2")),
                Example.Fails("another last year and K3 this year", [.. both], From("K2", "K3")),
                Example.Fails("P2 last year and K3 this year", [.. both], From("P2", "K3")),
                Example.Fails("K3 last year and H5 this year", [.. both], From("K3", "H5")),
                Example.Fails("Z1 last year and Z11 this year", [.. both], From("Z1", "Z11")),
                Example.Passes("in 2023-24, H5 last year and K3 this year", older.LastYearWith(older.LastYearEpisode with { Placement = "H5" }) with
                {
                    Child = older.Child with { Episodes = [older.FirstEpisode with { Placement = "K3" }] },
                }) with { Year = 2024 },
            ];
        }
    }
}

/// <summary>The episode that was open at the end of last year keeps its type of placement this year; but Z1 may become Z11 to Z14.</summary>
public sealed class Rule503DUntil2026 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("503D", Severity.Error, Scope.Child, Years.Between(2026, 2026),
            "Type of placement differs from that of last year's open episode")
        {
            Module = Episode.Group.Name,
            Logic = "The child's episode with the latest DECOM in last year's return has a blank DEC, and its PLACE is not that of the child's episode with the earliest DECOM in this year's. Blank and filled differ; two blanks do not. The starts need not be the same. Z1 last year and Z11, Z12, Z13 or Z14 this year pass.",
            Advice = "Correct the type of placement in this year's return, or amend last year's.",
            Guide = LookedAfterGuide.Check("503D"),
            Fields = [Episode.PlacementField],
            Needs = [Inputs.Episodes, Inputs.LastEpisodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (Rule503D.Changed(seen) is (var now, var last)
            && !(last.Placement == "Z1" && now.IsOtherPlacement))
        {
            report.Between((now, Episode.PlacementField), (last, Episode.PlacementField));
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            string[] both = ["Episodes[1]/PLACE", "LastYear/Episodes[1]/PLACE"];
            LookedAfterCase From(string? last, string? now) => sample.LastYearWith(sample.LastYearEpisode with { Placement = last }) with
            {
                Child = sample.Child with { Episodes = [sample.FirstEpisode with { Placement = now }, sample.Episode] },
            };
            return
            [
                Example.Passes("the same in both years", sample.Case),
                Example.Fails("another last year", [.. both], From("U4", "U6")),

                Example.Passes("Z1 last year and Z11 this year", From("Z1", "Z11")),
                Example.Passes("Z1 last year and Z12 this year", From("Z1", "Z12")),
                Example.Passes("Z1 last year and Z13 this year", From("Z1", "Z13")),
                Example.Passes("Z1 last year and Z14 this year", From("Z1", "Z14")),
                Example.Fails("Z1 last year and Z15, which is no code", [.. both], From("Z1", "Z15")),
                Example.Fails("Z1 last year and another this year", [.. both], From("Z1", "K2")),
                Example.Fails("another last year and Z11 this year", [.. both], From("K2", "Z11")),
                Example.Fails("H5 last year and K3 this year", [.. both], From("H5", "K3")),
            ];
        }
    }
}

/// <summary>The episode that was open at the end of last year goes on this year with the same type of placement.</summary>
public sealed class Rule503D : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("503D", Severity.Error, Scope.Child, Years.From(2027), "Type of placement differs from that of last year's open episode")
        {
            Module = Episode.Group.Name,
            Logic = "The child's episode with the latest DECOM in last year's return has a blank DEC, and its PLACE is not that of the child's episode with the earliest DECOM in this year's. Blank and filled differ; two blanks do not. The starts need not be the same.",
            Advice = "Correct the type of placement in this year's return, or amend last year's.",
            Guide = LookedAfterGuide.Check("503D"),
            Fields = [Episode.PlacementField],
            Needs = [Inputs.Episodes, Inputs.LastEpisodes],
            Doubt = "Z1 could become Z11 to Z14 in 2025-26 only: from 2026-27 last year's return has the new codes too.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (Changed(seen) is (var now, var last))
        {
            report.Between((now, Episode.PlacementField), (last, Episode.PlacementField));
        }
    }

    /// <summary>This year's first episode and last year's open one, if their placements are not of the same type.</summary>
    internal static (Episode Now, Episode Last)? Changed(LookedAfterCase seen) =>
        seen.LastYear?.Latest is { IsOpen: true } last && seen.Child.Earliest is { } now && now.Placement != last.Placement
            ? (now, last)
            : null;

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = new LookedAfterSample(2027);
            var other = sample.LastYearEpisode with { Placement = "U4" };
            string[] both = ["Episodes[1]/PLACE", "LastYear/Episodes[1]/PLACE"];
            LookedAfterCase From(string? last, string? now) => sample.LastYearWith(sample.LastYearEpisode with { Placement = last }) with
            {
                Child = sample.Child with { Episodes = [sample.FirstEpisode with { Placement = now }, sample.Episode] },
            };
            return
            [
                Example.Passes("the same in both years", sample.Case),
                Example.Fails("another last year", [.. both], From("U4", "U6")),

                Example.Passes("not in last year's return", sample.Case with { LastYear = null }),
                Example.Fails("blank last year", [.. both], From(null, "U6")),
                Example.Fails("blank this year", [.. both], From("U6", null)),
                Example.Passes("blank in both years", From(null, null)),
                Example.Fails("another last year, from another start", [.. both],
                    sample.LastYearWith(other with { Start = other.Start.PlusDays(1) })),
                Example.Passes("another last year, but that episode ended",
                    sample.LastYearWith(other with { End = sample.Year.FirstDay.AddDays(-1) })),
                Example.Passes("another last year, but that episode has an unreadable end",
                    sample.LastYearWith(other with { Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)) })),
                Example.Passes("another in an earlier episode of last year", sample.LastYearWith(
                    other with { Start = other.Start.PlusDays(-30) }, sample.LastYearEpisode)),
                Example.Fails("this year's first stands second in the file", ["Episodes[2]/PLACE", "LastYear/Episodes[1]/PLACE"],
                    sample.LastYearWith(other) with { Child = sample.Child with { Episodes = [sample.Episode, sample.FirstEpisode] } }),
                Example.Passes("no episode this year", sample.LastYearWith(other) with { Child = sample.Child with { Episodes = [] } }),
                Example.Fails("Z1 last year, when Z11 had replaced it already", [.. both], From("Z1", "Z11")),
            ];
        }
    }
}
