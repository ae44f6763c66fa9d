namespace OpenCollect.Cin;

/// <summary>How rules and pages cite the CIN census guide for local authorities, 2024 to 2025, version 1.0.</summary>
public static class CinGuide
{
    public static string Section(string number) => $"CIN census guide 2024-25, section {number}";
}
