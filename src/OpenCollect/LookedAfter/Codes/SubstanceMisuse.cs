namespace OpenCollect.LookedAfter.Codes;

/// <summary>Substance misuse.</summary>
public static class SubstanceMisuse
{
    public static readonly CodeSet Codes = new("SUBSTANCE_MISUSE")
    {
        { "0", "No problem identified" },
        { "1", "Problem identified" },
    };
}
