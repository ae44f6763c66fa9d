using System.Text;

namespace OpenCollect.Engine;

/// <summary>How a return-level note relates to a rule's automatic-OK text.</summary>
/// <param name="Note">The note, with white space folded.</param>
/// <param name="Matches">Whether it is the text, so that the rule's findings are accepted.</param>
/// <param name="Difference">Where it is nearly the text: the first thing that differs.</param>
public sealed record NoteMatch(string Note, bool Matches, string? Difference);

/// <summary>
/// The return-level notes of one return: each line is a note, and each run of lines without a blank line between is one too, so that
/// a wrapped text counts. A note is the automatic-OK text of a rule when the two are equal after folding white space and leaving out
/// one full stop at the end. Source: CIN census guide 2024-25, sections 1.9 and 1.10, which ask for the full stop and print some
/// texts without it.
/// </summary>
public sealed class ReturnNotes
{
    private const int MostNotes = 10_000;
    private const int LongestNote = 2_000;
    private const double NearEnough = 0.75;

    private readonly List<string> _notes = [];

    /// <param name="text">The notes as typed, UTF-16, any line ends.</param>
    public ReturnNotes(string text)
    {
        var paragraph = new List<string>();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (Folded(line) is { Length: > 0 } note)
            {
                paragraph.Add(note);
                Add(note);
            }
            else
            {
                AddParagraph();
            }
        }

        AddParagraph();

        void AddParagraph()
        {
            if (paragraph.Count > 1)
            {
                Add(string.Join(' ', paragraph));
            }

            paragraph.Clear();
        }
    }

    /// <summary>The note that is, or nearly is, the rule's automatic-OK text; none if there is none or the rule has no such text.</summary>
    public NoteMatch? For(RuleInfo rule)
    {
        if (rule.AutomaticOk is not { } text)
        {
            return null;
        }

        var wanted = WithoutStop(Folded(text));
        if (_notes.Find(n => WithoutStop(n) == wanted) is { } found)
        {
            return new(found, Matches: true, null);
        }

        var (note, likeness) = _notes
            .Select(n => (Note: n, Likeness: SpeaksOf(n, rule, wanted) ? 1 : Likeness(n, wanted)))
            .OrderByDescending(n => n.Likeness).ThenByDescending(n => Likeness(n.Note, wanted)).FirstOrDefault();
        return likeness >= NearEnough ? new(note, Matches: false, Difference(WithoutStop(note), wanted)) : null;
    }

    private void Add(string note)
    {
        if (_notes.Count < MostNotes && note.Length <= LongestNote)
        {
            _notes.Add(note);
        }
    }

    /// <summary>Whether the note begins as the text does, up to the rule's number.</summary>
    private static bool SpeaksOf(string note, RuleInfo rule, string wanted)
    {
        var number = wanted.IndexOf(rule.Code, StringComparison.Ordinal) is >= 0 and var at
            ? at + rule.Code.Length
            : wanted.IndexOf("YonY", StringComparison.Ordinal) is >= 0 and var yonY ? yonY + "YonY 01".Length : 0;
        return number > 0 && note.StartsWith(wanted[..number], StringComparison.OrdinalIgnoreCase);
    }

    private static string Folded(ReadOnlySpan<char> text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (!char.IsWhiteSpace(character) && character != '\uFEFF')
            {
                folded.Append(character);
            }
            else if (folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd();
    }

    private static string WithoutStop(string text) => text.EndsWith('.') ? text[..^1].TrimEnd() : text;

    /// <summary>The share of words that the two have in common, 0 to 1.</summary>
    private static double Likeness(string note, string wanted)
    {
        var words = wanted.Split(' ').ToHashSet(StringComparer.OrdinalIgnoreCase);
        var given = note.Split(' ').ToHashSet(StringComparer.OrdinalIgnoreCase);
        return (double)words.Count(given.Contains) / Math.Max(words.Count, given.Count);
    }

    private static string Difference(string note, string wanted)
    {
        var given = note.Split(' ');
        var words = wanted.Split(' ');
        for (var i = 0; i < Math.Min(given.Length, words.Length); i++)
        {
            // A sentence that ends early, or goes on, has its full stop elsewhere; that is not the difference to name.
            var found = i == words.Length - 1 && given.Length > words.Length ? given[i].TrimEnd('.') : given[i];
            var word = i == given.Length - 1 && given.Length < words.Length ? words[i].TrimEnd('.') : words[i];
            if (found != word)
            {
                var after = i == 0 ? "at the start" : $"after \"{string.Join(' ', words[Math.Max(0, i - 3)..i])}\"";
                var letters = string.Equals(given[i], words[i], StringComparison.OrdinalIgnoreCase) ? " (capital letters count)" : "";
                return $"{after}: found \"{given[i]}\", expected \"{words[i]}\"{letters}";
            }
        }

        return given.Length > words.Length
            ? $"there is more after \"{string.Join(' ', words[^Math.Min(3, words.Length)..])}\"; the text must stand on its own line"
            : $"the end is missing: \"{string.Join(' ', words[given.Length..])}\"";
    }
}
