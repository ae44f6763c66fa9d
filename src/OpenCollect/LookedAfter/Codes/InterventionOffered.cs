namespace OpenCollect.LookedAfter.Codes;

/// <summary>Intervention for substance misuse that was not taken up.</summary>
public static class InterventionOffered
{
    public static readonly CodeSet Codes = new("INTERVENTION_OFFERED")
    {
        { "0", "Not offered" },
        { "1", "Offered and refused" },
    };
}
