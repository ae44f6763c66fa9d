using System.Runtime.CompilerServices;

namespace OpenCollect.Reports.Html;

/// <summary>
/// Writes HTML from interpolated strings: what stands in the program's text goes out as it is, what stands in braces is always
/// escaped. There is no other way in, so nothing of a return can become markup.
/// </summary>
internal sealed class HtmlWriter(TextWriter output)
{
    private const int LongestText = 500;

    /// <summary>Writes markup with escaped values.</summary>
#pragma warning disable CA1822, CA1801, IDE0060 // the handler has written by the time this is called
    public void Write([InterpolatedStringHandlerArgument("")] ref Markup markup)
    {
    }
#pragma warning restore CA1822, CA1801, IDE0060

    /// <summary>Puts in a resource of this assembly as it is.</summary>
    public void Resource(string name)
    {
        using var reader = new StreamReader(typeof(HtmlWriter).Assembly.GetManifestResourceStream(name)!);
        output.Write(reader.ReadToEnd());
    }

    private void Escape(ReadOnlySpan<char> text)
    {
        var length = text.Length;
        if (length > LongestText)
        {
            text = text[..LongestText];
        }

        while (text.IndexOfAny(Special) is >= 0 and var plain)
        {
            output.Write(text[..plain]);
            output.Write(text[plain] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                '\t' => "\t",
                '\n' => "\n",
                _ => "\uFFFD",
            });
            text = text[(plain + 1)..];
        }

        output.Write(text);
        if (length > LongestText)
        {
            output.Write($"… ({Words.Number(length)} characters; the whole text is in findings.csv)");
        }
    }

    private static readonly System.Buffers.SearchValues<char> Special =
        System.Buffers.SearchValues.Create([.. "&<>\"'\u007F", .. Enumerable.Range(0, 32).Select(c => (char)c)]);

    /// <summary>One piece of markup on its way out.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Markup
    {
        private readonly HtmlWriter _html;
        private readonly TextWriter _output;

        public Markup(int literalLength, int formattedCount, HtmlWriter html)
        {
            _ = literalLength + formattedCount;
            (_html, _output) = (html, html.Output);
        }

        public void AppendLiteral(string text) => _output.Write(text);

        public void AppendFormatted(string? text) => _html.Escape(text);

        public void AppendFormatted(long number) => _output.Write(Words.Number(number));
    }

    private TextWriter Output => output;
}
