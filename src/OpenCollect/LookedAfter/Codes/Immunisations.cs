namespace OpenCollect.LookedAfter.Codes;

/// <summary>Immunisations.</summary>
public static class Immunisations
{
    public static readonly CodeSet Codes = new("IMMUNISATIONS")
    {
        { "0", "Not up to date" },
        { "1", "Up to date" },
    };
}
