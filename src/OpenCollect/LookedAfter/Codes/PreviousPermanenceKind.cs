namespace OpenCollect.LookedAfter.Codes;

/// <summary>What order of permanence the child had before care.</summary>
public static class PreviousPermanenceKind
{
    public static readonly CodeSet Codes = new("PREV_PERM")
    {
        { "P1", "Adoption", Years.From(2014) },
        { "P2", "Special guardianship order", Years.From(2014) },
        { "P3", "Residence or child arrangements order", Years.From(2014) },
        { "P4", "Not known whether there was one", Years.From(2014) },
        { "Z1", "None", Years.From(2014) },
    };
}
