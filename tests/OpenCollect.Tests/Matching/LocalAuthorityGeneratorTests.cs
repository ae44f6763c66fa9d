using OpenCollect.Cin;
using OpenCollect.Matching.Generating;

namespace OpenCollect.Tests.Matching;

public sealed class LocalAuthorityGeneratorTests
{
    private const int Count = 12_000;

    public static TheoryData<int> CensusYears => [2022, 2023, 2024, 2025, 2026];

    [Theory]
    [MemberData(nameof(CensusYears))]
    public void TheCensusBreaksNoRule(int ending)
    {
        var generator = new LocalAuthorityGenerator(3, new(ending));

        Assert.Empty(Breaks(generator.Year, generator.Cin.Header, generator.Persons(Count).Select(p => p.Cin).OfType<CinChild>()));
    }

    [Theory]
    [InlineData(2023)]
    [InlineData(2024)]
    [InlineData(2025)]
    [InlineData(2026)]
    [InlineData(2027)]
    public void LastYearsCensusBreaksNoRule(int ending)
    {
        var generator = new LocalAuthorityGenerator(4, new(ending));

        Assert.Empty(Breaks(generator.Year.Previous, generator.LastHeader, generator.Persons(Count).Select(p => p.CinLastYear).OfType<CinChild>()));
    }

    [Theory]
    [MemberData(nameof(CensusYears))]
    public void WhoIsInBothReturnsIsTheSamePerson(int ending)
    {
        var generator = new LocalAuthorityGenerator(5, new(ending));
        var both = generator.Persons(Count).SelectMany(p => new[]
        {
            (p.Cin, Cla: p.LookedAfterThisYear, Care: p.LookedAfter?.Care ?? []),
            (Cin: p.CinLastYear, Cla: p.LookedAfterLastYear, Care: []),
        }).Where(p => p.Cin is { BirthDate: not null } && p.Cla is not null).ToList();

        Assert.InRange(both.Count, 2000, 4500);
        Assert.All(both, p =>
        {
            Assert.Equal(p.Cla!.Id, p.Cin!.Id);
            Assert.Equal(p.Cla.BirthDate, p.Cin.BirthDate);
            Assert.Equal(p.Cla.Header!.Upn, p.Cin.Upn ?? p.Cin.UpnUnknown);
            Assert.Equal(p.Cla.Header.IsMale, p.Cin.Gender == "1" || p.Cin.Sex == "M");
            Assert.Equal(p.Cla.Header.IsFemale, p.Cin.Gender == "2" || p.Cin.Sex == "F");
            Assert.Equal(p.Cla.Header.Ethnicity, p.Cin.Ethnicity);
        });
        foreach (var (cin, cla, care) in both.Where(p => !p.Care.IsEmpty))
        {
            var episode = Assert.Single(cin!.Episodes);
            Assert.Equal(cla!.IsUasc && !cla.Episodes.IsEmpty, episode.Assessments.Any(a => a.Factors.Contains("9A")));
            Assert.Equal(cla.Episodes.Any(e => e.IsAdoption), episode.ReasonForClosure == "RC1");
            Assert.Equal(cla.Episodes.SingleOrDefault(e => e.ReasonCeased == "E2")?.End, cin.DeathDate);
            Assert.False(cla.Episodes.Any(e => e.Need == "N2") && cin.Disabilities is ["NONE"]);
            Assert.True(episode.ReferralDate <= care[0].From);
            Assert.False(episode.ClosureDate < care[^1].Until || (episode.ClosureDate is not null && care[^1].Until is null));
        }
    }

    [Fact]
    public void EverybodyLookedAfterIsInTheCensus()
    {
        var persons = new LocalAuthorityGenerator(5, new(2026)).Persons(Count).ToList();

        Assert.DoesNotContain(persons, p => p.Cin is null && p.LookedAfterThisYear?.Episodes.IsEmpty == false);
        Assert.DoesNotContain(persons, p => p.CinLastYear is null && p.LookedAfterLastYear?.Episodes.IsEmpty == false);
        Assert.DoesNotContain(persons, p => p.LookedAfter is null && p.Cin?.Episodes.Any(e => e.ReasonForClosure == "RC1") == true);
        Assert.Equal(Count, persons.Count(p => p.Cin is not null || p.LookedAfterThisYear is not null));
        Assert.InRange(persons.Count(p => p.Cin is null && p.CinLastYear is not null), Count / 20, Count / 3);
    }

    [Fact]
    public void IdentifiersAndUpnsAreOnePersons()
    {
        var persons = new LocalAuthorityGenerator(5, new(2026)).Persons(Count).ToList();

        Assert.Distinct(persons.Select(p => p.Cin?.Id ?? p.LookedAfter?.Identity.Id ?? p.CinLastYear!.Id));
        Assert.Distinct(persons.Select(p => p.Cin?.Upn ?? p.LookedAfter?.Identity.Upn ?? p.CinLastYear?.Upn).OfType<string>());
    }

    private static List<string> Breaks(CollectionYear year, CinHeader header, IEnumerable<CinChild> children)
    {
        var found = new Found();
        var run = CinRules.Book.Start(year, found);
        run.See(header);
        foreach (var child in children)
        {
            run.See(child);
        }

        run.Finish();
        Assert.Empty(found.Faults);
        return [.. found.Findings.GroupBy(f => f.Rule.Code).Select(g => $"{g.Key} of {g.Count()} children, first {g.First().ChildId} {g.First()}")];
    }
}
