namespace OpenCollect.Cin.Codes;

/// <summary>Gender by number, until 2023-24.</summary>
public static class Gender
{
    public static readonly CodeSet Codes = new("GenderCurrent")
    {
        { "1", "Male", Years.Until(2024) },
        { "2", "Female", Years.Until(2024) },
        { "0", "Not recorded, or unborn", Years.Until(2024) },
        { "9", "Indeterminate", Years.Until(2024) },
    };
}
