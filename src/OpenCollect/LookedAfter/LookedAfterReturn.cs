namespace OpenCollect.LookedAfter;

/// <summary>The return as a whole. SSDA903 has no header of its own: authority and year are said by whoever sends it.</summary>
public sealed record LookedAfterReturn : Record
{
    public static readonly Group Group = new("Return");

    public override Group Module => Group;
}
