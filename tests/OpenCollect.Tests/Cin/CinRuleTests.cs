using System.Reflection;
using OpenCollect.Cin;

namespace OpenCollect.Tests.Cin;

public sealed class CinRuleTests
{
    private static readonly int[] OpenYears = [.. CinCollection.OpenYears.Select(y => y.Ending)];

    /// <summary>
    /// The year in which examples are told, unless they say another or their rule is not in force in it. It stays when a year is
    /// opened, so that the examples of a hundred rules keep their dates.
    /// </summary>
    private static readonly int ExampleYear = CollectionYear.Of(CinSample.Latest.Day(3, 31)).Ending;

    /// <summary>How many rules with a number each open year has, counted in the Department's lists.</summary>
    private static readonly Dictionary<int, int> Numbered = new() { [2022] = 107, [2023] = 105, [2024] = 105, [2025] = 109, [2026] = 109 };

    /// <summary>Rules about the whole return that a return of one child breaks by being so small.</summary>
    private static readonly string[] SmallReturn = ["2887Q"];

    private static readonly Type[] RuleTypes =
        [.. typeof(CinRules).Assembly.GetTypes().Where(t => !t.IsInterface && t.Namespace == "OpenCollect.Cin.Rules" && t.IsAssignableTo(typeof(IRule)))];

    public static TheoryData<string, string, string> Examples =>
        [.. from rule in CinRules.Book.All from example in CinRules.Book.ExamplesOf(rule) select (rule.Code, rule.Years.ToString(), example.Because)];

    public static TheoryData<int> Years => [.. OpenYears];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example(string code, string years, string because)
    {
        var rule = CinRules.Book.All.Single(r => r.Code == code && r.Years.ToString() == years);
        var example = CinRules.Book.ExamplesOf(rule).Single(e => e.Because == because);

        Assert.Equal(example.At, Judge(rule, example));
    }

    [Fact]
    public void EveryRuleIsInTheBookOnce() =>
        Assert.Equal(
            RuleTypes.Select(InfoOf).Select(i => (i.Code, i.Years)).OrderBy(i => i.ToString(), StringComparer.Ordinal),
            CinRules.Book.All.Select(i => (i.Code, i.Years)).OrderBy(i => i.ToString(), StringComparer.Ordinal));

    [Fact]
    public void TheFileOfARuleIsNamedByItsCode() =>
        Assert.All(RuleTypes, type => Assert.StartsWith("Rule" + InfoOf(type).Code, type.Name, StringComparison.Ordinal));

    [Fact]
    public void RulesStandInCodeOrder()
    {
        var codes = CinRules.Book.All.Select(r => r.Code).ToList();

        Assert.Equal(codes.OrderBy(c => int.TryParse(c.TrimEnd('Q'), out var number) ? number : 10_000).ThenBy(c => c, StringComparer.Ordinal), codes);
    }

    [Fact]
    public void EveryRuleShowsWhatPassesAndWhatFails() =>
        Assert.All(CinRules.Book.All, rule =>
        {
            Assert.Contains(CinRules.Book.ExamplesOf(rule), e => e.Passing);
            Assert.Contains(CinRules.Book.ExamplesOf(rule), e => !e.Passing);
        });

    [Fact]
    public void ExamplesOfARuleHaveDifferentNames() =>
        Assert.All(CinRules.Book.All, rule => Assert.Distinct(CinRules.Book.ExamplesOf(rule).Select(e => e.Because)));

    [Fact]
    public void OneFormOfARuleIsInForceAtATime() =>
        Assert.All(CinRules.Book.All.GroupBy(r => r.Code), forms =>
        {
            var all = forms.ToList();
            for (var i = 0; i < all.Count; i++)
            {
                for (var j = i + 1; j < all.Count; j++)
                {
                    Assert.False(all[i].Years.Overlap(all[j].Years), forms.Key);
                }
            }
        });

    [Fact]
    public void EveryRuleOfTheTableExistsInEachYearWithItsSeverityScopeAndModule()
    {
        var table = Table.Read("cin-rules.tsv");
        foreach (var ending in OpenYears)
        {
            var expected = table
                .Where(row => !(Table.Ending(row["first_year"]) > ending) && !(Table.Ending(row["last_year"]) < ending))
                .Select(row => $"{row["code"]} {row["severity"]} {(row["level"] == "module" ? "group" : row["level"])} {Module(row)} {(row["auto_ok"] == "yes" ? "auto-OK" : "")}");
            var ours = CinRules.Book.In(new(ending))
                .Select(r => $"{r.Code} {r.Severity.ToString().ToLowerInvariant()} {r.Scope.ToString().ToLowerInvariant()} {r.Module} {(r.AutomaticOk is null ? "" : "auto-OK")}");

            Assert.Equal(expected.Order(StringComparer.Ordinal), ours.Order(StringComparer.Ordinal));
        }

        // The table files the first year-on-year check, a count of child records, under the element Child.
        static string Module(IReadOnlyDictionary<string, string> row) => row["module"] == "Child" ? "ChildIdentifiers" : row["module"];
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void NumberedRulesOfTheYear(int ending)
    {
        var rules = CinRules.Book.In(new(ending)).ToList();

        Assert.Equal(Numbered.GetValueOrDefault(ending), rules.Count(r => !r.Code.StartsWith("YonY", StringComparison.Ordinal)));
        Assert.Equal(7, rules.Count(r => r.Code.StartsWith("YonY", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void TheSampleChildrenBreakNoRule(int ending)
    {
        var sample = new CinSample(ending);
        var found = Run(new(ending), [sample.Header, sample.Child, sample.Unborn, sample.With(sample.NoFurtherAction) with { Id = "C3", Upn = null, UpnUnknown = "UN7" }]);

        Assert.Empty(found.Faults);
        Assert.Empty(found.Findings.Where(f => !SmallReturn.Contains(f.Rule.Code)));
    }

    [Fact]
    public void EveryRuleSaysWhatItIsAbout() =>
        Assert.All(CinRules.Book.All, rule =>
        {
            Assert.NotEmpty(rule.Fields);
            Assert.NotEmpty(rule.Logic);
            Assert.NotEmpty(rule.Advice);
            Assert.DoesNotContain("TODO", rule.Message + rule.Logic + rule.Advice + rule.Guide, StringComparison.Ordinal);
            Assert.False(rule.Message.EndsWith('.'), rule.Message);
            Assert.Equal(rule.Code.EndsWith('Q') || rule.Code.StartsWith("YonY", StringComparison.Ordinal), rule.Severity == Severity.Query);
        });

    private static List<string> Judge(RuleInfo rule, Example example)
    {
        var year = new CollectionYear(example.Year ?? Math.Min(Math.Max(ExampleYear, rule.Years.First ?? 0), rule.Years.Last ?? int.MaxValue));
        IReadOnlyDictionary<string, long>? previous = null;
        if (!example.Before.IsDefault)
        {
            var before = CinRules.Book.Start(year.Previous, new Found(), r => r == rule);
            See(before, example.Before);
            previous = before.Figures;
        }

        var found = new Found();
        var run = CinRules.Book.Start(year, found, r => r == rule, previous);
        Assert.Single(run.Rules);
        See(run, example.Records);
        run.Finish();
        Assert.Empty(found.Faults);
        return [.. found.Findings.SelectMany(f => f.Places.IsEmpty || f.Places[0].Record is null ? ["return"] : f.Places.Select(p => At(f, p)))];

        static string At(Finding finding, Place place) =>
            RecordPath.Of(finding.Subject, place) + "/" + place.Field!.Name;
    }

    private static Found Run(CollectionYear year, IEnumerable<Record> records)
    {
        var found = new Found();
        var run = CinRules.Book.Start(year, found);
        See(run, records);
        run.Finish();
        return found;
    }

    private static void See(Run<CinHeader, CinChild> run, IEnumerable<Record> records)
    {
        foreach (var record in records)
        {
            if (record is CinHeader header)
            {
                run.See(header);
            }
            else
            {
                run.See((CinChild)record);
            }
        }
    }

    private static RuleInfo InfoOf(Type rule) => (RuleInfo)rule.GetProperty("Info", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
}
