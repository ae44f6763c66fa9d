namespace OpenCollect.LookedAfter.Codes;

/// <summary>Missing or away without authorisation.</summary>
public static class Missing
{
    public static readonly CodeSet Codes = new("MISSING")
    {
        { "M", "Missing from care, whereabouts not known", Years.From(2015) },
        { "A", "Away from placement without authorisation, whereabouts known", Years.From(2015) },
    };
}
