using OpenCollect.Cin;
using OpenCollect.Cin.Generating;

namespace OpenCollect.Tests.Cin;

/// <summary>What must hold of every child, on generated returns.</summary>
public sealed class CinGeneratedTests
{
    private const int Children = 4000;

    public static TheoryData<int> Years => [.. CinCollection.OpenYears.Select(y => y.Ending)];

    [Theory]
    [MemberData(nameof(Years))]
    public void ACleanReturnBreaksNoRule(int ending)
    {
        var generator = new CinGenerator(7, new(ending));

        var found = Check(new(ending), generator.Header, generator.Children(Children));

        Assert.Empty(found.Faults);
        Assert.Equal([], found.Findings.Select(f => $"{f.Rule.Code} {RecordPath.Of(f.Subject, f.Places.FirstOrDefault())} child {f.ChildId}").Take(20));
    }

    [Fact]
    public void TheOrderOfChildrenDoesNotMatter()
    {
        var year = new CollectionYear(2025);
        var generator = new CinGenerator(3, year);
        var children = new CinFaults(generator, 0.3).Children(1500).Select(m => m.Child).ToList();

        var forwards = Check(year, generator.Header, children);
        children.Reverse();
        var backwards = Check(year, generator.Header, children);

        Assert.Equal(Texts(forwards), Texts(backwards));

        static IEnumerable<string> Texts(Found found) =>
            found.Findings.Select(f => $"{f.Rule.Code} {f.ChildId} {string.Join(',', f.Places.Select(p => RecordPath.Of(f.Subject, p)))} {f.Detail}").Order(StringComparer.Ordinal);
    }

    private static Found Check(CollectionYear year, CinHeader header, IEnumerable<CinChild> children)
    {
        var found = new Found();
        var run = CinRules.Book.Start(year, found);
        run.See(header);
        foreach (var child in children)
        {
            run.See(child);
        }

        run.Finish();
        return found;
    }
}
