namespace OpenCollect.LookedAfter.Codes;

/// <summary>How the child took part in a review.</summary>
public static class ReviewParticipation
{
    public static readonly CodeSet Codes = new("REVIEW_CODE")
    {
        { "PN0", "Under 4 at the review" },
        { "PN1", "Attended and spoke for self" },
        { "PN2", "Attended, advocate spoke" },
        { "PN3", "Attended, conveyed views by symbols or other non-verbal means" },
        { "PN4", "Attended, contributed nothing" },
        { "PN5", "Not present, briefed an advocate" },
        { "PN6", "Not present, views sent by another medium" },
        { "PN7", "Not present, no views conveyed" },
    };
}
