using System.Text;
using OpenCollect.Formats;

namespace OpenCollect.Collections;

/// <summary>
/// Values as a document has them: as the return gives them, so that they are read as they were. The values of a field that repeats are
/// parted by semicolons, with a backslash before a semicolon or backslash inside a value. A value that was longer than any value of a return
/// ends in an ellipsis in place of what was not kept, and so is too long again.
/// </summary>
internal static class DocumentText
{
    private const char Separator = ';';
    private const char Escape = '\\';
    private const char Cut = '\u2026';

    /// <summary>The value of the field in the record; none if missing.</summary>
    public static string? Of(Record record, Field field)
    {
        var wasCut = WasCut(record, field);
        return !field.Repeats ? Whole(field.ValueOf(record), wasCut)
            : field.ValuesOf(record) is { IsEmpty: false } values ? Joined(values.Select(v => Whole(v, wasCut)!))
            : null;
    }

    /// <summary>The values in the text of a field that repeats.</summary>
    public static List<string> ValuesOf(string text)
    {
        var (values, value) = (new List<string>(), new StringBuilder());
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == Separator)
            {
                values.Add(value.ToString());
                value.Clear();
            }
            else
            {
                i += text[i] == Escape && i + 1 < text.Length ? 1 : 0;
                value.Append(text[i]);
            }
        }

        values.Add(value.ToString());
        return values;
    }

    /// <summary>
    /// What somebody entered for the field, as a reader would have it; none if it is blank. False for what no value can be: several lines, or
    /// more than any value has.
    /// </summary>
    public static bool TryEnter(Field field, string? entered, out string? text)
    {
        text = entered?.Trim() ?? "";
        if (text.Length > FieldSlots.LongestText || text.Any(char.IsControl))
        {
            return false;
        }

        if (field.Repeats)
        {
            text = Joined(ValuesOf(text).Select(v => v.Trim()).Where(v => v.Length > 0));
        }
        else if (field.Kind == FieldKind.Date)
        {
            text = ReturnDate.TryParse(text, field.Group.Dates, out var date) ? ReturnDate.Format(date, field.Group.Dates) : text;
        }
        else if (field.Group.UpperCase)
        {
            text = text.ToUpperInvariant();
        }

        text = text.Length == 0 ? null : text;
        return true;
    }

    private static string Joined(IEnumerable<string> values) => string.Join(Separator, values.Select(Escaped));

    private static bool WasCut(Record record, Field field)
    {
        foreach (var flaw in record.Flaws.All)
        {
            if (flaw.Kind == FlawKind.TooLong && flaw.Field == field)
            {
                return true;
            }
        }

        return false;
    }

    private static string? Whole(string? value, bool wasCut) => wasCut && value?.Length == FieldSlots.LongestText ? value + Cut : value;

    private static string Escaped(string value) =>
        value.AsSpan().IndexOfAny(Separator, Escape) < 0 ? value : value.Replace(@"\", @"\\", StringComparison.Ordinal).Replace(";", @"\;", StringComparison.Ordinal);
}
