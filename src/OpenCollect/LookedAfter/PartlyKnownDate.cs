using System.Globalization;

namespace OpenCollect.LookedAfter;

/// <summary>
/// The value of DATE_PERM: a day, a month (<c>zz/mm/yyyy</c>), a year (<c>zz/zz/yyyy</c>) or nothing known (<c>zz/zz/zzzz</c>), in any
/// letter case. Source: format notes, section 4, and the code table under DATE_PERM.
/// </summary>
/// <param name="Year">None where nothing is known.</param>
/// <param name="Month">None where not known.</param>
/// <param name="Day">None where not known.</param>
public readonly record struct PartlyKnownDate(int? Year, int? Month, int? Day)
{
    /// <summary>The last day that it can be: of the month, or of the calendar year; none where nothing is known.</summary>
    public DateOnly? Latest => (Year, Month, Day) switch
    {
        ({ } year, { } month, { } day) => new(year, month, day),
        ({ } year, { } month, null) => new(year, month, DateTime.DaysInMonth(year, month)),
        ({ } year, _, _) => new(year, 12, 31),
        _ => null,
    };

    /// <summary>Reads one of the four forms. A day that does not exist is none of them.</summary>
    public static bool TryParse(string? text, out PartlyKnownDate date)
    {
        date = default;
        if (text is not { Length: 10 })
        {
            return false;
        }

        if (ReturnDate.TryParse(text, DateForm.DayFirst, out var whole))
        {
            date = new(whole.Year, whole.Month, whole.Day);
            return true;
        }

        if (!text.StartsWith("zz/", StringComparison.OrdinalIgnoreCase) || text[5] != '/')
        {
            return false;
        }

        var month = text.AsSpan(3, 2);
        var year = text.AsSpan(6);
        if (month.Equals("zz", StringComparison.OrdinalIgnoreCase))
        {
            return year.Equals("zzzz", StringComparison.OrdinalIgnoreCase) || HasYear(year, null, out date);
        }

        return int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 12
            && HasYear(year, number, out date);
    }

    private static bool HasYear(ReadOnlySpan<char> text, int? month, out PartlyKnownDate date)
    {
        var read = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 0;
        date = read ? new(year, month, null) : default;
        return read;
    }
}
