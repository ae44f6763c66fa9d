namespace OpenCollect.LookedAfter.Codes;

/// <summary>Why the placement changed.</summary>
public static class ReasonForPlacementChange
{
    public static readonly CodeSet Codes = new("REASON_PLACE_CHANGE")
    {
        { "CARPL", "Change to or implementation of the care plan", Years.From(2016) },
        { "CLOSE", "Carer resigned or provision closed", Years.From(2016) },
        { "ALLEG", "Allegation under section 47", Years.From(2016) },
        { "STAND", "Concern about standards of care", Years.From(2016) },
        { "APPRR", "Approval removed", Years.From(2016) },
        { "CREQB", "Carer asked for end because of child's behaviour", Years.From(2016) },
        { "CREQO", "Carer asked for end for another reason", Years.From(2016) },
        { "CHILD", "Child asked for end", Years.From(2016) },
        { "LAREQ", "Responsible or area authority asked for end", Years.From(2016) },
        { "PLACE", "Only the status of the placement changed", Years.From(2016) },
        { "OTHER", "Other", Years.From(2016) },
        { "CUSTOD", "Admitted to custody", Years.From(2019) },
    };
}
