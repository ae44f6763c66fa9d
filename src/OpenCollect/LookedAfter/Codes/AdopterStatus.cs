namespace OpenCollect.LookedAfter.Codes;

/// <summary>Legal status of the adopters.</summary>
public static class AdopterStatus
{
    public static readonly CodeSet Codes = new("LS_ADOPTR")
    {
        { "L0", "Single adopter" },
        { "L1", "Married couple", Years.Until(2014) },
        { "L11", "Different-sex married couple", Years.From(2015) },
        { "L12", "Same-sex married couple", Years.From(2015) },
        { "L2", "Civil partners" },
        { "L3", "Different-sex couple not married" },
        { "L4", "Same-sex couple neither married nor civil partners" },
    };
}
