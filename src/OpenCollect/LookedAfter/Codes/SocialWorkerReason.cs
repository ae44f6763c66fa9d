namespace OpenCollect.LookedAfter.Codes;

/// <summary>Why the social worker changed. The labels are inferred from the codes.</summary>
public static class SocialWorkerReason
{
    public static readonly CodeSet Codes = new("SW_REASON")
    {
        { "MANAGE", "Caseload management", Years.From(2024) },
        { "FCONTA", "First contact or first allocation", Years.From(2024) },
        { "LEFTRL", "Worker left the role", Years.From(2024) },
        { "ORGRST", "Organisational restructure", Years.From(2024) },
        { "TSPROC", "Transfer between teams as part of the process", Years.From(2024) },
        { "ABSENC", "Absence of the worker", Years.From(2024) },
        { "CHCHAN", "Child asked for change", Years.From(2024) },
        { "PCCHAN", "Parent or carer asked for change", Years.From(2024) },
        { "SWDIED", "Worker died", Years.From(2024) },
        { "OTHERS", "Other", Years.From(2024) },
    };
}
