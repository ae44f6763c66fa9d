namespace OpenCollect.LookedAfter.Codes;

/// <summary>Who provides the placement.</summary>
public static class PlacementProvider
{
    public static readonly CodeSet Codes = new("PLACE_PROVIDER")
    {
        { "PR0", "Parents or others with parental responsibility (P1 only)" },
        { "PR1", "Own provision, or regional adoption agency hosted by this LA" },
        { "PR2", "Other LA provision, or regional adoption agency hosted by another LA" },
        { "PR3", "Other public provision (health trust and the like)" },
        { "PR4", "Private" },
        { "PR5", "Voluntary or third sector" },
    };
}
