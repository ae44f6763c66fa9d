namespace OpenCollect.LookedAfter.Codes;

/// <summary>Sex of the adopters.</summary>
public static class AdopterSex
{
    public static readonly CodeSet Codes = new("SEX_ADOPTR")
    {
        { "M1", "One man" },
        { "F1", "One woman" },
        { "MM", "Two men" },
        { "FF", "Two women" },
        { "MF", "Man and woman" },
    };
}
