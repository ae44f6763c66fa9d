using OpenCollect.Cin;
using OpenCollect.Cin.Generating;
using OpenCollect.LookedAfter;
using OpenCollect.LookedAfter.Generating;
using OpenCollect.Matching;
using OpenCollect.Matching.Generating;
using OpenCollect.Tests.Cin;
using OpenCollect.Tests.LookedAfter;

namespace OpenCollect.Tests.Matching;

public sealed class LocalAuthorityFaultsTests
{
    /// <summary>
    /// Rules that a small return of clean children triggers. 2887Q wants eight different disability codes in the census; 1002 speaks of
    /// care leavers of 20 and older, whose care lies before last year's return.
    /// </summary>
    private static readonly string[] InSmallReturns = ["2887Q", "1002"];

    private static readonly string[] Contradictions = [.. Enumerable.Range(1, 15).Select(n => $"X{n:00}")];

    /// <summary>The years in which the rules of both collections are open.</summary>
    public static TheoryData<int> OpenYears => [.. CinCollection.OpenYears.Where(LookedAfterCollection.OpenYears.Contains).Select(y => y.Ending)];

    public static TheoryData<int> Years => [2023, 2024, 2025, 2026, 2027];

    [Theory]
    [MemberData(nameof(OpenYears))]
    public void EachFaultIsFoundByItsRuleInTheFiles(int ending)
    {
        var generator = new LocalAuthorityGenerator(6, new(ending));
        var planted = new LocalAuthorityFaults(generator, 0).OneOfEach(100).ToList();

        AssertFound(generator, [.. generator.Persons(99), .. planted.Select(p => p.Person)], planted.Select(p => p.Fault));
    }

    [Theory]
    [MemberData(nameof(OpenYears))]
    public void EachFaultPlantedAtRandomIsFoundByItsRuleInTheFiles(int ending)
    {
        var generator = new LocalAuthorityGenerator(7, new(ending));
        var made = new LocalAuthorityFaults(generator, 0.6).Persons(1500).ToList();

        Assert.InRange(made.Count(p => p.Fault is not null), 800, 1000);
        AssertFound(generator, [.. made.Select(p => p.Person)], made.Select(p => p.Fault).OfType<PlantedFault>());
    }

    [Theory]
    [MemberData(nameof(OpenYears))]
    public void NothingIsFoundInCleanFilesButWhatSmallReturnsTrigger(int ending)
    {
        var generator = new LocalAuthorityGenerator(6, new(ending));

        Assert.Empty(Check(generator, [.. generator.Persons(600)])
            .Where(f => f.Rule.Severity != Severity.Note && !InSmallReturns.Contains(f.Rule.Code))
            .Select(f => $"{f.ChildId} {f}"));
    }

    [Theory]
    [MemberData(nameof(OpenYears))]
    public void EveryRuleAboutAChildHasAFault(int ending)
    {
        var year = new CollectionYear(ending);

        Assert.Equal(
            CinFaults.RulesIn(year).Concat(LookedAfterFaults.RulesIn(year, asTables: true)).Concat(Contradictions).Order(StringComparer.Ordinal),
            new LocalAuthorityFaults(new(6, year), 0).Rules);
    }

    [Fact]
    public void WithoutOpenRulesOfTheCensusThereAreNoFaultsOfIt()
    {
        var generator = new LocalAuthorityGenerator(6, new(2019));

        Assert.Empty(new LocalAuthorityFaults(generator, 0).Rules.Intersect(CinFaults.RulesIn(generator.Year)));
        Assert.Equal([true, true], new LocalAuthorityFaults(generator, 1).Persons(300).GroupBy(p => p.Fault?.Rule[0] == 'X').Select(g => g.Any()));
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void EachContradictionIsThere(int ending)
    {
        var generator = new LocalAuthorityGenerator(8, new(ending));
        var all = generator.Persons(400).ToList();
        var planted = new LocalAuthorityFaults(generator, 0).OneOfEach(200).Where(p => Contradictions.Contains(p.Fault.Rule)).ToList();

        Assert.Equal(Contradictions, planted.Select(p => p.Fault.Rule).Distinct());
        Assert.All(planted, f => Assert.True(IsThere(f.Person, f.Fault.Rule, all), f.Fault.ToCsv()));
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void NoContradictionIsThereThatWasNotPlanted(int ending)
    {
        var generator = new LocalAuthorityGenerator(8, new(ending));
        var all = generator.Persons(3000).ToList();

        Assert.Empty(
            from p in all from code in Contradictions where code is not ("X06" or "X07") && IsThere(p, code, all) select $"{code} {p.Number}");
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void EveryFaultSaysWhereItIs(int ending)
    {
        var faults = new LocalAuthorityFaults(new(8, new(ending)), 0.3).Persons(6000).Select(p => p.Fault).OfType<PlantedFault>().ToList();

        Assert.InRange(faults.Count, 1650, 1950);
        Assert.Equal(Contradictions, faults.Select(f => f.Rule).Where(Contradictions.Contains).Distinct().Order());
        Assert.All(faults, f =>
        {
            Assert.Equal(PlantedFault.CsvColumns.Count(c => c == ','), f.ToCsv().Count(c => c == ','));
            Assert.Equal(f.Field.Group.Name, f.Position.Split('/')[^1].Split('[')[0]);
            Assert.True(f.Field.Years.Include(new(ending)), f.ToCsv());
        });
    }

    [Fact]
    public void WithoutFaultsThePersonsAreTheGenerators()
    {
        var generator = new LocalAuthorityGenerator(8, new(2026));

        Assert.Equal(
            generator.Persons(300).Select(p => (p.Cin?.Id, p.Cin?.Upn, p.LookedAfterThisYear?.Id)),
            new LocalAuthorityFaults(generator, 0).Persons(300).Select(p => (p.Person.Cin?.Id, p.Person.Cin?.Upn, p.Person.LookedAfterThisYear?.Id)));
    }

    private static void AssertFound(LocalAuthorityGenerator generator, List<MatchedPerson> persons, IEnumerable<PlantedFault> planted)
    {
        var hits = Check(generator, persons).Select(f => (f.Rule.Code, f.ChildId)).ToHashSet();

        Assert.Empty(planted.Where(f => !hits.Contains((f.Rule, f.ChildId))).Select(f => f.ToCsv()));
    }

    /// <summary>Writes the returns as files, this year's and last year's, and checks each by itself and both together.</summary>
    private static List<Finding> Check(LocalAuthorityGenerator generator, List<MatchedPerson> persons)
    {
        var (year, found) = (generator.Year, new Found());
        var census = CinWriterTests.Written(year, generator.Cin.Header, persons.Select(p => p.Cin).OfType<CinChild>());
        var tables = LookedAfterTableFiles.Written(year, persons.Select(p => p.LookedAfterThisYear).OfType<LookedAfterChild>());
        var last = LookedAfterTableFiles.Written(year.Previous, persons.Select(p => p.LookedAfterLastYear).OfType<LookedAfterChild>());

        using (var reader = Open(census))
        {
            CinCheck.Run(reader, year, found);
        }

        using (var cases = new LookedAfterCases(tables.Open(), last.Open(), null, generator.LookedAfter.Reference))
        {
            LookedAfterCheck.Run(cases, year, found);
        }

        using var cin = Open(census);
        MatchingCheck.Run(
            new(cin.Children(year), tables.Children(year))
            {
                LastCin = persons.Select(p => p.CinLastYear).OfType<CinChild>(),
                LastCla = last.Children(year.Previous),
            },
            year, found);
        Assert.Empty(found.Faults);
        return found.Findings;

        static CinXmlReader Open(string xml) => new(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(xml)));
    }

    /// <summary>The checks as an authority would make them, one person at a time.</summary>
    private static bool IsThere(MatchedPerson person, string code, List<MatchedPerson> all)
    {
        var (cin, cla, last) = (person.Cin, person.LookedAfterThisYear, person.LookedAfterLastYear);
        var both = cin is not null && cla is not null;
        var real = cla?.Header?.Upn is { Length: 13 } upn ? upn : null;
        return code switch
        {
            "X01" => both && cin!.Upn is not null && real is not null && cin.Upn != real,
            "X02" => both && (cin!.Upn is null) != (real is null),
            "X03" => both && (cin!.BirthDate != cla!.BirthDate || (cin.Gender is "1" || cin.Sex is "M") != cla.Header!.IsMale),
            "X04" => cin is null && cla?.Episodes.IsEmpty == false,
            "X05" => cin is not null && cla is null && last?.Latest?.IsOpen == true,
            "X06" => cin?.Upn is not null && all.Exists(p => p.Cin?.Id != cin.Id && p.Cin?.Upn == cin.Upn),
            "X07" => cin?.Upn is not null && all.Exists(p => p.LookedAfterThisYear?.Id != cin.Id && p.LookedAfterThisYear?.Header?.Upn == cin.Upn),
            "X08" => both && cla!.Latest is { IsAdoption: true } adopted && cin!.Episodes.Any(e => e.ReferralDate > adopted.End),
            "X09" => cin?.Upn is not null && cin.Upn == cin.FormerUpn,
            "X10" => cin?.Episodes.Any(e => e.ReasonForClosure == "RC1") == true && cla?.Episodes.Any(e => e.IsAdoption) != true,
            "X11" => both && (cin!.DeathDate is not null) != cla!.Episodes.Any(e => e.ReasonCeased == "E2"),
            "X12" => both && cin!.Episodes.Any(e => e.Assessments.Any(a => a.Factors.Contains("9A"))) != cla!.IsUasc,
            "X13" => both && cla!.Episodes.Any(e => e.Need == "N2") && cin!.Disabilities is ["NONE"],
            "X14" => (cin?.Id ?? cla?.Id) is { } id && (id.Length > 10 || !id.All(char.IsAsciiLetterOrDigit)),
            "X15" => cla is not null && last is not null && cla.Id != last.Id && cla.BirthDate == last.BirthDate,
            _ => throw new ArgumentOutOfRangeException(nameof(code)),
        };
    }
}
