namespace OpenCollect.Formats;

/// <summary>
/// What was read with some kindness or not at all, counted by kind and name, since one fault of an export repeats for every child.
/// Bounded: past a thousand different names the rest is counted together.
/// </summary>
public sealed class ReadingNotes
{
    private const int MostNames = 1000;
    private const int LongestName = 100;

    private readonly Dictionary<(RuleInfo Check, string Name), Noted> _noted = [];

    /// <summary>Notes one more occurrence.</summary>
    /// <param name="check">One of <see cref="FileChecks"/>.</param>
    /// <param name="name">The name of the element, column or table concerned.</param>
    /// <param name="line">The line in the file, from 1.</param>
    /// <param name="expected">What was expected instead, where that can be said.</param>
    /// <param name="file">The name of the file, where the return has several whose names say little.</param>
    public void Add(RuleInfo check, string name, int line, string? expected = null, string? file = null)
    {
        name = name.Length > LongestName ? name[..LongestName] + "..." : name;
        var key = (check, name);
        if (!_noted.TryGetValue(key, out var noted))
        {
            if (_noted.Count >= MostNames)
            {
                key = (check, "other names");
                _noted.TryGetValue(key, out noted);
            }

            noted ??= _noted[key] = new(line, expected, file);
        }

        noted.Times++;
    }

    /// <summary>Hands over one finding for each kind and name, at the first line where it was met.</summary>
    /// <param name="findings">Takes the findings.</param>
    /// <param name="of">Of which return, where it is not the one that is checked: last year's.</param>
    public void Report(IFindings findings, string? of = null)
    {
        foreach (var ((check, name), noted) in _noted)
        {
            var times = noted.Times == 1 ? "" : $", {noted.Times} times, first here";
            var file = noted.File is null ? "" : $" in {noted.File}";
            var detail = noted.Expected is null ? $"{name}{file}{times}" : $"{name}{file}, expected {noted.Expected}{times}";
            findings.Add(new Finding(check, null, null, [new(new FileLine { Origin = new(noted.Line) }, null)]) { Detail = of is null ? detail : $"{of}: {detail}" });
        }
    }

    private sealed class Noted(int line, string? expected, string? file)
    {
        public string? File => file;

        public int Line => line;

        public string? Expected => expected;

        public long Times { get; set; }
    }

    /// <summary>A line of the file where no record could be made.</summary>
    private sealed record FileLine : Record
    {
        private static readonly Group File = new("File");

        public override Group Module => File;
    }
}
