using System.Buffers;
using System.Globalization;
using System.Text;

namespace OpenCollect.Model;

/// <summary>The form that the dates of a collection have.</summary>
public enum DateForm
{
    /// <summary>CCYY-MM-DD (CIN census guide 2024-25, section 1.11.1).</summary>
    YearFirst,

    /// <summary>dd/mm/yyyy (SSDA903, in CSV and in XML alike).</summary>
    DayFirst,
}

/// <summary>Reads and writes dates in the forms that returns have. CCYY-MM-DD is meant where no form is said.</summary>
public static class ReturnDate
{
    /// <summary>Reads ten characters in the form, of a day that exists. Anything else is no date.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, DateForm form, out DateOnly date)
    {
        if (form == DateForm.YearFirst)
        {
            return TryParse(text, out date);
        }

        date = default;
        return text.Length == 10 && text[2] == '/' && text[5] == '/'
            && TryParse([text[6], text[7], text[8], text[9], '-', text[3], text[4], '-', text[0], text[1]], out date);
    }

    /// <summary>The same of the bytes of ASCII characters; others are no date.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, DateForm form, out DateOnly date)
    {
        Span<char> characters = stackalloc char[10];
        if (text.Length != characters.Length || Ascii.ToUtf16(text, characters, out _) != OperationStatus.Done)
        {
            date = default;
            return false;
        }

        return TryParse(characters, form, out date);
    }

    public static string Format(DateOnly date, DateForm form) =>
        date.ToString(form == DateForm.YearFirst ? "yyyy-MM-dd" : "dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>Reads ten characters, CCYY-MM-DD, of a day that exists. Anything else is no date.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out DateOnly date)
    {
        date = default;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-'
            || !Number(text[..4], out var year) || !Number(text[5..7], out var month) || !Number(text[8..], out var day)
            || year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new(year, month, day);
        return true;

        static bool Number(ReadOnlySpan<char> digits, out int number)
        {
            number = 0;
            foreach (var digit in digits)
            {
                if (!char.IsAsciiDigit(digit))
                {
                    return false;
                }

                number = (number * 10) + digit - '0';
            }

            return true;
        }
    }

    public static DateOnly Parse(string text) =>
        TryParse(text, out var date) ? date : throw new FormatException("A date is written CCYY-MM-DD.");

    public static string Format(DateOnly date) => Format(date, DateForm.YearFirst);
}
