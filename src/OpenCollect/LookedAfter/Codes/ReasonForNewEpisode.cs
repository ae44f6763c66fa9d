namespace OpenCollect.LookedAfter.Codes;

/// <summary>Why an episode began.</summary>
public static class ReasonForNewEpisode
{
    public static readonly CodeSet Codes = new("RNE")
    {
        { "S", "Started to be looked after" },
        { "L", "Legal status changed, placement did not" },
        { "P", "Placement changed, legal status did not (from 2015-16: carer changed too)" },
        { "B", "Legal status and placement both changed (from 2015-16: carer changed too)" },
        { "T", "Placement changed but carer stayed the same; legal status unchanged", Years.From(2016) },
        { "U", "Legal status and placement changed but carer stayed the same", Years.From(2016) },
    };
}
