namespace OpenCollect.LookedAfter.Codes;

/// <summary>Why a decision that a child should be placed for adoption was reversed.</summary>
public static class ReasonPlacedCeased
{
    public static readonly CodeSet Codes = new("REASON_PLACED_CEASED")
    {
        { "RD1", "Child's needs changed" },
        { "RD2", "Court made no placement order" },
        { "RD3", "No adopters found" },
        { "RD4", "Other" },
    };
}
