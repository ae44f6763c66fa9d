using System.Diagnostics.CodeAnalysis;

namespace OpenCollect.Reference;

/// <summary>Where a postcode lies: grid reference in metres, and the authority responsible for children's services there.</summary>
/// <param name="Easting">Metres on the national grid.</param>
/// <param name="Northing">Metres on the national grid.</param>
/// <param name="Authority">
/// The three-digit code of the upper-tier authority in England; <c>SCO</c>, <c>NIR</c> or <c>WAL</c> elsewhere; none where not known.
/// </param>
public readonly record struct PostcodeSite(int Easting, int Northing, string? Authority)
{
    /// <summary>
    /// The straight line in miles, to one decimal, by the Department's formula: metres divided by 1,000 and by 1.6093.
    /// </summary>
    public decimal MilesTo(PostcodeSite other)
    {
        var (east, north) = ((double)Easting - other.Easting, (double)Northing - other.Northing);
        return (decimal)Math.Round(Math.Sqrt((east * east) + (north * north)) / 1000 / 1.6093, 1, MidpointRounding.AwayFromZero);
    }
}

/// <summary>Postcodes with the place where they lie, as the Office for National Statistics publishes them.</summary>
public sealed class PostcodeDirectory
{
    private readonly Dictionary<string, PostcodeSite> _sites = new(StringComparer.Ordinal);

    /// <param name="sites">Each postcode once; spaces and letter case do not matter.</param>
    [SuppressMessage("Design", "MA0016", Justification = "Reads what it is given once.")]
    public PostcodeDirectory(IEnumerable<KeyValuePair<string, PostcodeSite>> sites)
    {
        foreach (var (postcode, site) in sites)
        {
            _sites[Normal(postcode)] = site;
        }
    }

    /// <summary>Where the postcode lies, spaces and letter case aside; none if it is absent or not in the directory.</summary>
    public PostcodeSite? Find(string? postcode) =>
        postcode is not null && _sites.TryGetValue(Normal(postcode), out var site) ? site : null;

    private static string Normal(string postcode) => postcode.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
}
