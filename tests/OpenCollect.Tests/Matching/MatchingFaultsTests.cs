using OpenCollect.Matching.Generating;

namespace OpenCollect.Tests.Matching;

public sealed class MatchingFaultsTests
{
    public static TheoryData<int> Years => [2023, 2024, 2025, 2026, 2027];

    [Fact]
    public void ThereIsAFaultForEveryCheckOfTheList() => Assert.Equal(Enumerable.Range(1, 15).Select(n => $"X{n:00}"), MatchingFaults.Codes);

    [Theory]
    [MemberData(nameof(Years))]
    public void EachContradictionIsThere(int ending)
    {
        var generator = new LocalAuthorityGenerator(8, new(ending));
        var all = generator.Persons(400).ToList();

        Assert.All(new MatchingFaults(generator, 0).OneOfEach(200), f => Assert.True(IsThere(f.Person, f.Fault.Rule, all), f.Fault.ToCsv()));
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void NothingIsThereThatWasNotPlanted(int ending)
    {
        var generator = new LocalAuthorityGenerator(8, new(ending));
        var all = generator.Persons(3000).ToList();

        Assert.Empty(
            from p in all from code in MatchingFaults.Codes where code is not ("X06" or "X07") && IsThere(p, code, all) select $"{code} {p.Number}");
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void EveryFaultSaysWhereItIs(int ending)
    {
        var faults = new MatchingFaults(new(8, new(ending)), 0.3).Persons(2000).Select(p => p.Fault).OfType<PlantedFault>().ToList();

        Assert.InRange(faults.Count, 450, 650);
        Assert.Equal(MatchingFaults.Codes, faults.Select(f => f.Rule).Distinct().Order());
        Assert.All(faults, f =>
        {
            Assert.Equal(PlantedFault.CsvColumns.Count(c => c == ','), f.ToCsv().Count(c => c == ','));
            Assert.Equal(f.Field.Group.Name, f.Position.Split('/')[^1].Split('[')[0]);
        });
    }

    [Fact]
    public void WithoutFaultsThePersonsAreTheGenerators()
    {
        var generator = new LocalAuthorityGenerator(8, new(2026));

        Assert.Equal(
            generator.Persons(300).Select(p => (p.Cin?.Id, p.Cin?.Upn, p.LookedAfterThisYear?.Id)),
            new MatchingFaults(generator, 0).Persons(300).Select(p => (p.Person.Cin?.Id, p.Person.Cin?.Upn, p.Person.LookedAfterThisYear?.Id)));
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
