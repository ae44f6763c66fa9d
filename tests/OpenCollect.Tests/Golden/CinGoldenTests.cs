using OpenCollect.Cin;
using OpenCollect.Cin.Generating;

namespace OpenCollect.Tests.Golden;

/// <summary>
/// Whole returns, bytes in and findings out, for each open year: one child for every rule about a child, with the fault planted that the
/// rule is for, and the clean children between.
/// </summary>
public sealed class CinGoldenTests
{
    public static TheoryData<int> Years => [2022, 2023, 2024, 2025, 2026];

    [Theory]
    [MemberData(nameof(Years))]
    public void FindingsOfTheWholeReturn(int ending)
    {
        var year = new CollectionYear(ending);
        new GoldenReturn($"cin-{year}.xml", $"cin-{year}.findings.txt").Check(() => Make(year), path => Findings(path, year));
    }

    private static string Findings(string path, CollectionYear year)
    {
        var found = new Found();
        using var file = File.OpenRead(path);
        using var reader = new CinXmlReader(file);
        CinCheck.Run(reader, year, found);
        return GoldenReturn.Text(found);
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
