namespace OpenCollect.LookedAfter.Codes;

/// <summary>Whether a child was adopted by a former foster carer.</summary>
public static class FosterCare
{
    public static readonly CodeSet Codes = new("FOSTER_CARE")
    {
        { "0", "Not adopted by former foster carer" },
        { "1", "Adopted by former foster carer" },
    };
}
