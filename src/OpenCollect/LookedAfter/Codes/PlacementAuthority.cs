namespace OpenCollect.LookedAfter.Codes;

/// <summary>Where the placement is, beside the codes of English authorities; worked out, not returned.</summary>
public static class PlacementAuthority
{
    public static readonly CodeSet Codes = new("PL_LA")
    {
        { "CON", "Confidential placement" },
        { "NIR", "Northern Ireland" },
        { "SCO", "Scotland" },
        { "WAL", "Wales" },
        { "NUK", "Outside the UK" },
    };
}
