using OpenCollect.LookedAfter;
using OpenCollect.LookedAfter.Generating;

namespace OpenCollect.Tests.LookedAfter.Generating;

public sealed class LookedAfterGeneratorTests
{
    public static TheoryData<int> OpenYears => [.. Enumerable.Range(2014, 14)];

    [Theory]
    [MemberData(nameof(OpenYears))]
    public void GeneratedChildrenBreakNoRule(int ending)
    {
        var generator = new LookedAfterGenerator(6, new(ending));

        Assert.Empty(Breaks(generator.Year, generator.Children(6_000).Select(p => p.Case(generator.Reference)).OfType<LookedAfterCase>()));
    }

    /// <summary>The return of the year before is clean too, beside the one before it.</summary>
    [Theory]
    [MemberData(nameof(OpenYears))]
    public void LastYearsReturnBreaksNoRule(int ending)
    {
        var generator = new LookedAfterGenerator(7, new(ending));
        if (ending > 2014)
        {
            Assert.Empty(Breaks(
                generator.Year.Previous, generator.Children(3_000).Select(p => p.LastYearsCase(generator.Reference)).OfType<LookedAfterCase>()));
        }
    }

    private static List<string> Breaks(CollectionYear year, IEnumerable<LookedAfterCase> cases)
    {
        var found = new Found();
        var run = LookedAfterRules.Book.Start(year, found);
        run.See(new LookedAfterReturn());
        foreach (var seen in cases)
        {
            run.See(seen);
        }

        run.Finish();
        Assert.Empty(found.Faults);
        return
        [
            .. found.Findings.Where(f => !IsKnown(year, f))
                .GroupBy(f => f.Rule.Code)
                .Select(g => $"{g.Key} of {g.Count()} children, first {g.First().ChildId} {g.First()}"),
        ];
    }

    /// <summary>
    /// What clean children break all the same: 1002 says that care that ended before last year's return is no care at all, and two codes
    /// and columns were new in one year, so that the one before has others.
    /// </summary>
    private static bool IsKnown(CollectionYear year, Finding finding) => finding.Rule.Code switch
    {
        "1002" => finding.Subject is LookedAfterCase seen && seen.Child.BirthDate.AgeOn(year.LastDay) >= 20,
        "503D" => year.Ending == 2015,
        "503F" => year.Ending == 2016,
        _ => false,
    };
}
