namespace OpenCollect.Cin.Codes;

/// <summary>Ethnicity of the child. Source: guide 2024-25, section 3.1.</summary>
public static class Ethnicity
{
    public static readonly CodeSet Codes = new("Ethnicity")
    {
        { "WBRI", "White British" },
        { "WIRI", "White Irish" },
        { "WIRT", "Traveller of Irish heritage" },
        { "WOTH", "Any other White background" },
        { "WROM", "Gypsy/Roma" },
        { "MWBC", "White and Black Caribbean" },
        { "MWBA", "White and Black African" },
        { "MWAS", "White and Asian" },
        { "MOTH", "Any other mixed background" },
        { "AIND", "Indian" },
        { "APKN", "Pakistani" },
        { "ABAN", "Bangladeshi" },
        { "CHNE", "Chinese" },
        { "AOTH", "Any other Asian background" },
        { "BCRB", "Black Caribbean" },
        { "BAFR", "Black African" },
        { "BOTH", "Any other Black background" },
        { "OOTH", "Any other ethnic group" },
        { "REFU", "Refused" },
        { "NOBT", "Not yet obtained; always for unborn" },
    };
}
