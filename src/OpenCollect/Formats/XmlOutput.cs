using System.Buffers;
using System.Text;
using System.Xml;

namespace OpenCollect.Formats;

/// <summary>How returns are written as XML: UTF-8, indented by two spaces, with line feeds.</summary>
internal static class XmlOutput
{
    private const char Replacement = '\uFFFD';

    /// <summary>What XML 1.0 (section 2.2) leaves out, and surrogates, which it allows in pairs only.</summary>
    private static readonly SearchValues<char> Suspects = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(c => (char)c).Except(['\t', '\n', '\r']), .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c), '\uFFFE', '\uFFFF']);

    /// <summary>A writer that leaves the stream open and does not end what was not ended.</summary>
    public static XmlWriter Writer(Stream stream) => XmlWriter.Create(stream, new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        IndentChars = "  ",
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize,
        WriteEndDocumentOnClose = false,
        CheckCharacters = false,
        CloseOutput = false,
    });

    /// <summary>The value with the replacement character in place of each character that XML cannot hold.</summary>
    public static string? Safe(string? value)
    {
        if (value is null || !value.AsSpan().ContainsAny(Suspects))
        {
            return value;
        }

        return string.Create(value.Length, value, static (safe, given) =>
        {
            given.CopyTo(safe);
            for (var i = 0; i < safe.Length; i++)
            {
                if (i + 1 < safe.Length && char.IsSurrogatePair(safe[i], safe[i + 1]))
                {
                    i++;
                }
                else if (Suspects.Contains(safe[i]))
                {
                    safe[i] = Replacement;
                }
            }
        });
    }
}
