namespace OpenCollect.LookedAfter.Codes;

/// <summary>Annual health assessment.</summary>
public static class HealthAssessment
{
    public static readonly CodeSet Codes = new("HEALTH_ASSESSMENT")
    {
        { "0", "No annual health assessment" },
        { "1", "Had annual health assessment (two for under 5s)" },
    };
}
