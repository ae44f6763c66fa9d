namespace OpenCollect.LookedAfter.Codes;

/// <summary>Legal status.</summary>
public static class LegalStatus
{
    public static readonly CodeSet Codes = new("LS")
    {
        { "C1", "Interim care order" },
        { "C2", "Full care order" },
        { "D1", "Freeing order (none could start after December 2005)", Years.Until(2024) },
        { "E1", "Placement order (from December 2005)" },
        { "V1", "Series of short breaks, older single code", Years.Until(2013) },
        { "V2", "Single period of accommodation, section 20 Children Act 1989" },
        { "V3", "Agreed series of short breaks, each break recorded as an episode" },
        { "V4", "Agreed series of short breaks, only the agreement recorded" },
        { "L1", "Police protection, in LA accommodation (72 hours at most)" },
        { "L2", "Emergency protection order" },
        { "L3", "Child assessment order, in LA accommodation" },
        { "J1", "Remanded to LA accommodation or youth detention accommodation" },
        { "J2", "Held under PACE 1984 in LA accommodation" },
        { "J3", "Youth rehabilitation order (before that: supervision order) with residence or intensive fostering requirement" },
        { "W1", "Wardship, in LA accommodation", Years.Until(2013) },
    };
}
