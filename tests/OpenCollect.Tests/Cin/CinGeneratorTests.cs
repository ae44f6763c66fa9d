using System.Xml.Linq;
using OpenCollect.Cin;
using OpenCollect.Cin.Generating;

namespace OpenCollect.Tests.Cin;

public sealed class CinGeneratorTests
{
    public static TheoryData<int> OpenYears => [2022, 2023, 2024, 2025, 2026];

    [Fact]
    public void TheSameSeedGivesTheSameBytes() => Assert.Equal(Written(7, 2026, 300), Written(7, 2026, 300));

    [Fact]
    public void AnotherSeedGivesAnotherReturn() => Assert.NotEqual(Written(7, 2026, 300), Written(8, 2026, 300));

    [Fact]
    public void AChildIsTheSameHoweverManyThereAre()
    {
        var year = new CollectionYear(2025);
        var generator = new CinGenerator(3, year);

        Assert.Equal(
            Written(year, generator.Header, generator.Children(500).Skip(449).Take(1)),
            Written(year, generator.Header, new CinGenerator(3, year).Child(450)));
    }

    [Theory]
    [MemberData(nameof(OpenYears))]
    public void AChildTakesAboutThirteenHundredBytes(int ending) => Assert.InRange(Written(1, ending, 4000).Length / 4000.0, 1250, 1350);

    [Theory]
    [MemberData(nameof(OpenYears))]
    public void TheElementsStandInTheOrderOfTheSchema(int ending)
    {
        var year = new CollectionYear(ending);
        var document = XDocument.Parse(Written(2, ending, 3000));

        Assert.Equal(["Header", "Children"], document.Root!.Elements().Select(e => e.Name.LocalName));
        Assert.All(document.Descendants().Where(e => Order.ContainsKey(e.Name.LocalName)), group =>
        {
            var places = group.Elements().Select(e => Array.IndexOf(Order[group.Name.LocalName], e.Name.LocalName)).ToList();
            Assert.DoesNotContain(-1, places);
            Assert.Equal(places.Order(), places);
        });
        Assert.Equal(ending >= 2025, document.Descendants("Sex").Any());
        Assert.Equal(ending < 2025, document.Descendants("GenderCurrent").Any());
        Assert.DoesNotContain(document.Descendants(), e => !e.HasElements && e.Value.Length == 0);
        Assert.All(document.Descendants("AssessmentFactors"), f => Assert.True(Assessment.FactorsField.Codes!.Has(f.Value, year)));
    }

    [Fact]
    public void IdentifiersAreUniqueTenCharactersLongAndPlainlySynthetic()
    {
        var children = new CinGenerator(5, new(2026)).Children(20_000).ToList();

        Assert.All(children, c => Assert.Matches("^S[0-9]{9}$", c.Id));
        Assert.Distinct(children.Select(c => c.Id));
    }

    [Fact]
    public void UpnsAreUniqueAndHaveTheirCheckLetters()
    {
        var upns = new CinGenerator(5, new(2026), "943").Children(20_000).Select(c => c.Upn).OfType<string>().ToList();

        Assert.InRange(upns.Count, 12_000, 18_000);
        Assert.Distinct(upns);
        Assert.All(upns, upn =>
        {
            Assert.True(Upn.HasForm(upn));
            Assert.Equal(Upn.CheckLetter(upn), upn[0]);
            Assert.True(UpnAuthorities.Codes.Has(upn[1..4], new(2026)));
        });
    }

    [Theory]
    [MemberData(nameof(OpenYears))]
    public void GeneratedChildrenBreakNoRule(int ending)
    {
        var generator = new CinGenerator(6, new(ending));
        var found = new Found();
        var run = CinRules.Book.Start(generator.Year, found);
        run.See(generator.Header);
        var number = 0;
        foreach (var child in generator.Children(20_000))
        {
            run.See(child with { Origin = new(++number) });
        }

        run.Finish();

        Assert.Empty(found.Faults);
        Assert.Empty(found.Findings.Select(f => $"{f} of child {f.Subject?.Line}"));
    }

    [Fact]
    public void EveryStoryOccurs()
    {
        const int count = 10_000;
        var year = new CollectionYear(2026);
        var children = new CinGenerator(1, year).Children(count).ToList();
        var episodes = children.SelectMany(c => c.Episodes).ToList();

        Share(15, 25, children.Count(c => c.BirthDate is null));
        Share(100, 150, children.Count(c => c.Disabilities.Any(d => d != "NONE")));
        Share(15, 40, children.Count(c => c.BirthDate <= year.LastDay.AddYears(-18)));
        Share(50, 80, children.Count(c => c.Episodes.All(e => e.IsNoFurtherAction)));
        Share(80, 150, children.Count(c => c.Episodes.Length == 2));
        Share(100, 250, episodes.Count(e => e.ReasonForClosure is "RC8" or "RC9"));
        Share(300, 500, episodes.Count(e => e.ReferralDate < year.FirstDay));
        Share(400, 600, episodes.Count(e => e.IsOpen && e.HasFurtherAction));
        Share(600, 950, episodes.Sum(e => e.Assessments.Length));
        Share(150, 300, episodes.Sum(e => e.Section47s.Length));
        Share(60, 140, episodes.Sum(e => e.ProtectionPlans.Length));
        Share(200, 400, episodes.Sum(e => e.CinPlans.Length));
        Share(1, 10, episodes.Count(e => e.ConferenceDate is not null));
        Share(30, 130, episodes.SelectMany(e => e.Assessments).Count(a => a.IsOpen));
        Share(1, 20, episodes.SelectMany(e => e.Section47s).Count(s => s.NeedsConference && s.LacksConference));
        Share(0.1, 5, children.Count(c => c.DeathDate is not null));
        Assert.Equal(CinChild.UpnUnknownField.Codes!.Count, children.Select(c => c.UpnUnknown).OfType<string>().Distinct().Count());

        static void Share(double least, double most, int of) => Assert.InRange(of * 1000.0 / count, least, most);
    }

    [Theory]
    [InlineData(2016, "201")]
    [InlineData(2023, "942")]
    [InlineData(2026, "909")]
    [InlineData(2026, "999")]
    public void ItRefusesYearsAndAuthoritiesThatMakeNoReturn(int ending, string authority) =>
        Assert.ThrowsAny<ArgumentException>(() => new CinGenerator(1, new(ending), authority));

    [Theory]
    [MemberData(nameof(OpenYears))]
    public void EveryAuthorityOfTheYearCanBeGenerated(int ending) =>
        Assert.All(LocalAuthority.In(new(ending)), a => Assert.Equal(a.Code, new CinGenerator(1, new(ending), a.Code).Header.Authority));

    private static readonly Dictionary<string, string[]> Order = new(StringComparer.Ordinal)
    {
        ["Child"] = ["ChildIdentifiers", "ChildCharacteristics", "CINdetails"],
        ["ChildIdentifiers"] = ["LAchildID", "UPN", "FormerUPN", "UPNunknown", "PersonBirthDate", "ExpectedPersonBirthDate", "GenderCurrent", "Sex", "PersonDeathDate"],
        ["ChildCharacteristics"] = ["Ethnicity", "Disabilities"],
        ["CINdetails"] =
        [
            "CINreferralDate", "ReferralSource", "PrimaryNeedCode", "CINclosureDate", "ReasonForClosure", "DateOfInitialCPC", "Assessments", "CINPlanDates",
            "Section47", "ReferralNFA", "ChildProtectionPlans",
        ],
        ["Assessments"] = ["AssessmentActualStartDate", "AssessmentInternalReviewDate", "AssessmentAuthorisationDate", "FactorsIdentifiedAtAssessment"],
        ["CINPlanDates"] = ["CINPlanStartDate", "CINPlanEndDate"],
        ["Section47"] = ["S47ActualStartDate", "InitialCPCtarget", "DateOfInitialCPC", "ICPCnotRequired"],
        ["ChildProtectionPlans"] = ["CPPstartDate", "CPPendDate", "InitialCategoryOfAbuse", "LatestCategoryOfAbuse", "NumberOfPreviousCPP", "Reviews"],
    };

    private static string Written(int seed, int ending, int count)
    {
        var generator = new CinGenerator(seed, new(ending));
        return Written(generator.Year, generator.Header, generator.Children(count));
    }

    private static string Written(CollectionYear year, CinHeader header, params IEnumerable<CinChild> children) =>
        CinWriterTests.Written(year, header, children);
}
