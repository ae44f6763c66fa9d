using OpenCollect.Generating;
using OpenCollect.Reference;

namespace OpenCollect.LookedAfter.Generating;

/// <summary>
/// A made-up country around one authority: postcodes that begin with ZZ, each with a grid reference and an authority, and providers in
/// the shape of Ofsted's lists. A postcode or provider of one authority is the same whichever authority the places were made for, so the
/// files of several can be joined.
/// </summary>
public sealed class SyntheticPlaces
{
    /// <summary>The columns of <see cref="WritePostcodes"/>, named as in the ONS Postcode Directory.</summary>
    public const string PostcodeColumns = "pcds,oseast1m,osnrth1m,oscty,oslaua,ctry";

    /// <summary>The columns of <see cref="WriteProviders"/>, named as in Ofsted's list of social care providers.</summary>
    public const string ProviderColumns = "URN,Local authority,Placement code,Placement provider code,Deregistration date,Setting postcode";

    private const int Homes = 120;
    private const int Carers = 120;
    private const int Hospitals = 5;

    /// <summary>Where each kind of place begins among the 2,000 postcodes of an authority.</summary>
    private const int FirstCarer = 300;
    private const int FirstProvider = 600;
    private const int FirstHospital = 700;

    private const string NoCounty = "E99999999";

    /// <summary>The letters that the second part of a postcode may have.</summary>
    private const string Letters = "ABDEFGHJLNPQRSTUWXYZ";

    private static readonly ImmutableArray<string> Fostering = ["U1", "U2", "U3", "U4", "U5", "U6"];

    /// <summary>What providers each authority has: kinds of placement, kinds of provider, closing date.</summary>
    private static readonly ImmutableArray<Provider> Offered =
    [
        new("SC") { PlacementCodes = Fostering, ProviderCodes = ["PR1", "PR2"] },
        new("SC") { PlacementCodes = ["K2"], ProviderCodes = ["PR1", "PR2"] },
        new("SC") { PlacementCodes = ["K2"], ProviderCodes = ["PR1", "PR2"] },
        new("SC") { PlacementCodes = ["K1"], ProviderCodes = ["PR1", "PR2"] },
        new("") { PlacementCodes = Fostering, ProviderCodes = ["PR4"] },
        new("") { PlacementCodes = Fostering, ProviderCodes = ["PR5"] },
        new("") { PlacementCodes = ["K2"], ProviderCodes = ["PR4"] },
        new("") { PlacementCodes = ["K2"], ProviderCodes = ["PR4"] },
        new("") { PlacementCodes = ["K2"], ProviderCodes = ["PR5"] },
        new("") { PlacementCodes = ["R3"], ProviderCodes = ["PR4"] },
        new("") { PlacementCodes = ["S1"], ProviderCodes = ["PR4"] },
        new("") { PlacementCodes = ["H5", "K3"], ProviderCodes = ["PR4"] },
        new("") { PlacementCodes = ["H5", "K3"], ProviderCodes = ["PR5"] },
        new("") { PlacementCodes = ["K2"], ProviderCodes = ["PR4"], Closed = new(2010, 6, 30) },
    ];

    private readonly SortedDictionary<string, PostcodeSite> _postcodes = new(StringComparer.Ordinal);
    private readonly List<Provider> _providers = [];
    private readonly int _own;
    private readonly int[] _others;

    /// <param name="year">The collection year, whose authorities there are.</param>
    /// <param name="authority">The education code of the authority in the middle.</param>
    public SyntheticPlaces(CollectionYear year, string authority)
    {
        _own = IndexOf(authority);
        var all = LocalAuthority.In(year).Select(a => IndexOf(a.Code)).ToList();
        var at = all.IndexOf(_own);
        _others = [.. Enumerable.Range(1, 3).SelectMany(n => new[] { at + n, at - n }).Select(i => all[(i + all.Count) % all.Count])];
        Add(_own, 0, Homes);
        Add(_own, FirstHospital, Hospitals);
        foreach (var index in (int[])[_own, .. _others])
        {
            Add(index, FirstCarer, Carers);
            Add(index, FirstProvider, Offered.Length);
            _providers.AddRange(Offered.Select((p, n) => p with { Urn = UrnOf(index, n), Postcode = Postcode(index, FirstProvider + n) }));
        }

        foreach (var (postcode, site) in Outside)
        {
            _postcodes.Add(postcode, site);
        }

        Reference = new() { Authority = LocalAuthority.All[_own], Postcodes = new(_postcodes), Providers = new(_providers) };
    }

    /// <summary>The authority, the postcode directory and the list of providers, as checks need them.</summary>
    public LookedAfterReference Reference { get; }

    internal string Authority => LocalAuthority.All[_own].Code;

    /// <summary>A place more than 350 miles from every other.</summary>
    internal const string FarNorth = "ZZ96 1AA";

    /// <summary>Places in Wales and in Scotland, the first far away.</summary>
    internal static ImmutableArray<(string Postcode, PostcodeSite Site)> Outside { get; } =
    [
        (FarNorth, new(450_000, 1_200_000, "SCO")), ("ZZ97 1AA", new(300_000, 560_000, "SCO")), ("ZZ97 1AB", new(320_000, 570_000, "SCO")),
        ("ZZ98 1AA", new(130_000, 250_000, "WAL")), ("ZZ98 1AB", new(125_000, 230_000, "WAL")),
    ];

    /// <summary>Writes the postcodes as a CSV file in the shape of the ONS Postcode Directory.</summary>
    public void WritePostcodes(TextWriter writer)
    {
        writer.Write(PostcodeColumns + "\r\n");
        foreach (var (postcode, site) in _postcodes)
        {
            var (county, district, country) = site.Authority switch
            {
                "WAL" => ("W99999999", "W06000015", "W92000004"),
                "SCO" => ("S99999999", "S12000036", "S92000003"),
                var code when LocalAuthority.Find(code) is { } authority =>
                    (authority.GssCode.StartsWith("E10", StringComparison.Ordinal) ? authority.GssCode : NoCounty, authority.GssCode, "E92000001"),
                _ => (NoCounty, "", ""),
            };
            writer.Write($"{postcode},{site.Easting},{site.Northing},{county},{district},{country}\r\n");
        }
    }

    /// <summary>Writes the providers as a CSV file with the columns of Ofsted's list of social care providers.</summary>
    public void WriteProviders(TextWriter writer)
    {
        writer.Write(ProviderColumns + "\r\n");
        foreach (var provider in _providers)
        {
            var authority = LocalAuthority.Find(Reference.Postcodes!.Find(provider.Postcode)?.Authority)?.Name;
            var closed = provider.Closed is { } day ? ReturnDate.Format(day, DateForm.DayFirst) : "";
            writer.Write($"{provider.Urn},\"{authority}\",\"{string.Join(", ", provider.PlacementCodes)}\","
                + $"\"{string.Join(", ", provider.ProviderCodes)}\",{closed},{provider.Postcode}\r\n");
        }
    }

    /// <summary>Where a family lives: in the authority.</summary>
    internal string Home(Draws draws) => Postcode(_own, draws.Below(Homes));

    internal string Hospital(Draws draws) => Postcode(_own, FirstHospital + draws.Below(Hospitals));

    /// <summary>An address, such as a carer's, in the authority or in one around it.</summary>
    internal string Address(Draws draws, bool isOwn) => Postcode(Area(draws, isOwn), FirstCarer + draws.Below(Carers));

    /// <summary>A provider who offers the placement and is of that kind: PR1 is the authority's own, PR2 another's, the rest anywhere.</summary>
    internal Provider ProviderOf(Draws draws, string placement, string kind, bool isOwn)
    {
        var index = Area(draws, kind == "PR1" || (kind != "PR2" && isOwn));
        var first = draws.Below(Offered.Length);
        for (var i = 0; ; i++)
        {
            var n = (first + i) % Offered.Length;
            if (Offered[n].PlacementCodes.Contains(placement) && Offered[n].ProviderCodes.Contains(kind) && Offered[n].Closed is null)
            {
                return _providers[(Array.IndexOf(_others, index) + 1) * Offered.Length + n];
            }

            ArgumentOutOfRangeException.ThrowIfGreaterThan(i, Offered.Length, placement);
        }
    }

    /// <summary>A children's home of the authority's own.</summary>
    internal Provider OwnHome => _providers[1];

    /// <summary>A children's home in the authority that closed long ago.</summary>
    internal Provider ClosedHome => _providers[Offered.Length - 1];

    /// <summary>An address in another authority.</summary>
    internal string Elsewhere => Postcode(_others[0], FirstCarer);

    /// <summary>How far out a provider of that placement may be asked for, by kind of provider.</summary>
    internal static bool Offers(string placement, string kind) =>
        Offered.Any(p => p.PlacementCodes.Contains(placement) && p.ProviderCodes.Contains(kind));

    private static int IndexOf(string authority)
    {
        for (var i = 0; i < LocalAuthority.All.Length; i++)
        {
            if (LocalAuthority.All[i].Code == authority)
            {
                return i;
            }
        }

        throw new ArgumentException($"{authority} is no authority.", nameof(authority));
    }

    private static string UrnOf(int index, int n) => Offered[n].Urn.Length > 0 ? $"SC9{index:000}{n:00}" : $"99{index:000}{n:00}";

    private static string Postcode(int index, int n) =>
        $"ZZ{10 + (index / 2)} {(index % 2 * 5) + (n / 400)}{Letters[n / 20 % 20]}{Letters[n % 20]}";

    private int Area(Draws draws, bool isOwn) => isOwn ? _own : _others[draws.Below(_others.Length)];

    /// <summary>The authorities lie on a grid of 30 km; no two places are more than 350 miles apart (454).</summary>
    private void Add(int index, int first, int count)
    {
        for (var n = first; n < first + count; n++)
        {
            var (east, north) = (150_000 + (index % 13 * 30_000), 100_000 + (index / 13 * 30_000));
            _postcodes.Add(
                Postcode(index, n),
                new(east + (n * 7919 % 18_000) - 9_000, north + (n * 6133 % 18_000) - 9_000, LocalAuthority.All[index].Code));
        }
    }
}
