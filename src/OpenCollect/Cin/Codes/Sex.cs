namespace OpenCollect.Cin.Codes;

/// <summary>Sex by letter, from 2024-25. Source: guide 2024-25, section 2.7.</summary>
public static class Sex
{
    public static readonly CodeSet Codes = new("Sex")
    {
        { "M", "Male", Years.From(2025) },
        { "F", "Female", Years.From(2025) },
        { "U", "Unknown, not recorded or not registered; always for unborn", Years.From(2025) },
    };
}
