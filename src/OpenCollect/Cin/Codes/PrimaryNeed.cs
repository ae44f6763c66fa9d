namespace OpenCollect.Cin.Codes;

/// <summary>Why the child is in need. Source: guide 2024-25, section 4.5.</summary>
public static class PrimaryNeed
{
    public static readonly CodeSet Codes = new("PrimaryNeedCode")
    {
        { "N1", "Abuse, neglect and exploitation", Years.Always, new(2025, "Abuse or neglect") },
        { "N2", "Child's disability or illness" },
        { "N3", "Parental disability or illness" },
        { "N4", "Family in acute stress" },
        { "N5", "Family dysfunction" },
        { "N6", "Socially unacceptable behaviour" },
        { "N7", "Low income" },
        { "N8", "Absent parenting" },
        { "N9", "Cases other than children in need (adoption support right after adoption)" },
        { "N0", "Not stated" },
    };
}
