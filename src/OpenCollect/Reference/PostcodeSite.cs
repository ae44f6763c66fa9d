namespace OpenCollect.Reference;

/// <summary>Where a postcode lies: grid reference in metres, and the authority responsible for children's services there.</summary>
/// <param name="Easting">Metres on the national grid; 0 with <paramref name="Northing"/> 0 where there is no grid reference.</param>
/// <param name="Northing">Metres on the national grid.</param>
/// <param name="Authority">
/// The three-digit code of the upper-tier authority in England; <c>SCO</c>, <c>NIR</c> or <c>WAL</c> elsewhere; none where not known.
/// </param>
public readonly record struct PostcodeSite(int Easting, int Northing, string? Authority)
{
    /// <summary>
    /// The straight line in miles, to one decimal, by the Department's formula: metres divided by 1,000 and by 1.6093. None where either
    /// has no grid reference. Source: format notes, section 6.
    /// </summary>
    public decimal? MilesTo(PostcodeSite other)
    {
        if ((Easting, Northing) == (0, 0) || (other.Easting, other.Northing) == (0, 0))
        {
            return null;
        }

        var (east, north) = ((double)Easting - other.Easting, (double)Northing - other.Northing);
        return (decimal)Math.Round(Math.Sqrt((east * east) + (north * north)) / 1000 / 1.6093, 1, MidpointRounding.AwayFromZero);
    }
}
