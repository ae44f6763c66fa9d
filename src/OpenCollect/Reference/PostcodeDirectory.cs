using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace OpenCollect.Reference;

/// <summary>
/// Postcodes with the place where they lie, as the Office for National Statistics publishes them. All of the United Kingdom's 2.6
/// million take about 45 MB: a number for each postcode in order, and its place beside it.
/// </summary>
public sealed class PostcodeDirectory
{
    /// <summary>A postcode has at most seven letters and digits; longer ones cannot be packed, and there are none.</summary>
    private const int LongestPostcode = 12;

    private const int Radix = 37;

    private readonly ulong[] _postcodes;
    private readonly Spot[] _spots;
    private readonly string?[] _authorities;

    /// <param name="sites">Postcodes, spaces and letter case aside; the last one counts where one is given twice.</param>
    [SuppressMessage("Design", "MA0016", Justification = "Reads what it is given once.")]
    public PostcodeDirectory(IEnumerable<KeyValuePair<string, PostcodeSite>> sites)
    {
        var postcodes = new List<ulong>();
        var spots = new List<Spot>();
        var numbers = new Dictionary<string, byte>(StringComparer.Ordinal);
        var authorities = new List<string?> { null };
        foreach (var (postcode, site) in sites)
        {
            if (!TryPack(postcode, out var packed))
            {
                continue;
            }

            byte number = 0;
            if (site.Authority is { } authority && !numbers.TryGetValue(authority, out number))
            {
                numbers.Add(authority, number = checked((byte)authorities.Count));
                authorities.Add(authority);
            }

            postcodes.Add(packed);
            spots.Add(new(site.Easting, site.Northing, number));
        }

        (_postcodes, _spots) = Ordered(postcodes, spots);
        _authorities = [.. authorities];
    }

    internal PostcodeDirectory(ulong[] postcodes, Spot[] spots, string?[] authorities) => (_postcodes, _spots, _authorities) = (postcodes, spots, authorities);

    /// <summary>How many postcodes there are.</summary>
    public int Count => _postcodes.Length;

    internal ReadOnlySpan<ulong> Postcodes => _postcodes;

    internal ReadOnlySpan<Spot> Spots => _spots;

    internal ReadOnlySpan<string?> Authorities => _authorities;

    /// <summary>Where the postcode lies, spaces and letter case aside; none if it is absent or not in the directory.</summary>
    public PostcodeSite? Find(string? postcode)
    {
        if (!TryPack(postcode, out var packed) || Array.BinarySearch(_postcodes, packed) is not (>= 0 and var at))
        {
            return null;
        }

        var spot = _spots[at];
        return new(spot.Easting, spot.Northing, _authorities[spot.Authority]);
    }

    /// <summary>The postcode as a number: letters and digits to the base of 37, spaces left out. False if it cannot be one.</summary>
    internal static bool TryPack(ReadOnlySpan<char> postcode, out ulong packed)
    {
        packed = 0;
        var length = 0;
        foreach (var c in postcode)
        {
            if (c == ' ')
            {
                continue;
            }

            var digit = c switch
            {
                >= '0' and <= '9' => c - '0' + 1,
                >= 'A' and <= 'Z' => c - 'A' + 11,
                >= 'a' and <= 'z' => c - 'a' + 11,
                _ => 0,
            };
            if (digit == 0 || ++length > LongestPostcode)
            {
                return false;
            }

            packed = (packed * Radix) + (ulong)digit;
        }

        return length > 0;
    }

    private static (ulong[] Postcodes, Spot[] Spots) Ordered(List<ulong> postcodes, List<Spot> spots)
    {
        var (keys, values) = (postcodes.ToArray(), spots.ToArray());
        var order = new int[keys.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(keys, order);
        var count = 0;
        var last = new int[keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            if (count > 0 && keys[count - 1] == keys[i])
            {
                last[count - 1] = Math.Max(last[count - 1], order[i]);
            }
            else
            {
                (keys[count], last[count]) = (keys[i], order[i]);
                count++;
            }
        }

        return (keys[..count], [.. last.Take(count).Select(i => values[i])]);
    }

    /// <summary>A place in as few bytes as there need be.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Spot(int Easting, int Northing, byte Authority);
}
