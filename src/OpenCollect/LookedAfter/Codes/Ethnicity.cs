namespace OpenCollect.LookedAfter.Codes;

/// <summary>Ethnic origin.</summary>
public static class Ethnicity
{
    public static readonly CodeSet Codes = new("ETHNIC")
    {
        { "WBRI", "White British" },
        { "WIRI", "White Irish" },
        { "WOTH", "Any other White background" },
        { "WIRT", "Traveller of Irish heritage" },
        { "WROM", "Gypsy or Roma" },
        { "MWBC", "White and Black Caribbean" },
        { "MWBA", "White and Black African" },
        { "MWAS", "White and Asian" },
        { "MOTH", "Any other mixed background" },
        { "AIND", "Indian" },
        { "APKN", "Pakistani" },
        { "ABAN", "Bangladeshi" },
        { "AOTH", "Any other Asian background" },
        { "BCRB", "Caribbean" },
        { "BAFR", "African" },
        { "BOTH", "Any other Black background" },
        { "CHNE", "Chinese" },
        { "OOTH", "Any other ethnic group" },
        { "REFU", "Declined to say" },
        { "NOBT", "Not yet obtained" },
    };
}
