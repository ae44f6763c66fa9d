using OpenCollect.Generating;

namespace OpenCollect.LookedAfter.Generating;

/// <summary>What of a child decides where it can live.</summary>
internal readonly record struct Needs(DateOnly BirthDate, bool IsDisabled, bool IsUasc);

/// <summary>Finds children a place to live that fits age, legal status and time. The shares are plausible, close to the published ones.</summary>
internal sealed class Settings(SyntheticPlaces places)
{
    /// <summary>No unregulated placement may go on after this day (rule 217t; registration of supported accommodation).</summary>
    public static readonly DateOnly LastUnregulated = new(2023, 10, 20);

    /// <summary>Supported accommodation that began before this day has no number, and one that begins later has (rules 222, 230, 503F).</summary>
    private static readonly DateOnly SupportedIsRegistered = new(2023, 4, 1);

    /// <summary>A foster placement by the codes before this day must be in the authority if it is its own (1015).</summary>
    private static readonly DateOnly FosterCodes = new(2014, 4, 1);

    private static readonly Mix Young = new(("U6", 500), ("U4", 150), ("U3", 130), ("U1", 50), ("U5", 20), ("U2", 5), ("P1", 90), ("R3", 30));

    private static readonly Mix Middle = new(
        ("U6", 420), ("U4", 210), ("U3", 100), ("U1", 70), ("P1", 60), ("K2", 110), ("S1", 10), ("R1", 8), ("R2", 4));

    private static readonly Mix Old = new(
        ("U6", 230), ("U4", 170), ("U3", 70), ("U1", 30), ("P1", 25), ("K2", 190), ("K1", 5), (Setting.Supported, 200), ("P2", 50), ("R1", 8),
        ("R2", 4), ("R5", 3), (Setting.Other, 8), ("P3", 2));

    private static readonly Mix Remand = new(("R5", 600), ("K1", 200), ("K2", 200));

    private static readonly Mix FosterProvider = new(("PR1", 600), ("PR4", 310), ("PR5", 80), ("PR2", 10));

    private static readonly Mix HomeProvider = new(("PR1", 200), ("PR4", 700), ("PR5", 80), ("PR2", 20));

    /// <summary>A place for the child from that day on, other than the one before.</summary>
    public Setting Find(Draws draws, in Needs needs, string status, DateOnly from, Setting? before)
    {
        while (true)
        {
            var kind = Kind(draws, needs, status, from);
            var setting = Make(draws, kind, from);
            if (setting.Postcode != before?.Postcode)
            {
                return setting;
            }
        }
    }

    /// <summary>A place of that kind.</summary>
    public Setting Make(Draws draws, string kind, DateOnly from, string? provider = null)
    {
        var isOwn = draws.Is(600);
        switch (kind)
        {
            case "U1" or "U2" or "U3":
                return new(kind, "PR1", places.ProviderOf(draws, kind, "PR1", isOwn: true).Urn, places.Address(draws, draws.Is(750) || from < FosterCodes));
            case [ 'U', _]:
                provider ??= FosterProvider.Draw(draws);
                var agency = places.ProviderOf(draws, kind, provider, isOwn);
                return new(kind, provider, agency.Urn, places.Address(draws, provider == "PR1" || (provider != "PR2" && isOwn)));
            case "A5" or "A6":
                return new(kind, provider ?? (draws.Is(700) ? "PR1" : "PR5"), "XXXXXXX", places.Address(draws, isOwn: false));
            case "P1":
                return new(kind, "PR0", null, places.Address(draws, isOwn));
            case "P2" or "P3":
                return new(kind, "PR4", null, places.Address(draws, isOwn));
            case "R1":
                return Outside(draws) ?? new(kind, "PR4", draws.Is(500) ? "XXXXXXX" : null, places.Address(draws, isOwn));
            case "R2" or "R5":
                return new(kind, "PR3", draws.Is(300) ? "XXXXXXX" : null, places.Address(draws, isOwn));
            case Setting.Other:
                return new(kind, null, null, places.Address(draws, isOwn));
            case ['T', _]:
                return new(kind, null, null, kind == "T1" ? places.Hospital(draws) : places.Address(draws, isOwn));
            case Setting.Supported when from < SupportedIsRegistered:
                return new(kind, draws.Is(800) ? "PR4" : "PR5", null, places.Address(draws, isOwn));
            default:
                provider ??= HomeProvider.Draw(draws);
                provider = SyntheticPlaces.Offers(kind, provider) ? provider : SyntheticPlaces.Offers(kind, "PR4") ? "PR4" : "PR1";
                var home = places.ProviderOf(draws, kind, provider, isOwn);
                return new(kind, provider, home.Urn, home.Postcode!);
        }
    }

    /// <summary>The last day on which the setting may go on; none for most.</summary>
    public static DateOnly? LastDay(Setting setting) =>
        setting.Kind == "P2" || (setting.Kind == Setting.Supported && setting.Urn is null) ? LastUnregulated : null;

    private static string Kind(Draws draws, in Needs needs, string status, DateOnly from)
    {
        DateOnly? born = needs.BirthDate;
        while (true)
        {
            var kind = status is "J1" or "J2" ? Remand.Draw(draws)
                : (born.AgeOn(from) switch { < 8 => Young, < 16 => Middle, _ => Old }).Draw(draws);
            var fits = kind switch
            {
                "P1" => status is "C1" or "C2" && !needs.IsUasc,
                "U1" or "U3" when needs.IsUasc => false,
                "S1" or "R1" or "R2" => needs.IsDisabled,
                "R3" => born.AgeOn(from) < 2,
                "P2" => from < LastUnregulated.AddDays(-120),
                _ => true,
            };
            if (fits)
            {
                // Long-term fostering has its own codes only where it began after March 2015.
                return kind is "U1" or "U4" && from < new DateOnly(2015, 4, 1) ? kind == "U1" ? "U3" : "U6" : kind;
            }
        }
    }

    private static Setting? Outside(Draws draws)
    {
        var (postcode, _) = SyntheticPlaces.Outside[1 + draws.Below(SyntheticPlaces.Outside.Length - 1)];
        return draws.Is(300) ? new("R1", "PR5", null, postcode) : null;
    }
}
