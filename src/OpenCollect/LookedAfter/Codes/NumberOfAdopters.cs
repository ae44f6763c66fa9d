namespace OpenCollect.LookedAfter.Codes;

/// <summary>Number of adopters.</summary>
public static class NumberOfAdopters
{
    public static readonly CodeSet Codes = new("NB_ADOPTR")
    {
        { "1", "One adopter" },
        { "2", "Two adopters" },
    };
}
