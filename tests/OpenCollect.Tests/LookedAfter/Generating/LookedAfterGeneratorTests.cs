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
        var cases = generator.Children(6_000).Select(p => p.Case(generator.Reference)).OfType<LookedAfterCase>().ToList();

        Assert.Equal(6_000, cases.Count);
        Assert.Empty(Breaks(generator.Year, cases));
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

    [Theory]
    [MemberData(nameof(OpenYears))]
    public void EveryCodeIsOneOfTheYear(int ending)
    {
        var generator = new LookedAfterGenerator(8, new(ending));
        foreach (var person in generator.Children(2_000))
        {
            Check(person.ThisYear, generator.Year);
            Check(person.LastYear, generator.Year.Previous);
            Check(person.YearBeforeLast, generator.Year.Previous.Previous);
        }

        static void Check(LookedAfterChild? child, CollectionYear year)
        {
            foreach (var row in child?.Parts ?? [])
            {
                Assert.True(row.Module.Years.Include(year), $"{row.Module} in {year}");
                foreach (var field in row.Module.Fields)
                {
                    var value = field.ValueOf(row);
                    var isKnown = value is null || (field.Years.Include(year)
                        && (field.Codes is null || field.Codes.Has(value, year) || (field == PreviousPermanence.AuthorityField && LocalAuthority.Find(value) is not null)));
                    Assert.True(isKnown, $"{field} {value} in {year}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(OpenYears))]
    public void EveryTableOfTheYearIsUsed(int ending)
    {
        var year = new CollectionYear(ending);
        var used = new LookedAfterGenerator(9, year).Children(4_000).SelectMany(p => p.ThisYear?.Parts ?? []).Select(r => r.Module.Name).Distinct();

        Assert.Equal(Inputs.Tables.Where(t => t.Table.Years.Include(year)).Select(t => t.Table.Name).Order(), used.Order());
    }

    [Fact]
    public void TheMixIsThatOfAnAuthority()
    {
        const int count = 10_000;
        var year = new CollectionYear(2026);
        var persons = new LookedAfterGenerator(1, year).Children(count).ToList();
        var children = persons.Select(p => p.ThisYear).OfType<LookedAfterChild>().ToList();
        var episodes = children.SelectMany(c => c.Episodes).ToList();

        Assert.Equal(count, children.Count);
        Assert.InRange(persons.Count - count, 800, 850);
        Share(550, 650, children.Count(c => c.Latest is { IsOpen: true, IsShortBreak: false }));
        Share(150, 250, children.Count(c => c.Episodes.Any(e => e.ReasonStarted == "S" && year.Contains(e.Start))));
        Share(130, 230, children.Count(c => c.Latest is { IsOpen: false, IsShortBreak: false }));
        Share(10, 30, episodes.Count(e => e.IsAdoption));
        Share(20, 40, children.Count(c => !c.PlacementDecisions.IsEmpty && c.Adoptions.IsEmpty));
        Share(40, 110, children.Count(c => !c.AsylumSeekers.IsEmpty));
        Share(5, 30, children.Count(c => c.Episodes.Any(e => e.LegalStatus == "V4")));
        Share(5, 20, children.Count(c => c.Episodes.Any(e => e.LegalStatus == "V3")));
        Share(150, 250, children.Count(c => !c.CareLeavers.IsEmpty));
        Share(10, 60, children.Count(c => c.BirthDate.AgeOn(year.LastDay) >= 22));
        Share(5, 40, children.Count(c => c.Header!.Mother == "1"));
        Share(20, 90, children.Count(c => !c.MissingPeriods.IsEmpty));
        Share(5, 15, children.Count(c => c.Episodes.Any(e => e.LegalStatus == "J1")));
        Share(15, 60, children.Count(c => c.PreviousPermanences.Any(p => p.Kind != "Z1")));
        Share(30, 80, children.Count(c => c.Latest is { IsShortBreak: false } && c.Latest.End == c.BirthDate.Birthday(18)));
        Share(5, 40, children.Count(c => c.PeriodsOfCare.Length > 1 && !c.Episodes[0].IsShortBreak));
        Share(5, 40, episodes.Count(e => e.IsTemporary));
        Share(1200, 1500, episodes.Count);

        static void Share(double least, double most, int of) => Assert.InRange(of * 1000.0 / count, least, most);
    }

    [Fact]
    public void AChildIsTheSameHoweverManyThereAre()
    {
        var generator = new LookedAfterGenerator(3, new(2025));

        Assert.Equal(Told(generator.Children(500).Single(p => p.Identity.Number == 450)), Told(new LookedAfterGenerator(3, new(2025)).Child(450)));
        Assert.NotEqual(Told(generator.Child(450)), Told(new LookedAfterGenerator(4, new(2025)).Child(450)));
    }

    [Fact]
    public void IdentifiersAndUpnsAreUniqueAndPlainlySynthetic()
    {
        var persons = new LookedAfterGenerator(5, new(2026), "943").Children(20_000).ToList();

        Assert.Distinct(persons.Select(p => p.Identity.Id));
        Assert.Distinct(persons.Select(p => p.Identity.Upn).OfType<string>());
        Assert.All(persons, p => Assert.Matches("^S[0-9]{9}$", p.Identity.Id));
        Assert.All(persons.Select(p => p.Identity.Upn).OfType<string>(), upn => Assert.Equal(Upn.CheckLetter(upn), upn[0]));
    }

    [Theory]
    [InlineData(2013, "201")]
    [InlineData(2023, "942")]
    [InlineData(2026, "909")]
    [InlineData(2026, "999")]
    public void ItRefusesYearsAndAuthoritiesThatMakeNoReturn(int ending, string authority) =>
        Assert.ThrowsAny<ArgumentException>(() => new LookedAfterGenerator(1, new(ending), authority));

    [Theory]
    [InlineData(2014)]
    [InlineData(2026)]
    public void EveryAuthorityOfTheYearCanBeGenerated(int ending) =>
        Assert.All(LocalAuthority.In(new(ending)), a =>
        {
            var generator = new LookedAfterGenerator(1, new(ending), a.Code);
            Assert.Empty(Breaks(generator.Year, generator.Children(60).Select(p => p.Case(generator.Reference)).OfType<LookedAfterCase>()));
        });

    [Fact]
    public void ManyAreMadeQuickly()
    {
        var generator = new LookedAfterGenerator(3, new(2026));
        Assert.Equal(500, generator.Children(500).Count(p => p.ThisYear is not null));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Assert.Equal(10_000, generator.Children(10_000).Count(p => p.ThisYear is not null));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
        TestContext.Current.TestOutputHelper!.WriteLine($"{watch.Elapsed.TotalMilliseconds:0} ms");
    }

    private static string Told(LookedAfterPerson person) =>
        string.Join('\n', new[] { person.ThisYear, person.LastYear, person.YearBeforeLast }.SelectMany(c => c?.Parts ?? [])
            .Select(row => string.Join(',', row.Module.Fields.Select(f => f.ValueOf(row)))));

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
