namespace OpenCollect.LookedAfter;

/// <summary>How rules and pages cite what the checks of the SSDA903 return rest on. The Department's own list is known by its codes.</summary>
public static class LookedAfterGuide
{
    /// <summary>A check of our own that the tables of a return fit together.</summary>
    public const string Integrity = "Tables of one return joined by CHILD";

    public static string Check(string code) => $"Department's validation checks of the SSDA903 return, check {code}";
}
