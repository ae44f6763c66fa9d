namespace OpenCollect.LookedAfter.Codes;

/// <summary>Whether the child is a mother.</summary>
public static class Mother
{
    public static readonly CodeSet Codes = new("MOTHER")
    {
        { "0", "Not a mother" },
        { "1", "Mother (whether or not she cares for the child)" },
    };
}
