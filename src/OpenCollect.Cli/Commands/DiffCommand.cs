using System.Text.Json;
using OpenCollect.Cli.Input;
using OpenCollect.Cli.Output;
using OpenCollect.Reports;

namespace OpenCollect.Cli.Commands;

/// <summary>
/// <c>opencollect diff OLD NEW</c>: which findings are new, gone, still there. A finding is the same when rule, child, record and
/// field are; so it stays the same when the value or the line changed.
/// </summary>
internal static class DiffCommand
{
    private static readonly Argument<string> Old = new("OLD") { Description = "The earlier return, or its findings.csv." };
    private static readonly Argument<string> New = new("NEW") { Description = "The later return, or its findings.csv." };
    private static readonly Option<string?> Year = CollectionOptions.Year();
    private static readonly Option<string> Format = CollectionOptions.Format("text", "json", "csv");

    private enum Change
    {
        New,
        Gone,
        Still,
    }

    public static Command Create()
    {
        var command = new Command("diff", "Compare the findings of two returns, or of two files of findings: new, gone, still there.") { Old, New, Year, Format };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var year = CollectionOptions.YearOf(parsed.GetValue(Year));
        var before = Findings(parsed.GetRequiredValue(Old), year);
        var after = Findings(parsed.GetRequiredValue(New), year);
        var changes = Compare(before, after);
        switch (parsed.GetValue(Format))
        {
            case "json":
                WriteJson(changes);
                break;
            case "csv":
                CsvOutput.Write(["change", "rule", "severity", "child", "record", "field", "line", "message"], changes.Select(c => new[]
                {
                    Lower(c.Change), c.Row.Rule, Lower(c.Row.Severity), c.Row.Child ?? "", c.Row.Record ?? "", c.Row.Field ?? "", $"{c.Row.Line}", c.Row.Message ?? "",
                }));
                break;
            default:
                WriteText(changes);
                break;
        }

        return Failures.Success;
    }

    private static List<(Change Change, FindingRow Row)> Compare(List<FindingRow> before, List<FindingRow> after)
    {
        var old = before.ToLookup(Key);
        var left = old.ToDictionary(g => g.Key, g => g.Count());
        var changes = new List<(Change, FindingRow)>(after.Count);
        foreach (var row in after)
        {
            if (left.TryGetValue(Key(row), out var count) && count > 0)
            {
                left[Key(row)] = count - 1;
                changes.Add((Change.Still, row));
            }
            else
            {
                changes.Add((Change.New, row));
            }
        }

        changes.AddRange(old.SelectMany(g => g.TakeLast(left[g.Key])).Select(row => (Change.Gone, row)));
        return changes;

        static (string, string?, string?, string?) Key(FindingRow row) => (row.Rule, row.Child, row.Record, row.Field);
    }

    private static List<FindingRow> Findings(string path, CollectionYear? year)
    {
        if (IsFindings(path))
        {
            using var file = File.OpenRead(path);
            return [.. FindingsCsv.Read(file).Where(r => r.Status != FindingStatus.NotJudged)];
        }

        var source = new ReturnSources().Only(path);
        var rows = new List<FindingRow>();
        Validation.Run(new(source.Collection, source.Files) { Year = year }, f => rows.Add(FindingRow.Of(f)), _ => Interruption.Check());
        return rows;
    }

    private static bool IsFindings(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        using var file = File.OpenRead(path);
        var start = new byte[32];
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) > 20 && start.AsSpan().StartsWith("rule,severity,scope,"u8);
    }

    private static void WriteText(List<(Change Change, FindingRow Row)> changes)
    {
        Console.WriteLine($"{changes.Count(c => c.Change == Change.New):N0} new, {changes.Count(c => c.Change == Change.Gone):N0} gone, {changes.Count(c => c.Change == Change.Still):N0} still there");
        Console.WriteLine();
        Console.WriteLine($"{"Rule",-7} {"New",7} {"Gone",7} {"Still",7}  What is wrong");
        foreach (var rule in changes.GroupBy(c => c.Row.Rule, StringComparer.Ordinal)
                     .OrderBy(g => g.First().Row.Severity).ThenByDescending(g => g.Count(c => c.Change == Change.New)).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            Console.WriteLine($"{rule.Key,-7} {rule.Count(c => c.Change == Change.New),7:N0} {rule.Count(c => c.Change == Change.Gone),7:N0} {rule.Count(c => c.Change == Change.Still),7:N0}  {rule.First().Row.Message}");
        }

        foreach (var (change, title) in new[] { (Change.New, "New, by child"), (Change.Gone, "Gone, by child") })
        {
            var rows = changes.Where(c => c.Change == change).Select(c => c.Row).GroupBy(r => r.Child, StringComparer.Ordinal).ToList();
            if (rows.Count == 0)
            {
                continue;
            }

            Console.WriteLine();
            Console.WriteLine(title);
            foreach (var child in rows.Take(100))
            {
                Console.WriteLine($"  {child.Key ?? "(return, or no ID)"}: {string.Join(", ", child.Select(r => r.Rule).Distinct(StringComparer.Ordinal))}");
            }

            if (rows.Count > 100)
            {
                Console.WriteLine($"  and {rows.Count - 100:N0} more children: --format csv lists all");
            }
        }
    }

    private static void WriteJson(List<(Change Change, FindingRow Row)> changes)
    {
        using var output = Console.OpenStandardOutput();
        using var json = new Utf8JsonWriter(output);
        json.WriteStartArray();
        foreach (var (change, row) in changes)
        {
            json.WriteStartObject();
            json.WriteString("change", Lower(change));
            json.WriteString("rule", row.Rule);
            json.WriteString("severity", Lower(row.Severity));
            json.WriteString("child", row.Child);
            json.WriteString("record", row.Record);
            json.WriteString("field", row.Field);
            json.WriteNumber("line", row.Line);
            json.WriteString("message", row.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Flush();
        output.Write("\n"u8);
    }

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
