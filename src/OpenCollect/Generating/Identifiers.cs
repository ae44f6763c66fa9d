namespace OpenCollect.Generating;

/// <summary>Identifiers made from a child's number, so that no two children of a return share one.</summary>
internal static class Identifiers
{
    /// <summary>How many children can have UPNs of their own: 8,000 establishments (2000 to 9999) with 1,000 serial numbers each.</summary>
    public const int Most = 8_000_000;

    /// <summary>Has no divisor in common with <see cref="Most"/>, so numbers are spread out and none meets another.</summary>
    private const long Spread = 3_700_001;

    /// <summary>S and nine digits: plainly nobody's, and ten characters long as the guide asks (2024-25, section 2.1).</summary>
    public static string ChildId(int number) => $"S{number:000000000}";

    /// <summary>The UPN of the child, with its check letter. A temporary one has a letter for its last digit.</summary>
    public static string UpnOf(int number, string authority, int entryYear, bool temporary)
    {
        var place = (int)(number * Spread % Most);
        var (establishment, serial) = Math.DivRem(place, 1000);
        var end = temporary ? Upn.Alphabet[serial % 10] : (char)('0' + (serial % 10));
        return Checked($"A{authority}{establishment + 2000:0000}{entryYear % 100:00}{serial / 10:00}{end}");
    }

    /// <summary>The text with the check letter that its other characters ask for.</summary>
    public static string Checked(string upn) => Upn.CheckLetter(upn) + upn[1..];
}
