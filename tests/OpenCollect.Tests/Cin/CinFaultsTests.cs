using OpenCollect.Cin;
using OpenCollect.Cin.Generating;

namespace OpenCollect.Tests.Cin;

public sealed class CinFaultsTests
{
    /// <summary>Rules about the header or about the return as a whole, which no single child breaks.</summary>
    private static readonly string[] NotAboutAChild = ["100", "2883", "2886Q", "2887Q", "2888Q"];

    /// <summary>Rules that count over the return: a fault in one child can make them name another, or the return.</summary>
    private static readonly string[] ReturnLevel = ["1520", "2883", "2886Q", "2887Q", "2888Q", "8510"];

    public static TheoryData<int> OpenYears => [.. CinCollection.OpenYears.Select(y => y.Ending)];

    [Theory]
    [MemberData(nameof(OpenYears))]
    public void EveryRuleAboutAChildHasAFault(int ending)
    {
        var rules = Table.Read("cin-rules.tsv")
            .Where(row => !(Table.Ending(row["first_year"]) > ending) && !(Table.Ending(row["last_year"]) < ending))
            .Select(row => row["code"])
            .Where(code => !NotAboutAChild.Contains(code) && !code.StartsWith("YonY", StringComparison.Ordinal));

        Assert.Equal(rules.Order(StringComparer.Ordinal), CinFaults.RulesIn(new(ending)));
    }

    [Fact]
    public void TheShareOfChildrenIsSpoilt()
    {
        var faults = new CinFaults(new(1, new(2026)), 0.2);

        Assert.InRange(faults.Children(5000).Count(c => c.Fault is not null), 850, 1150);
    }

    [Fact]
    public void WithoutFaultsTheChildrenAreTheGenerators()
    {
        var generator = new CinGenerator(1, new(2026));
        var faults = new CinFaults(generator, 0);

        Assert.Equal(
            CinWriterTests.Written(generator.Year, generator.Header, generator.Children(200)),
            CinWriterTests.Written(generator.Year, generator.Header, faults.Children(200).Select(c => c.Child)));
    }

    [Fact]
    public void TheSameSeedPlantsTheSameFaults()
    {
        Assert.Equal(Planted(), Planted());

        static string Planted() =>
            string.Join('\n', new CinFaults(new(4, new(2022)), 0.5).Children(500).Select(c => c.Fault?.ToCsv()));
    }

    [Theory]
    [MemberData(nameof(OpenYears))]
    public void EveryFaultSaysWhereItIs(int ending)
    {
        var planted = new CinFaults(new(2, new(ending)), 1).Children(3000).ToList();

        Assert.Equal(CinFaults.RulesIn(new(ending)), planted.Select(c => c.Fault?.Rule).OfType<string>().Distinct().Order(StringComparer.Ordinal));
        Assert.All(planted.Where(c => c.Fault is not null), c =>
        {
            Assert.Equal(c.Child.Id, c.Fault!.ChildId);
            Assert.Equal(CinWriterColumns, c.Fault.ToCsv().Count(character => character == ','));
            Assert.Equal(c.Fault.Field.Group.Name, c.Fault.Position.Split('/')[^1].Split('[')[0]);
        });
    }

    [Fact]
    public void AFaultOfARuleCanBeAskedFor()
    {
        var (child, fault) = new CinFaults(new(1, new(2025)), 0).Child("8841", 10);

        Assert.Equal("10,8841,S000000010,CINdetails[1]/ChildProtectionPlans[1]/Reviews[1],CPPreviewDate,one added on the day the plan starts", fault.ToCsv());
        Assert.Equal(child.Episodes[0].ProtectionPlans[0].Start, child.Episodes[0].ProtectionPlans[0].Reviews[0].Date);
    }

    [Fact]
    public void ASharedIdentifierIsThatOfAnEarlierChild()
    {
        var faults = new CinFaults(new(1, new(2025)), 0);

        Assert.Equal(faults.Child(10).Child.Id, faults.Child("8510", 11).Child.Id);
        Assert.Throws<ArgumentException>(() => faults.Child("8510", 1));
    }

    [Theory]
    [MemberData(nameof(OpenYears))]
    public void ThePlantedRuleFindsItsFaultAtThatChild(int ending)
    {
        var found = new Found();
        var run = CinRules.Book.Start(new(ending), found);
        var number = 0;
        var planted = new List<PlantedFault>();
        foreach (var (child, fault) in new CinFaults(new(11, new(ending)), 0.5).Children(4000))
        {
            // Each child's line is its number, so that findings tell which child they are about.
            run.See(child with { Origin = new(++number) });
            planted.AddRange(fault is null ? [] : [fault]);
        }

        run.Finish();
        var hits = found.Findings.Select(f => (f.Rule.Code, Line: f.Subject?.Line ?? f.Places.FirstOrDefault().Line)).ToHashSet();

        Assert.Empty(found.Faults);
        Assert.Empty(planted.Where(p => CinRules.Book.In(new(ending)).Any(r => r.Code == p.Rule) && !hits.Contains((p.Rule, p.Number))));
        Assert.Empty(found.Findings.Where(f => !planted.Exists(p => p.Number == f.Subject?.Line) && !ReturnLevel.Contains(f.Rule.Code)).Select(f => f.ToString()));
    }

    private static int CinWriterColumns => PlantedFault.CsvColumns.Count(character => character == ',');
}
