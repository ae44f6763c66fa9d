namespace OpenCollect.Model;

/// <summary>The two forms of true and false. Source: CIN census guide 2024-25, section 1.11.2.</summary>
public static class Flag
{
    public static readonly CodeSet Codes = new("Boolean")
    {
        { "true", "True" },
        { "1", "True" },
        { "false", "False" },
        { "0", "False" },
    };

    /// <summary>Whether the text is one of the four forms, in any letter case.</summary>
    public static bool IsEither(ReadOnlySpan<char> text) =>
        text is "1" or "0" || text.Equals("true", StringComparison.OrdinalIgnoreCase) || text.Equals("false", StringComparison.OrdinalIgnoreCase);

    /// <summary>True or 1, in any letter case: other cases are read as a kindness.</summary>
    public static bool IsTrue(string? text) => text is "1" || string.Equals(text, "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>False or 0, in any letter case.</summary>
    public static bool IsFalse(string? text) => text is "0" || string.Equals(text, "false", StringComparison.OrdinalIgnoreCase);
}
