namespace OpenCollect.LookedAfter.Rules;

/// <summary>Placements in England have a provider number.</summary>
public sealed class Rule218Until2025 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("218", Severity.Error, Scope.Group, Years.Between(2016, 2025), "URN is missing")
    {
        Module = Episode.Group.Name,
        Logic = "URN is blank; DEC is blank, or on or after 1 April of the year; PLACE is not P1, P3, R1, R2, R5, T0 to T4 or Z1, until 2023-24 also not H5 or P2; and PL_LA is filled and does not begin with C, N, S or W. A blank PLACE fails; an unreadable DEC passes.",
        Advice = "Enter the URN of the provider, or XXXXXXX if the provider is not inspected by Ofsted.",
        Guide = LookedAfterGuide.Check("218"),
        Fields = [Episode.UrnField, Episode.PlacementField, Episode.PlacementAuthorityField, Episode.EndField],
        Needs = [Inputs.Episodes, Inputs.Postcodes],
        Doubt = "Check 214 forbids a URN for short breaks (V3, V4) and this check asks for one; followed as it is written. A placement whose authority is not known counts as outside England.",
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.Urn is null && (episode.IsOpen || episode.End >= report.Year.FirstDay)
                && episode.PlacementAuthority is [not ('C' or 'N' or 'S' or 'W'), ..] && !NeedsNoUrn(episode, report.Year))
            {
                report.At(episode, Episode.UrnField, Episode.PlacementField, Episode.PlacementAuthorityField, Episode.EndField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = new LookedAfterSample(2025);
            var without = sample.Episode with { Urn = null };
            string[] all = ["Episodes[1]/URN", "Episodes[1]/PLACE", "Episodes[1]/PL_LA", "Episodes[1]/DEC"];
            return
            [
                Example.Passes("a URN", sample.Case),
                Example.Passes("XXXXXXX", sample.With(without with { Urn = "XXXXXXX" })),
                Example.Fails("blank, open", [.. all], sample.With(without)),
                Example.Fails("blank, ended on the first day of the year", [.. all], sample.With(without with { End = sample.Day(4, 1) })),
                Example.Passes("blank, ended on the day before the year", sample.With(without with { End = sample.Day(4, 1).AddDays(-1) })),
                Example.Passes("blank, unreadable end",
                    sample.With(without with { Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)) })),
                Example.Passes("blank, authority unknown", sample.With(without with { PlacementAuthority = null })),
                Example.Passes("blank, confidential", sample.With(without with { PlacementAuthority = "CON" })),
                Example.Passes("blank, Northern Ireland", sample.With(without with { PlacementAuthority = "NIR" })),
                Example.Passes("blank, Scotland", sample.With(without with { PlacementAuthority = "SCO" })),
                Example.Passes("blank, Wales", sample.With(without with { PlacementAuthority = "WAL" })),
                Example.Fails("blank, no placement", [.. all], sample.With(without with { Placement = null })),
                Example.Fails("blank, short breaks", [.. all], sample.With(without with { LegalStatus = "V4" })),
                Example.Passes("blank, P1", sample.With(without with { Placement = "P1" })),
                Example.Passes("blank, P3", sample.With(without with { Placement = "P3" })),
                Example.Passes("blank, R1", sample.With(without with { Placement = "R1" })),
                Example.Passes("blank, R2", sample.With(without with { Placement = "R2" })),
                Example.Passes("blank, R5", sample.With(without with { Placement = "R5" })),
                Example.Passes("blank, T0", sample.With(without with { Placement = "T0" })),
                Example.Passes("blank, T4", sample.With(without with { Placement = "T4" })),
                Example.Passes("blank, Z1", sample.With(without with { Placement = "Z1" })),
                Example.Fails("blank, H5 when it is no code any more", [.. all], sample.With(without with { Placement = "H5" })),
                Example.Fails("blank, P2 when it is no code any more", [.. all], sample.With(without with { Placement = "P2" })),
                Example.Passes("blank, H5 in its last year", sample.With(without with { Placement = "H5" })) with { Year = 2024 },
                Example.Passes("blank, P2 in its last year", sample.With(without with { Placement = "P2" })) with { Year = 2024 },
                Example.Fails("blank, Z11 before it is a code", [.. all], sample.With(without with { Placement = "Z11" })),
                Example.Fails("on the second episode", ["Episodes[2]/URN", "Episodes[2]/PLACE", "Episodes[2]/PL_LA", "Episodes[2]/DEC"],
                    sample.With(sample.FirstEpisode, without)),
            ];
        }
    }

    private static bool NeedsNoUrn(Episode episode, CollectionYear year) => episode.Placement switch
    {
        "P1" or "P3" or "R1" or "R2" or "R5" or "Z1" => true,
        "H5" or "P2" => year.Ending <= 2024,
        _ => episode.IsTemporary,
    };
}

/// <summary>Placements in England have a provider number.</summary>
public sealed class Rule218 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("218", Severity.Error, Scope.Group, Years.From(2026), "URN is missing")
    {
        Module = Episode.Group.Name,
        Logic = "URN is blank; DEC is blank, or on or after 1 April of the year; PLACE is not P1, P3, R1, R2, R5, T0 to T4 or Z11 to Z14; and PL_LA is not CON, NIR, SCO, WAL or NUK. A blank PLACE or PL_LA fails; an unreadable DEC passes.",
        Advice = "Enter the URN of the provider, or XXXXXXX if the provider is not inspected by Ofsted. If the placement is outside England, enter its postcode or authority.",
        Guide = LookedAfterGuide.Check("218"),
        Fields = [Episode.UrnField, Episode.PlacementField, Episode.PlacementAuthorityField, Episode.EndField],
        Needs = [Inputs.Episodes, Inputs.Postcodes],
        Doubt = "Check 214 forbids a URN for short breaks (V3, V4) and this check asks for one; followed as it is written. A placement whose authority is not known counts as in England.",
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.Urn is null && (episode.IsOpen || episode.End >= report.Year.FirstDay) && !episode.IsOutsideEngland
                && !(episode.Placement is "P1" or "P3" or "R1" or "R2" or "R5" || episode.IsTemporary || episode.IsOtherPlacement))
            {
                report.At(episode, Episode.UrnField, Episode.PlacementField, Episode.PlacementAuthorityField, Episode.EndField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var without = sample.Episode with { Urn = null };
            string[] all = ["Episodes[1]/URN", "Episodes[1]/PLACE", "Episodes[1]/PL_LA", "Episodes[1]/DEC"];
            return
            [
                Example.Passes("a URN", sample.Case),
                Example.Passes("XXXXXXX", sample.With(without with { Urn = "XXXXXXX" })),
                Example.Fails("blank, open", [.. all], sample.With(without)),
                Example.Fails("blank, ended on the first day of the year", [.. all], sample.With(without with { End = sample.Day(4, 1) })),
                Example.Passes("blank, ended on the day before the year", sample.With(without with { End = sample.Day(4, 1).AddDays(-1) })),
                Example.Passes("blank, unreadable end",
                    sample.With(without with { Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)) })),
                Example.Fails("blank, authority unknown", [.. all], sample.With(without with { PlacementAuthority = null })),
                Example.Passes("blank, confidential", sample.With(without with { PlacementAuthority = "CON" })),
                Example.Passes("blank, outside the United Kingdom", sample.With(without with { PlacementAuthority = "NUK" })),
                Example.Fails("blank, no placement", [.. all], sample.With(without with { Placement = null })),
                Example.Fails("blank, short breaks", [.. all], sample.With(without with { LegalStatus = "V4" })),
                Example.Passes("blank, P1", sample.With(without with { Placement = "P1" })),
                Example.Passes("blank, P3", sample.With(without with { Placement = "P3" })),
                Example.Passes("blank, R1", sample.With(without with { Placement = "R1" })),
                Example.Passes("blank, R2", sample.With(without with { Placement = "R2" })),
                Example.Passes("blank, R5", sample.With(without with { Placement = "R5" })),
                Example.Passes("blank, T0", sample.With(without with { Placement = "T0" })),
                Example.Passes("blank, T4", sample.With(without with { Placement = "T4" })),
                Example.Passes("blank, Z11", sample.With(without with { Placement = "Z11" })),
                Example.Passes("blank, Z14", sample.With(without with { Placement = "Z14" })),
                Example.Fails("blank, Z1 when it is no code any more", [.. all], sample.With(without with { Placement = "Z1" })),
                Example.Fails("on the second episode", ["Episodes[2]/URN", "Episodes[2]/PLACE", "Episodes[2]/PL_LA", "Episodes[2]/DEC"],
                    sample.With(sample.FirstEpisode, without)),
            ];
        }
    }
}
