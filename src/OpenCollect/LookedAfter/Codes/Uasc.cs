namespace OpenCollect.LookedAfter.Codes;

/// <summary>Whether the child was an unaccompanied asylum-seeking child in the year.</summary>
public static class Uasc
{
    public static readonly CodeSet Codes = new("UASC")
    {
        { "0", "Not an unaccompanied asylum-seeking child at any time in the year" },
        { "1", "Unaccompanied asylum-seeking child in the year" },
    };
}
