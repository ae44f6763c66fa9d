namespace OpenCollect.LookedAfter.Codes;

/// <summary>Convicted or cautioned in the year.</summary>
public static class Convicted
{
    public static readonly CodeSet Codes = new("CONVICTED")
    {
        { "0", "Not convicted or cautioned in the year" },
        { "1", "Convicted or youth caution (including conditional) in the year" },
    };
}
