namespace OpenCollect.LookedAfter.Codes;

/// <summary>Sex, by number until 2023-24 and by letter since.</summary>
public static class Sex
{
    public static readonly CodeSet Codes = new("SEX")
    {
        { "1", "Male", Years.Until(2024) },
        { "2", "Female", Years.Until(2024) },
        { "M", "Male", Years.From(2025) },
        { "F", "Female", Years.From(2025) },
        { "U", "Unknown", Years.From(2025) },
    };
}
