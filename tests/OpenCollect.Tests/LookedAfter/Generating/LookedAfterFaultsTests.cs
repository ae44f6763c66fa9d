using OpenCollect.LookedAfter;
using OpenCollect.LookedAfter.Generating;

namespace OpenCollect.Tests.LookedAfter.Generating;

public sealed class LookedAfterFaultsTests
{
    /// <summary>Rules about values that are worked out and stand in no file.</summary>
    private static readonly string[] NotInAFile = ["164", "411"];

    public static TheoryData<int> Years => [2023, 2024, 2025, 2026, 2027];

    public static TheoryData<int> AllYears => [.. Enumerable.Range(2014, 14)];

    [Theory]
    [MemberData(nameof(Years))]
    public void EveryRuleAboutAChildHasAFault(int ending) =>
        Assert.Equal(
            LookedAfterRules.Book.In(new(ending)).Select(r => r.Code).Except(NotInAFile).Distinct().Order(StringComparer.Ordinal),
            LookedAfterFaults.RulesIn(new(ending)));

    [Theory]
    [MemberData(nameof(Years))]
    public void EachKindOfFaultIsFoundByItsRuleAtThatChild(int ending)
    {
        var generator = new LookedAfterGenerator(11, new(ending), "352");
        var faults = new LookedAfterFaults(generator, 0);
        var missed = new List<string>();
        foreach (var (person, fault) in faults.OneOfEach(1000))
        {
            var found = new Found();
            var run = LookedAfterRules.Book.Start(generator.Year, found);
            run.See(new LookedAfterReturn());
            if (fault.Rule == "444")
            {
                run.See(generator.Child(fault.Number - 1).Case(generator.Reference)!);
            }

            run.See(person.Case(generator.Reference)!);
            run.Finish();
            if (!found.Findings.Exists(f => f.Rule.Code == fault.Rule && f.ChildId == fault.ChildId) || found.Faults.Count > 0)
            {
                missed.Add($"{fault.ToCsv()}; found {string.Join(' ', found.Findings.Select(f => f.Rule.Code).Distinct())} {string.Join(' ', found.Faults)}");
            }
        }

        Assert.Empty(missed);
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void KnownLivesBreakNoRule(int ending)
    {
        var generator = new LookedAfterGenerator(11, new(ending), "352");
        var found = new Found();
        var run = LookedAfterRules.Book.Start(generator.Year, found);
        foreach (var person in generator.OneOfEach(100))
        {
            run.See(person.Case(generator.Reference)!);
        }

        run.Finish();

        Assert.Empty(found.Faults);
        Assert.Empty(found.Findings.Select(f => $"{f.ChildId} {f}"));
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void InAReturnEveryFaultIsFoundAndNothingElse(int ending)
    {
        var generator = new LookedAfterGenerator(12, new(ending));
        var found = new Found();
        var run = LookedAfterRules.Book.Start(generator.Year, found);
        var planted = new List<PlantedFault>();
        foreach (var (person, fault) in new LookedAfterFaults(generator, 0.5).Children(4000))
        {
            if (person.Case(generator.Reference) is { } seen)
            {
                run.See(seen);
            }

            planted.AddRange(fault is null ? [] : [fault]);
        }

        run.Finish();
        var hits = found.Findings.Select(f => (f.Rule.Code, f.ChildId)).ToHashSet();
        var spoilt = planted.Select(p => p.ChildId).ToHashSet();

        Assert.InRange(planted.Count, 1800, 2200);
        Assert.Empty(planted.Where(p => !hits.Contains((p.Rule, p.ChildId))).Select(p => p.ToCsv()));
        Assert.Empty(found.Findings.Where(f => !spoilt.Contains(f.ChildId) && f.Rule.Code is not ("444" or "1002")).Select(f => $"{f.ChildId} {f}"));
    }

    /// <summary>Also the years before full rules, when some lives were in no return: nobody of 17 or 18 was in OC3 until 2015-16.</summary>
    [Theory]
    [MemberData(nameof(AllYears))]
    public void FaultsArePlantedInEveryYearWhateverTheSeed(int ending)
    {
        foreach (var seed in (int[])[1, 3, 20])
        {
            foreach (var asTables in (bool[])[false, true])
            {
                var generator = new LookedAfterGenerator(seed, new(ending));
                var people = new LookedAfterFaults(generator, 0.5, asTables).Children(300).ToList();

                Assert.InRange(people.Count(p => p.Fault is not null), 110, 190);
                Assert.All(people.Where(p => p.Fault is not null), p => Assert.Equal(p.Person.ThisYear!.Id, p.Fault!.ChildId));
                Assert.NotEmpty(new LookedAfterFaults(generator, 0, asTables).OneOfEach(1000));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void EveryFaultSaysWhereItIs(int ending)
    {
        var faults = new LookedAfterFaults(new(2, new(ending)), 1);

        Assert.All(faults.OneOfEach(50), f =>
        {
            Assert.Equal(f.Person.ThisYear!.Id, f.Fault.ChildId);
            Assert.Equal(PlantedFault.CsvColumns.Count(c => c == ','), f.Fault.ToCsv().Count(c => c == ','));
            Assert.Equal(f.Fault.Field.Group.Name, f.Fault.Position.Split('[')[0]);
        });
    }

    [Fact]
    public void TheSameSeedPlantsTheSameFaults()
    {
        Assert.Equal(Planted(), Planted());

        static string Planted() =>
            string.Join('\n', new LookedAfterFaults(new(4, new(2026)), 0.5).Children(500).Select(c => c.Fault?.ToCsv()));
    }

    [Fact]
    public void ASharedUpnIsThatOfAnEarlierChild()
    {
        var faults = new LookedAfterFaults(new(1, new(2026)), 0);

        Assert.Equal("Header[1]", faults.Child("444", 11).Fault.Position);
        Assert.Throws<ArgumentException>(() => faults.Child("444", 1));
    }
}
