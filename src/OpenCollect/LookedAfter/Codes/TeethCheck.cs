namespace OpenCollect.LookedAfter.Codes;

/// <summary>Seen by a dentist.</summary>
public static class TeethCheck
{
    public static readonly CodeSet Codes = new("TEETH_CHECK")
    {
        { "0", "Not checked by a dentist" },
        { "1", "Checked by a dentist" },
    };
}
