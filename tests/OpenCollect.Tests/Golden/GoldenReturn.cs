using System.Text;

namespace OpenCollect.Tests.Golden;

/// <summary>
/// A whole return beside the tests, and the findings expected of it, text to be reviewed when a rule changes. Run the tests with
/// UPDATE_GOLDEN=1 to write the findings anew, and NEW_GOLDEN=1 to make the returns anew as well.
/// </summary>
/// <param name="returned">The file name of the return.</param>
/// <param name="findings">The file name of its findings.</param>
internal sealed class GoldenReturn(string returned, string findings)
{
    private static readonly string Folder = System.IO.Path.Combine(Repository.Root, "tests", "OpenCollect.Tests", "Golden");

    public string Path { get; } = System.IO.Path.Combine(Folder, returned);

    /// <summary>Where the expected findings are.</summary>
    public string Expected { get; } = System.IO.Path.Combine(Folder, findings);

    /// <summary>Writes the return if it is asked for anew, then compares what is found in it.</summary>
    public void Check(Func<string> make, Func<string, string> find)
    {
        if (Environment.GetEnvironmentVariable("NEW_GOLDEN") == "1")
        {
            File.WriteAllText(Path, make());
        }

        var found = find(Path);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(Expected, found);
        }

        Assert.Equal(File.ReadAllText(Expected), found);
    }

    /// <summary>The findings, one a line: rule, child, and each place with its value and line.</summary>
    public static string Text(Found found)
    {
        Assert.Empty(found.Faults);
        var text = new StringBuilder();
        foreach (var finding in found.Findings)
        {
            text.Append($"{finding.Rule.Code,-6} {finding.ChildId ?? "-",-24}");
            text.AppendJoin(", ", finding.Places.Where(p => p.Record is not null).Select(p =>
                $"{RecordPath.Of(finding.Subject, p)}/{p.Field?.Name} = {(p.Field is null ? "" : p.Field.ValueOf(p.Record!) ?? "missing")} (line {p.Line})"));
            text.Append(finding.Detail).Append('\n');
        }

        return text.ToString();
    }
}
