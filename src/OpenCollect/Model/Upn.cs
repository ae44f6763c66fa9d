namespace OpenCollect.Model;

/// <summary>
/// The form of a unique pupil number: check letter, authority (3 digits), establishment (4), year (2), serial number (3 digits, or
/// 2 digits and a letter for a temporary one). Letters are those of a 23-letter alphabet without I, O and S.
/// Source: "Unique Pupil Number 2.0", Government data standards catalogue; CIN census guide 2024-25, section 2.2.
/// </summary>
public static class Upn
{
    /// <summary>The check letters in order: the remainder 0 is A, 22 is Z. A letter in position 13 has the same value.</summary>
    public const string Alphabet = "ABCDEFGHJKLMNPQRTUVWXYZ";

    /// <summary>How many characters a UPN has.</summary>
    public const int Length = 13;

    /// <summary>
    /// The check letter that characters 2 to 13 ask for: the sum of value times position, modulo 23. None where the text has not 13
    /// characters, something other than digits in 2 to 12, or neither a digit nor a letter of the alphabet in 13.
    /// </summary>
    public static char? CheckLetter(ReadOnlySpan<char> upn)
    {
        if (upn.Length != Length)
        {
            return null;
        }

        var sum = 0;
        for (var i = 1; i < Length; i++)
        {
            var value = char.IsAsciiDigit(upn[i]) ? upn[i] - '0' : i == Length - 1 ? Alphabet.IndexOf(upn[i]) : -1;
            if (value < 0)
            {
                return null;
            }

            sum += value * (i + 1);
        }

        return Alphabet[sum % 23];
    }

    /// <summary>Whether the text has the shape of a UPN, temporary or not; the check letter is not worked out.</summary>
    public static bool HasForm(ReadOnlySpan<char> upn)
    {
        if (upn.Length != Length || !Alphabet.Contains(upn[0]) || !IsSerialEnd(upn[Length - 1]))
        {
            return false;
        }

        return !upn[1..(Length - 1)].ContainsAnyExceptInRange('0', '9');
    }

    /// <summary>Whether the character may stand in position 13: a digit, or a letter other than I, O and S.</summary>
    public static bool IsSerialEnd(char character) => char.IsAsciiDigit(character) || Alphabet.Contains(character);
}
