namespace OpenCollect.LookedAfter.Codes;

/// <summary>Why an episode began.</summary>
public static class ReasonForNewEpisode
{
    public static readonly CodeSet Codes = new("RNE")
    {
        { "S", "Started to be looked after" },
        { "L", "Legal status changed, placement did not" },
        { "P", "Placement and carer changed, legal status did not", Years.Always, new(2015, "Placement changed, legal status did not") },
        { "B", "Legal status, placement and carer all changed", Years.Always, new(2015, "Legal status and placement both changed") },
        { "T", "Placement changed but carer stayed the same; legal status unchanged", Years.From(2016) },
        { "U", "Legal status and placement changed but carer stayed the same", Years.From(2016) },
    };
}
