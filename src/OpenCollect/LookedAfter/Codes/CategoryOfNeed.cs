namespace OpenCollect.LookedAfter.Codes;

/// <summary>Category of need.</summary>
public static class CategoryOfNeed
{
    public static readonly CodeSet Codes = new("CIN")
    {
        { "N1", "Abuse or neglect" },
        { "N2", "Child's disability" },
        { "N3", "Parental illness or disability" },
        { "N4", "Family in acute stress" },
        { "N5", "Family dysfunction" },
        { "N6", "Socially unacceptable behaviour" },
        { "N7", "Low income" },
        { "N8", "Absent parenting" },
    };
}
