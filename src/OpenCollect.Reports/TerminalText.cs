namespace OpenCollect.Reports;

/// <summary>Colours that every terminal has, by their numbers.</summary>
public enum TerminalColour
{
    None = 0,
    Red = 31,
    Green = 32,
    Yellow = 33,
}

/// <summary>Lines for a terminal: wrapped to its width, and free of characters that it would obey.</summary>
public sealed class TerminalText(TextWriter output, TextSummaryOptions options)
{
    private const int Narrowest = 20;

    public void Line(string text = "") => output.Write(Safe(text) + "\n");

    public void Heading(string text) => Wrapped("", text, bold: true);

    /// <summary>Writes the lead and then the text, further lines indented to where the text began.</summary>
    public void Wrapped(string lead, string text, TerminalColour colour = TerminalColour.None, bool bold = false)
    {
        var room = Math.Max(Narrowest, options.Width - lead.Length);
        var start = Safe(lead);
        foreach (var line in Lines(Safe(text), room))
        {
            output.Write(start);
            output.Write(Coloured(line, colour, bold));
            output.Write('\n');
            start = new(' ', lead.Length);
        }
    }

    private static IEnumerable<string> Lines(string text, int room)
    {
        while (text.Length > room)
        {
            var end = text.LastIndexOf(' ', room);
            end = end > 0 ? end : room;
            yield return text[..end].TrimEnd();
            text = text[end..].TrimStart();
        }

        yield return text;
    }

    private static string Safe(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? '?' : c)) : text;

    private string Coloured(string text, TerminalColour colour, bool bold) => (options.Colours, colour, bold) switch
    {
        (false, _, _) or (_, TerminalColour.None, false) => text,
        (_, TerminalColour.None, true) => $"\e[1m{text}\e[0m",
        (_, _, true) => $"\e[1;{(int)colour}m{text}\e[0m",
        _ => $"\e[{(int)colour}m{text}\e[0m",
    };
}
