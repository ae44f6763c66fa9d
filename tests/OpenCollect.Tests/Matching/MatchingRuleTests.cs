using System.Reflection;
using OpenCollect.Matching;

namespace OpenCollect.Tests.Matching;

public sealed class MatchingRuleTests
{
    private const int ExampleYear = 2026;

    private static readonly Type[] RuleTypes =
        [.. typeof(MatchingRules).Assembly.GetTypes().Where(t => !t.IsInterface && t.Namespace == "OpenCollect.Matching.Rules" && t.IsAssignableTo(typeof(IRule)))];

    public static TheoryData<string, string> Examples =>
        [.. from rule in MatchingRules.Book.All from example in MatchingRules.Book.ExamplesOf(rule) select (rule.Code, example.Because)];

    public static TheoryData<int> OpenYears => [.. MatchingRules.OpenYears.Select(y => y.Ending)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example(string code, string because)
    {
        var rule = MatchingRules.Book.All.Single(r => r.Code == code);
        var example = MatchingRules.Book.ExamplesOf(rule).Single(e => e.Because == because);

        Assert.Equal(example.At, Judge(rule, example));
    }

    [Fact]
    public void EveryRuleIsInTheBookOnce() =>
        Assert.Equal(RuleTypes.Select(t => InfoOf(t).Code).Order(StringComparer.Ordinal), MatchingRules.Book.All.Select(i => i.Code));

    [Fact]
    public void TheFileOfARuleIsNamedByItsCode() => Assert.All(RuleTypes, type => Assert.Equal("Rule" + InfoOf(type).Code, type.Name));

    [Fact]
    public void CodesRunWithoutAGap() => Assert.Equal(Enumerable.Range(1, 15).Select(n => $"X{n:00}"), MatchingRules.Book.All.Select(r => r.Code));

    [Fact]
    public void EveryRuleShowsWhatPassesAndWhatFails() =>
        Assert.All(MatchingRules.Book.All, rule =>
        {
            Assert.Contains(MatchingRules.Book.ExamplesOf(rule), e => e.Passing);
            Assert.Contains(MatchingRules.Book.ExamplesOf(rule), e => !e.Passing);
        });

    [Fact]
    public void ExamplesOfARuleHaveDifferentNames() =>
        Assert.All(MatchingRules.Book.All, rule => Assert.Distinct(MatchingRules.Book.ExamplesOf(rule).Select(e => e.Because)));

    [Theory]
    [MemberData(nameof(OpenYears))]
    public void TheSampleChildrenBreakNoRule(int ending)
    {
        var found = Run(new(ending), new MatchingSample(ending).All);

        Assert.Empty(found.Faults);
        Assert.Empty(found.Findings.Select(f => $"{f.ChildId} {f}"));
    }

    [Fact]
    public void RulesWithoutWhatTheyNeedAreListed()
    {
        var run = MatchingRules.Book.Start(new(2026), new Found(), isGiven: n => n != MatchingNeeds.LastYear);

        Assert.Equal(["X15 not run, because last year's return of either collection was not given"], run.NotRun.Select(r => r.ToString()));
    }

    [Fact]
    public void EveryRuleSaysWhatItIsAbout() =>
        Assert.All(MatchingRules.Book.All, rule =>
        {
            Assert.NotEmpty(rule.Fields);
            Assert.NotEmpty(rule.Logic);
            Assert.NotEmpty(rule.Advice);
            Assert.False(rule.Message.EndsWith('.'), rule.Message);
        });

    /// <summary>What joins the records of a child before and after an adoption must not stand in one finding.</summary>
    [Fact]
    public void NoFindingJoinsTheRecordsBeforeAndAfterAnAdoption()
    {
        var sample = MatchingSample.Latest;
        var upn = sample.Cin.Upn;
        var before = new ChildInBoth
        {
            Cin = sample.Adopted.Cin! with { Upn = upn },
            Cla = sample.Adopted.Cla! with { Headers = [sample.Adopted.Cla!.Headers[0] with { Upn = upn }] },
        };
        var after = new ChildInBoth { Cin = sample.Cin with { Id = "NEW", FormerUpn = upn, Episodes = [sample.Need with { ReferralDate = sample.Day(6, 20) }] } };
        foreach (var order in new ChildInBoth[][] { [before, after], [after, before] })
        {
            var found = Run(new(ExampleYear), order);

            Assert.All(found.Findings.Where(f => f.ChildId == "NEW"), f => Assert.All(f.Places, p => Assert.Same(((ChildInBoth)f.Subject!).Cin, p.Record)));
            Assert.Equal(["X08", "X08", "X09"], found.Findings.Select(f => f.Rule.Code).Order(StringComparer.Ordinal));
            Assert.All(found.Findings, f => Assert.Equal("NEW", f.ChildId));
        }
    }

    private static List<string> Judge(RuleInfo rule, Example example)
    {
        var found = Run(new(ExampleYear), example.Records.Cast<ChildInBoth>(), r => r == rule);
        Assert.Empty(found.Faults);
        Assert.All(found.Findings.SelectMany(f => f.Places), p => Assert.Contains(p.Field!, rule.Fields));
        return [.. found.Findings.SelectMany(f => f.Places.Select(p => RecordPath.Of(f.Subject, p) + "/" + p.Field!.Name))];
    }

    private static Found Run(CollectionYear year, IEnumerable<ChildInBoth> children, Func<RuleInfo, bool>? applies = null)
    {
        var found = new Found();
        var run = MatchingRules.Book.Start(year, found, applies);
        run.See(new BothReturns());
        foreach (var child in children)
        {
            run.See(child);
        }

        run.Finish();
        return found;
    }

    private static RuleInfo InfoOf(Type rule) => (RuleInfo)rule.GetProperty("Info", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
}
