namespace OpenCollect.Cin.Codes;

/// <summary>Category of abuse, at the start of a plan and the latest. Source: guide 2024-25, section 5.2.</summary>
public static class CategoryOfAbuse
{
    public static readonly CodeSet Codes = new("CategoryOfAbuse")
    {
        { "NEG", "Neglect" },
        { "PHY", "Physical abuse" },
        { "SAB", "Sexual abuse" },
        { "EMO", "Emotional abuse" },
        { "MUL", "Multiple, or not recommended" },
    };
}
