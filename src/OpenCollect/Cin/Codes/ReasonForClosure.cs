namespace OpenCollect.Cin.Codes;

/// <summary>Why an episode was closed. Source: guide 2024-25, section 4.7.</summary>
public static class ReasonForClosure
{
    public static readonly CodeSet Codes = new("ReasonForClosure")
    {
        { "RC1", "Adopted" },
        { "RC2", "Died" },
        { "RC3", "Child arrangements order (formerly residence order)" },
        { "RC4", "Special guardianship order" },
        { "RC5", "Transferred to another authority's services" },
        { "RC6", "Transferred to adult social care" },
        { "RC7", "Services ceased for any other reason, including no longer in need" },
        { "RC8", "Closed after assessment, no further action" },
        { "RC9", "Closed after assessment, referred to early help", Years.From(2023) },
    };
}
