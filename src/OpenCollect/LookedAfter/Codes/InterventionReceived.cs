namespace OpenCollect.LookedAfter.Codes;

/// <summary>Intervention for substance misuse.</summary>
public static class InterventionReceived
{
    public static readonly CodeSet Codes = new("INTERVENTION_RECEIVED")
    {
        { "0", "No intervention received" },
        { "1", "Intervention received" },
    };
}
