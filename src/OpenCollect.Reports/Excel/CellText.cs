using System.Globalization;

namespace OpenCollect.Reports.Excel;

/// <summary>
/// Text of a cell as a worksheet's XML can carry it: markup escaped; control characters, and what would be mistaken for one so
/// written, as <c>_x0001_</c> (type ST_Xstring of ECMA-376); unpaired surrogates as the replacement character; no longer than a
/// cell can be.
/// </summary>
internal static class CellText
{
    public const int MostCharacters = 32_767;
    private const string Cut = "… (cut; the whole text is in findings.csv)";

    public static void Write(TextWriter output, ReadOnlySpan<char> text)
    {
        var cut = text.Length > MostCharacters;
        if (cut)
        {
            text = text[..(MostCharacters - Cut.Length)];
            text = char.IsHighSurrogate(text[^1]) ? text[..^1] : text;
        }

        while (text.Length > 0)
        {
            var plain = Plain(text);
            output.Write(text[..plain]);
            text = text[plain..];
            if (text.Length > 0)
            {
                text = text[WriteSpecial(output, text)..];
            }
        }

        if (cut)
        {
            output.Write(Cut);
        }
    }

    /// <summary>How many characters at the beginning need nothing.</summary>
    private static int Plain(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is < ' ' or '&' or '<' or '>' or '_' or '\uFFFE' or '\uFFFF' || char.IsSurrogate(text[i]))
            {
                return i;
            }
        }

        return text.Length;
    }

    /// <summary>Writes the special character at the beginning and returns how many characters it took.</summary>
    private static int WriteSpecial(TextWriter output, ReadOnlySpan<char> text)
    {
        switch (text[0])
        {
            case '&':
                output.Write("&amp;");
                return 1;
            case '<':
                output.Write("&lt;");
                return 1;
            case '>':
                output.Write("&gt;");
                return 1;
            case '\n' or '\t':
                output.Write(text[0]);
                return 1;
            case '_':
                output.Write(IsEscape(text) ? "_x005F_" : "_");
                return 1;
            case < ' ':
                output.Write("_x{0}_", ((int)text[0]).ToString("X4", CultureInfo.InvariantCulture));
                return 1;
            default:
                if (text.Length > 1 && char.IsSurrogatePair(text[0], text[1]))
                {
                    output.Write(text[..2]);
                    return 2;
                }

                output.Write('\uFFFD');
                return 1;
        }
    }

    private static bool IsEscape(ReadOnlySpan<char> text) =>
        text is ['_', 'x' or 'X', var a, var b, var c, var d, '_', ..]
        && char.IsAsciiHexDigit(a) && char.IsAsciiHexDigit(b) && char.IsAsciiHexDigit(c) && char.IsAsciiHexDigit(d);
}
