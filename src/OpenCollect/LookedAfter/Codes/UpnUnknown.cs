namespace OpenCollect.LookedAfter.Codes;

/// <summary>Why there is no UPN; stands in the UPN field.</summary>
public static class UpnUnknown
{
    public static readonly CodeSet Codes = new("UPN_UNKNOWN")
    {
        { "UN1", "Below school age, no UPN given yet" },
        { "UN2", "Never attended a maintained school in England (for example some UASC)" },
        { "UN3", "Educated outside England" },
        { "UN4", "Newly looked after (a week or less before 31 March), UPN not yet known" },
        { "UN5", "Sources disagree on name or birth date, so no safe match" },
    };
}
