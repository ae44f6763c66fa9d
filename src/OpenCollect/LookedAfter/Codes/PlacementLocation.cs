namespace OpenCollect.LookedAfter.Codes;

/// <summary>Inside or outside the boundary of the responsible authority; worked out, not returned.</summary>
public static class PlacementLocation
{
    public static readonly CodeSet Codes = new("PL_LOCATION")
    {
        { "IN", "Inside the boundary of the responsible LA" },
        { "OUT", "Outside it" },
    };
}
