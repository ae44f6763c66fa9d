namespace OpenCollect.LookedAfter;

/// <summary>
/// The value of DATE_PERM: dd/mm/yyyy, of which day and month may be <c>zz</c> and the year <c>zzzz</c> where they are not known, in any
/// letter case. Source: format notes, section 4, and the list of checks, 632.
/// </summary>
/// <param name="Year">None where not known.</param>
/// <param name="Month">None where not known.</param>
/// <param name="Day">None where not known.</param>
public readonly record struct PartlyKnownDate(int? Year, int? Month, int? Day)
{
    /// <summary>A leap year, in which each day exists that exists in any year.</summary>
    private const int LeapYear = 2000;

    /// <summary>The last day that it can be; none where the year is not known. Every day that a month can have, December has.</summary>
    public DateOnly? Latest => Year is { } year ? new(year, Month ?? 12, Day ?? DateTime.DaysInMonth(year, Month ?? 12)) : null;

    /// <summary>Reads the form. A day that does not exist, or cannot whatever the unknown parts are, is no date.</summary>
    public static bool TryParse(string? text, out PartlyKnownDate date)
    {
        date = default;
        if (text is not { Length: 10 } || text[2] != '/' || text[5] != '/'
            || !Part(text.AsSpan(0, 2), out var day) || !Part(text.AsSpan(3, 2), out var month) || !Part(text.AsSpan(6), out var year)
            || year is 0 || month is 0 or > 12 || day is 0 || day > DateTime.DaysInMonth(year ?? LeapYear, month ?? 12))
        {
            return false;
        }

        date = new(year, month, day);
        return true;
    }

    /// <summary>Digits, or as many letters Z: then none.</summary>
    private static bool Part(ReadOnlySpan<char> text, out int? number)
    {
        number = null;
        if (!text.ContainsAnyExcept('z', 'Z'))
        {
            return true;
        }

        if (text.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        number = 0;
        foreach (var digit in text)
        {
            number = number * 10 + (digit - '0');
        }

        return true;
    }
}
