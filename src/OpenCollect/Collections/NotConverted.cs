namespace OpenCollect.Collections;

/// <summary>What a conversion could not carry over, to be told to whoever asked for it.</summary>
public static class NotConverted
{
    /// <summary>One sentence for each kind and name, after the return was written. Holds no child's data.</summary>
    public static IReadOnlyList<string> Of(OpenReturn opened)
    {
        var notes = new Texts();
        opened.Notes.Report(notes);
        opened.NotWritten.Report(notes);
        return notes.All;
    }

    private sealed class Texts : IFindings
    {
        public List<string> All { get; } = [];

        public void Add(Finding finding)
        {
            if (finding.Rule == FileChecks.Unknown || finding.Rule == FileChecks.NotInYear || finding.Rule == FileChecks.NotCarried || finding.Rule == FileChecks.NoChild)
            {
                All.Add($"line {finding.Places[0].Line}: {finding.Detail}");
            }
        }

        public void Add(RuleFault fault)
        {
        }
    }
}
