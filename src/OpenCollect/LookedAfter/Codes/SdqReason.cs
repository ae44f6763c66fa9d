namespace OpenCollect.LookedAfter.Codes;

/// <summary>Why there is no strengths and difficulties score.</summary>
public static class SdqReason
{
    public static readonly CodeSet Codes = new("SDQ_REASON")
    {
        { "SDQ1", "Outside age 4-16 at latest assessment" },
        { "SDQ2", "Carer refused" },
        { "SDQ3", "Disability too severe" },
        { "SDQ4", "Other" },
        { "SDQ5", "Child or young person refused" },
    };
}
