namespace OpenCollect.LookedAfter.Codes;

/// <summary>Who arranged an order of permanence, beside the codes of English authorities.</summary>
public static class PermanenceAuthority
{
    public static readonly CodeSet Codes = new("LA_PERM")
    {
        { "999", "Not available", Years.From(2014) },
        { "NIR", "Northern Ireland", Years.From(2014) },
        { "SCO", "Scotland", Years.From(2014) },
        { "WAL", "Wales", Years.From(2014) },
        { "NUK", "Outside the UK", Years.From(2014) },
    };
}
