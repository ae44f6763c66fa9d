namespace OpenCollect.Cin.Codes;

/// <summary>The fixed words of the header.</summary>
public static class HeaderCodes
{
    public static readonly CodeSet Collection = new("Collection") { { "CIN", "Children in Need census" } };

    public static readonly CodeSet SourceLevel = new("SourceLevel") { { "L", "Local authority" } };

    /// <summary>In the header's Content block, which returns had until 2020-21.</summary>
    public static readonly CodeSet ContentLevel = new("CBDSLevel") { { "Child", "Level of the data", Years.Until(2021) } };
}
