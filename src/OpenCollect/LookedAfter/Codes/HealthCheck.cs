namespace OpenCollect.LookedAfter.Codes;

/// <summary>Health promotion checks of a child under five.</summary>
public static class HealthCheck
{
    public static readonly CodeSet Codes = new("HEALTH_CHECK")
    {
        { "0", "Health promotion checks not up to date (under 5s)" },
        { "1", "Up to date" },
    };
}
