using OpenCollect.Cin;
using OpenCollect.LookedAfter;
using OpenCollect.Matching;
using OpenCollect.Matching.Generating;

namespace OpenCollect.Tests.Matching;

public sealed class MatchingCheckTests
{
    private static readonly CollectionYear Year = new(2026);
    private static readonly MatchingSample Sample = MatchingSample.Latest;

    [Fact]
    public void ChildrenWhoAgreeAreMatchedAndNothingIsFound()
    {
        var (outcome, found) = Run(new(Sample.All.Select(c => c.Cin).OfType<CinChild>(), Sample.All.Select(c => c.Cla).OfType<LookedAfterChild>())
        {
            LastCla = Sample.All.Select(c => c.LastCla).OfType<LookedAfterChild>(),
        });

        Assert.Empty(found.Findings.Select(f => $"{f}"));
        Assert.Equal(
            [
                "5", "5", "4 of 5", "0 of 5", "4 of 5", "4 of 4", "3 of 3", "1 of 5", "0 of 1", "1 of 1", "0 of 1", "0 of 1",
                "0 of 4", "0 of 4", "0 of 4", "0 of 4", "0 of 4", "0 of 4",
            ],
            outcome.Rates.All.Select(r => r.Of is { } of ? $"{r.Figure} of {of}" : $"{r.Figure}"));
        Assert.Equal(15, outcome.Applied.Count);
        Assert.Empty(outcome.NotRun);
    }

    [Fact]
    public void ReasonsWhyLookedAfterChildrenAreNotInTheCensus()
    {
        var other = Sample.Cla with { Id = "C9", Headers = [], Episodes = [] };
        var rates = Run(new([], [Sample.Cla, Sample.ShortBreaks.Cla!, Sample.LeftCare.Cla!, other])).Outcome.Rates;

        Assert.Equal((4, 0, 2, 1), (rates.Missing, rates.MatchedById, rates.InYear, rates.InCare));
        Assert.Equal((1, 1, 1, 1), (rates.MissingInCare, rates.MissingShortBreaks, rates.MissingCareLeavers, rates.MissingOthers));
    }

    [Fact]
    public void AChildUnderAnotherIdentifierIsMatchedByUpn()
    {
        var (outcome, found) = Run(new([Sample.Cin with { Id = "C9" }], [Sample.Cla]));

        Assert.Equal((0, 1, 0, 1), (outcome.Rates.MatchedById, outcome.Rates.MatchedByUpn, outcome.Rates.Missing, outcome.Rates.InYearMatched));
        Assert.Equal(["X04 CLA/Episodes[1]/DECOM", "X07 CIN/ChildIdentifiers/LAchildID"], Text(found));
    }

    [Fact]
    public void ARecordFromAfterAnAdoptionIsNotMatchedByUpn()
    {
        var before = Sample.Adopted.Cla! with { Headers = [Sample.Adopted.Cla!.Headers[0] with { Upn = Sample.Cin.Upn }] };
        var after = Sample.Cin with { Episodes = [Sample.Need with { ReferralDate = Sample.Day(6, 20) }] };
        var (outcome, found) = Run(new([after], [before]));

        Assert.Equal((0, 1), (outcome.Rates.MatchedByUpn, outcome.Rates.Missing));
        Assert.Equal(["X04 CLA/Episodes[1]/DECOM", "X08 CIN/ChildIdentifiers/UPN"], Text(found));
    }

    [Fact]
    public void IdentifiersMatchWhateverTheirLetterCase()
    {
        var rates = Run(new([Sample.Cin with { Id = "c000000001" }], [Sample.Cla])).Outcome.Rates;

        Assert.Equal((1, 1), (rates.MatchedById, rates.CinInCla));
    }

    /// <summary>Rows that no rule reads are not kept, and the others have the numbers that they have in the file.</summary>
    [Fact]
    public void EpisodesKeepTheirNumbers()
    {
        var first = Sample.Cla.Episodes[0];
        var earlier = Enumerable.Range(0, 6).Select(i => first with { Start = first.Start.PlusDays(-700 + i), End = first.Start.PlusDays(-699 + i) });
        var cla = Sample.Cla with { Episodes = [.. earlier, first with { Start = first.Start.PlusDays(-1000), End = first.Start.PlusDays(-999) }, first, Sample.Care] };
        var (_, found) = Run(new([Sample.Cin with { Disabilities = ["MOB"] }], [cla]));

        Assert.Equal(["X13 CIN/Disabilities/Disability CLA/Episodes[9]/CIN"], Text(found, all: true));
    }

    [Fact]
    public void ContradictionsAreCountedByChild()
    {
        var cla = Sample.Cla with { Headers = [Sample.Cla.Headers[0] with { BirthDate = Sample.Day(4, 1), Sex = "M" }] };
        var (outcome, found) = Run(new([Sample.Cin], [cla]));

        Assert.Equal(["X03 CIN/ChildIdentifiers/PersonBirthDate", "X03 CIN/ChildIdentifiers/Sex"], Text(found));
        Assert.Equal((1, 1), outcome.Rates.All.Where(r => r.Label.StartsWith("In both, with X03", StringComparison.Ordinal)).Select(r => (r.Figure, r.Of!.Value)).Single());
    }

    [Fact]
    public void WithoutLastYearsReturnsRulesThatNeedThemAreNamed()
    {
        var outcome = Run(new([], [])).Outcome;

        Assert.Equal(["X15"], outcome.NotRun.Select(r => r.Rule.Code));
        Assert.Empty(Run(new([], []) { LastCin = [] }).Outcome.NotRun);
        Assert.Empty(Run(new([], []) { LastCla = [] }).Outcome.NotRun);
    }

    [Fact]
    public void WithoutATableRulesThatNeedItAreNamed() =>
        Assert.Equal(["X12", "X15"], Run(new([], []) { IsGiven = n => n != Inputs.Uasc }).Outcome.NotRun.Select(r => r.Rule.Code));

    [Fact]
    public void LastYearsReturnsAreJoinedByIdentifier()
    {
        var (_, found) = Run(new([Sample.Cin], [Sample.Unaccompanied.Cla!])
        {
            LastCin = [Sample.Cin with { Id = "C9" }],
            LastCla = [Sample.Child.LastCla!],
        });

        Assert.Equal(
            ["X04 CLA/Episodes[1]/DECOM", "X05 CIN/ChildIdentifiers/LAchildID CLA/LastYear/Episodes[1]/DECOM", "X15 CIN/ChildIdentifiers/LAchildID CIN/LastYear/ChildIdentifiers/LAchildID"],
            Text(found, all: true));
    }

    [Fact]
    public void ChildrenWithoutAnIdentifierAreJudgedByThemselves()
    {
        var (outcome, found) = Run(new([Sample.Cin with { Id = null }], [Sample.Cla with { Id = null }]));

        Assert.Equal(["X04 CLA/Episodes[1]/DECOM"], Text(found));
        Assert.Equal((0, 1, 1), (outcome.Rates.MatchedById, outcome.Rates.MatchedByUpn, outcome.Rates.ClaChildren));
    }

    [Fact]
    public void OnlyTheChosenRules()
    {
        var found = new Found();
        var outcome = MatchingCheck.Run(new([Sample.Cin with { Disabilities = ["MOB"], Sex = "M" }], [Sample.Cla]), Year, found, r => r.Code == "X03");

        Assert.Equal(["X03"], outcome.Applied.Select(r => r.Code));
        Assert.Equal(["X03"], found.Findings.Select(f => f.Rule.Code));
    }

    public static TheoryData<int> OpenYears => [.. MatchingRules.OpenYears.Select(y => y.Ending).Where(y => y >= 2018)];

    [Theory]
    [MemberData(nameof(OpenYears))]
    public void EveryContradictionThatIsPlantedIsFoundInTheChildAndModule(int ending)
    {
        var generator = new LocalAuthorityGenerator(8, new(ending));
        var all = generator.Persons(400).ToList();
        foreach (var (person, fault) in new LocalAuthorityFaults(generator, 0).OneOfEach(401).Where(p => p.Fault.Rule[0] == 'X'))
        {
            var (_, found) = Run(Returns([.. all, person]), new(ending));

            var finding = found.Findings.FirstOrDefault(f => f.Rule.Code == fault.Rule && f.ChildId == fault.ChildId);
            Assert.True(finding is not null, fault.ToCsv());
            Assert.True(finding.Places.Any(p => p.Field!.Group == fault.Field.Group), fault.ToCsv());
        }
    }

    [Theory]
    [MemberData(nameof(OpenYears))]
    public void NothingIsToBeCorrectedOrExplainedInReturnsThatAgree(int ending)
    {
        var (outcome, found) = Run(Returns([.. new LocalAuthorityGenerator(8, new(ending)).Persons(3000)]), new(ending));

        Assert.Empty(found.Findings.Where(f => f.Rule.Severity != Severity.Note).Select(f => f.ToString()));
        Assert.Equal(outcome.Rates.InYear, outcome.Rates.InYearMatched);
        Assert.Equal(outcome.Rates.Missing, outcome.Rates.MissingCareLeavers);
        Assert.InRange(outcome.Rates.MatchedById, 300, 500);
    }

    private static MatchingReturns Returns(List<MatchedPerson> persons) =>
        new(persons.Select(p => p.Cin).OfType<CinChild>(), persons.Select(p => p.LookedAfterThisYear).OfType<LookedAfterChild>())
        {
            LastCin = persons.Select(p => p.CinLastYear).OfType<CinChild>(),
            LastCla = persons.Select(p => p.LookedAfterLastYear).OfType<LookedAfterChild>(),
        };

    private static (MatchingOutcome Outcome, Found Found) Run(MatchingReturns returns, CollectionYear? year = null)
    {
        var found = new Found();
        var outcome = MatchingCheck.Run(returns, year ?? Year, found);
        Assert.Empty(found.Faults);
        return (outcome, found);
    }

    private static IEnumerable<string> Text(Found found, bool all = false) =>
        found.Findings
            .Select(f => $"{f.Rule.Code} {string.Join(' ', f.Places.Take(all ? f.Places.Length : 1).Select(p => $"{RecordPath.Of(f.Subject, p)}/{p.Field!.Name}"))}")
            .Order(StringComparer.Ordinal);
}
