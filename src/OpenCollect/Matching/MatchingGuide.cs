using OpenCollect.Cin;

namespace OpenCollect.Matching;

/// <summary>How rules and pages cite what checks across the two collections rest on. They are ours; the Department encourages them and lists none.</summary>
public static class MatchingGuide
{
    /// <summary>The letter that asks for such checks.</summary>
    public const string Letter = "Department's letter to information contacts of 30 September 2021, section 3";

    public static string Section(string number) => $"{CinGuide.Section(number)}; {Letter}";
}
