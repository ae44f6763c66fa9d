using System.Text;

namespace OpenCollect.Formats;

/// <summary>
/// What has been read of one record so far: each field's text or date, its line, and what could not be taken as it stands. Used
/// again for the next record of its kind, so it must be emptied by <see cref="Begin"/>. The same for XML and CSV.
/// </summary>
internal sealed class FieldSlots(params Group[] groups)
{
    /// <summary>A text longer than this is no value of a return; only so much of it is kept.</summary>
    public const int LongestText = 1000;

    private readonly Field[] _fields = [.. groups.SelectMany(g => g.Fields)];
    private readonly string?[] _texts = new string?[Origin.MostFields];
    private readonly DateOnly?[] _dates = new DateOnly?[Origin.MostFields];
    private readonly List<Flaw> _flaws = [];
    private readonly List<(Field Field, string Text)> _derived = [];
    private Origin.FieldLines _lines;
    private int _seen;
    private int _line;

    /// <summary>Every field that the record may have, in the order of the schema.</summary>
    public ReadOnlySpan<Field> Fields => _fields;

    public Origin Origin => new(_line, in _lines);

    /// <summary>The flaws of the record; shared and empty for most.</summary>
    public Flaws Flaws => _flaws.Count == 0 ? Flaws.None : new([.. _flaws]);

    public bool IsFlawed => _flaws.Count > 0;

    /// <summary>Starts a record at the line.</summary>
    public void Begin(int line)
    {
        _line = line;
        _seen = 0;
        _lines = default;
        Array.Clear(_texts);
        Array.Clear(_dates);
        _flaws.Clear();
        _derived.Clear();
    }

    public string? Text(Field field) => _texts[field.Index];

    public DateOnly? Date(Field field) => _dates[field.Index];

    /// <summary>What was keyed by hand for a field that is otherwise worked out; none for most.</summary>
    public string? Derived(Field field)
    {
        foreach (var (derived, text) in _derived)
        {
            if (derived == field)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>Takes a value that was keyed by hand for a field that is otherwise worked out.</summary>
    public void TakeDerived(Field field, string text) => _derived.Add((field, text));

    /// <summary>Takes a value. White space around it is dropped; nothing but white space is a missing value.</summary>
    public void Take(Field field, ReadOnlySpan<char> text, int line, TextCache texts)
    {
        if (!Note(field, ref text, line))
        {
            return;
        }

        switch (field.Kind)
        {
            case FieldKind.Date when ReturnDate.TryParse(text, field.Group.Dates, out var date):
                _dates[field.Index] = date;
                break;
            case FieldKind.Date:
                _flaws.Add(new(FlawKind.NotADate, field, text.ToString(), line));
                break;
            case FieldKind.Flag when !Flag.IsEither(text):
                _flaws.Add(new(FlawKind.NotAFlag, field, text.ToString(), line));
                break;
            default:
                _texts[field.Index] = field.Group.UpperCase ? texts.GetUpper(text) : texts.Get(text);
                break;
        }
    }

    /// <summary>
    /// Takes the bytes of a cell that stands on the record's own line, once for each field, if they are the usual: a date that exists, or a
    /// short text of capital letters, digits and signs without white space around it. Otherwise nothing is done, and the cell's text
    /// must be taken as any other; what is taken is the same either way.
    /// </summary>
    public bool TakeUsual(Field field, ReadOnlySpan<byte> cell, TextCache texts)
    {
        switch (field.Kind)
        {
            case FieldKind.Date:
                if (!ReturnDate.TryParse(cell, field.Group.Dates, out var date))
                {
                    return false;
                }

                _dates[field.Index] = date;
                return true;
            case FieldKind.Text or FieldKind.Code:
                if (texts.GetUsual(cell) is not { } text)
                {
                    return false;
                }

                _texts[field.Index] = text;
                return true;
            default:
                return false;
        }
    }

    /// <summary>Takes one value of a field that may stand many times: null if there is none.</summary>
    public string? TakeOne(Field field, ReadOnlySpan<char> text, int line, TextCache texts) =>
        Note(field, ref text, line) ? texts.Get(text) : null;

    /// <summary>Records that a module which a child has once stands again.</summary>
    public void Repeated(Field field, int line) => _flaws.Add(new(FlawKind.Repeated, field, "", line));

    private bool Note(Field field, ref ReadOnlySpan<char> text, int line)
    {
        text = text.Trim();
        if (text.IsEmpty)
        {
            return false;
        }

        var bit = 1 << field.Index;
        if ((_seen & bit) != 0 && !field.Repeats)
        {
            _flaws.Add(new(FlawKind.Repeated, field, text.ToString(), line));
            return false;
        }

        if ((_seen & bit) == 0)
        {
            _seen |= bit;
            _lines[field.Index] = line;
        }

        if (text.Length > LongestText)
        {
            text = text[..LongestText];
            _flaws.Add(new(FlawKind.TooLong, field, "", line));
        }

        return true;
    }
}

/// <summary>Short texts that stand over and over in a return (codes, flags) are kept once.</summary>
internal sealed class TextCache
{
    private const int Longest = 8;
    private readonly string?[] _kept = new string?[1024];
    private readonly (ulong Bytes, string? Text)[] _usual = new (ulong, string?)[1024];

    /// <summary>Whether the text consists of ASCII characters without small letters, as nearly all codes and identifiers do.</summary>
    public static bool IsUpper(ReadOnlySpan<char> text) => Ascii.IsValid(text) && !text.ContainsAnyInRange('a', 'z');

    /// <summary>The text in capital letters.</summary>
    public string GetUpper(ReadOnlySpan<char> text)
    {
        if (IsUpper(text))
        {
            return Get(text);
        }

        Span<char> upper = stackalloc char[FieldSlots.LongestText];
        return Get(upper[..text.ToUpperInvariant(upper)]);
    }

    public string Get(ReadOnlySpan<char> text)
    {
        if (text.Length > Longest)
        {
            return text.ToString();
        }

        uint hash = 2166136261;
        foreach (var character in text)
        {
            hash = (hash ^ character) * 16777619;
        }

        ref var kept = ref _kept[(hash ^ (hash >> 15)) & 1023];
        return kept is not null && text.SequenceEqual(kept) ? kept : kept = text.ToString();
    }

    /// <summary>
    /// The text of up to eight bytes that are ASCII characters without small letters, with no white space or control character at either
    /// end or NUL within; none for others.
    /// </summary>
    public string? GetUsual(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length is 0 or > Longest || bytes[0] <= ' ' || bytes[^1] <= ' ')
        {
            return null;
        }

        var packed = 0UL;
        foreach (var character in bytes)
        {
            packed = (packed << 8) | character;
        }

        ref var kept = ref _usual[(int)((packed * 0x9E3779B97F4A7C15) >> 54)];
        if (kept.Bytes == packed)
        {
            return kept.Text;
        }

        if (!Ascii.IsValid(bytes) || bytes.ContainsAnyInRange((byte)'a', (byte)'z') || bytes.Contains((byte)0))
        {
            return null;
        }

        kept = (packed, Encoding.ASCII.GetString(bytes));
        return kept.Text;
    }
}
