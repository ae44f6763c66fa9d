using System.Text;
using OpenCollect.Cin;
using OpenCollect.Cin.Generating;

namespace OpenCollect.Tests.Golden;

/// <summary>
/// Whole returns, bytes in and findings out, for each open year: one child for every rule about a child, with the fault planted that the
/// rule is for, and the clean children between. The expected findings are text to be reviewed when a rule changes. Run the tests with
/// UPDATE_GOLDEN=1 to write them anew, and NEW_GOLDEN=1 to make the returns anew as well.
/// </summary>
public sealed class CinGoldenTests
{
    public static TheoryData<int> Years => [2022, 2023, 2024, 2025, 2026];

    [Theory]
    [MemberData(nameof(Years))]
    public void FindingsOfTheWholeReturn(int ending)
    {
        var year = new CollectionYear(ending);
        var folder = Path.Combine(Repository.Root, "tests", "OpenCollect.Tests", "Golden");
        var (xml, expected) = (Path.Combine(folder, $"cin-{year}.xml"), Path.Combine(folder, $"cin-{year}.findings.txt"));
        if (Environment.GetEnvironmentVariable("NEW_GOLDEN") == "1")
        {
            File.WriteAllText(xml, Make(year));
        }

        var found = Findings(xml, year);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(expected, found);
        }

        Assert.Equal(File.ReadAllText(expected), found);
    }

    private static string Findings(string path, CollectionYear year)
    {
        var found = new Found();
        using var file = File.OpenRead(path);
        using var reader = new CinXmlReader(file);
        CinCheck.Run(reader, year, found);
        Assert.Empty(found.Faults);
        var text = new StringBuilder();
        foreach (var finding in found.Findings)
        {
            text.Append($"{finding.Rule.Code,-7}{finding.ChildId ?? "-",-24}");
            text.AppendJoin(", ", finding.Places.Where(p => p.Record is not null).Select(p =>
                $"{RecordPath.Of(finding.Subject, p)}/{p.Field?.Name} = {(p.Field is null ? "" : p.Field.ValueOf(p.Record!) ?? "missing")} (line {p.Line})"));
            text.Append(finding.Detail).Append('\n');
        }

        return text.ToString();
    }

    private static string Make(CollectionYear year)
    {
        var generator = new CinGenerator(20, year);
        var faults = new CinFaults(generator, 0);
        var children = CinFaults.RulesIn(year).SelectMany((rule, i) => i % 4 == 0
            ? [generator.Child((i * 2) + 1), faults.Child(rule, (i * 2) + 2).Child]
            : new[] { faults.Child(rule, (i * 2) + 2).Child });
        return Cin.CinWriterTests.Written(year, generator.Header, children);
    }
}
