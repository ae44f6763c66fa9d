namespace OpenCollect.Cin.Codes;

/// <summary>Why a child has no UPN. Source: guide 2024-25, section 2.4.</summary>
public static class UpnUnknown
{
    public static readonly CodeSet Codes = new("UPNunknown")
    {
        { "UN1", "Not of school age and no UPN yet" },
        { "UN2", "Never in a maintained school in England, no UPN assigned" },
        { "UN3", "Educated outside England, no UPN assigned" },
        { "UN4", "Newly in need (in the last week of the period), UPN not yet known" },
        { "UN5", "Sources disagree on name or birth date, so no reliable match" },
        { "UN6", "Not looked after and the authority cannot get the UPN" },
        { "UN7", "Referral with no further action" },
    };
}
