using System.Reflection;
using OpenCollect.LookedAfter;

namespace OpenCollect.Tests.LookedAfter;

public sealed class LookedAfterRuleTests
{
    /// <summary>Rules that can be judged without a table that their findings may point at: a table not given counts as empty.</summary>
    private static readonly string[] TablesMayBeAbsent = ["1012", "EPI"];

    /// <summary>Rules about the whole return that the few sample children break.</summary>
    private static readonly string[] SmallReturn = [];

    private static readonly Type[] RuleTypes =
        [.. typeof(LookedAfterRules).Assembly.GetTypes().Where(t => !t.IsInterface && t.Namespace == "OpenCollect.LookedAfter.Rules" && t.IsAssignableTo(typeof(IRule)))];

    public static TheoryData<string, string, string> Examples =>
        [.. from rule in LookedAfterRules.Book.All from example in LookedAfterRules.Book.ExamplesOf(rule) select (rule.Code, rule.Years.ToString(), example.Because)];

    public static TheoryData<int> OpenYears => [.. Enumerable.Range(LookedAfterCollection.RuleYears.First!.Value, LookedAfterCollection.RuleYears.Last!.Value - LookedAfterCollection.RuleYears.First!.Value + 1)];

    private static int LastYear => LookedAfterCollection.RuleYears.Last!.Value;

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example(string code, string years, string because)
    {
        var rule = LookedAfterRules.Book.All.Single(r => r.Code == code && r.Years.ToString() == years);
        var example = LookedAfterRules.Book.ExamplesOf(rule).Single(e => e.Because == because);

        Assert.Equal(example.At, Judge(rule, example));
    }

    [Fact]
    public void EveryRuleIsInTheBookOnce() =>
        Assert.Equal(
            RuleTypes.Select(InfoOf).Select(i => (i.Code, i.Years)).OrderBy(i => i.ToString(), StringComparer.Ordinal),
            LookedAfterRules.Book.All.Select(i => (i.Code, i.Years)).OrderBy(i => i.ToString(), StringComparer.Ordinal));

    [Fact]
    public void TheFileOfARuleIsNamedByItsCode() =>
        Assert.All(RuleTypes, type => Assert.StartsWith("Rule" + InfoOf(type).Code, type.Name, StringComparison.Ordinal));

    /// <summary>Numbers first, in order, with their letters; then codes that begin with letters.</summary>
    [Fact]
    public void RulesStandInCodeOrder()
    {
        var codes = LookedAfterRules.Book.All.Select(r => r.Code).ToList();

        Assert.Equal(
            codes.OrderBy(LeadingNumber)
                .ThenBy(c => c, StringComparer.OrdinalIgnoreCase),
            codes);
    }

    [Fact]
    public void EveryRuleShowsWhatPassesAndWhatFails() =>
        Assert.All(LookedAfterRules.Book.All, rule =>
        {
            Assert.Contains(LookedAfterRules.Book.ExamplesOf(rule), e => e.Passing);
            Assert.Contains(LookedAfterRules.Book.ExamplesOf(rule), e => !e.Passing);
        });

    [Fact]
    public void ExamplesOfARuleHaveDifferentNames() =>
        Assert.All(LookedAfterRules.Book.All, rule => Assert.Distinct(LookedAfterRules.Book.ExamplesOf(rule).Select(e => e.Because)));

    [Fact]
    public void OneFormOfARuleIsInForceAtATime() =>
        Assert.All(LookedAfterRules.Book.All.GroupBy(r => r.Code), forms =>
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

    [Theory]
    [MemberData(nameof(OpenYears))]
    public void TheRulesAreThoseOfTheTableWithItsYearsSeverityStageAndModule(int ending)
    {
        var expected = InTable(ending).Select(row => $"{row["code"]} {row["severity"]} {row["stage"]} {row["module"]}").ToHashSet(StringComparer.Ordinal);
        var ours = LookedAfterRules.Book.In(new(ending)).Select(r => $"{r.Code} {r.Severity.ToString().ToLowerInvariant()} {r.Stage} {r.Module}");

        Assert.Equal(expected.Order(StringComparer.Ordinal), ours.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(2023, 293)]
    [InlineData(2024, 312)]
    [InlineData(2025, 305)]
    [InlineData(2026, 311)]
    [InlineData(2027, 322)]
    public void RulesOfTheTableInTheYear(int ending, int count) =>
        Assert.Equal((count, count), (InTable(ending).Count(), LookedAfterRules.Book.In(new(ending)).Count()));

    private static IEnumerable<IReadOnlyDictionary<string, string>> InTable(int ending) =>
        Table.Read("cla-rules.tsv").Where(row => !(Table.Ending(row["first_year"]) > ending) && !(Table.Ending(row["last_year"]) < ending));

    /// <summary>A rule is not run without a table that it points at, and needs last year's return or reference data where the table says so.</summary>
    [Fact]
    public void EveryRuleNeedsWhatItReads()
    {
        var table = Table.Read("cla-rules.tsv").ToLookup(r => r["code"]);
        Assert.All(LookedAfterRules.Book.All, rule =>
        {
            if (!TablesMayBeAbsent.Contains(rule.Code))
            {
                Assert.Empty(rule.Fields.Select(f => f.Group).Distinct()
                    .Where(g => !rule.Needs.Contains(Inputs.Tables.Single(t => t.Table == g).Need)
                        && !(Inputs.LastTables.Any(t => t.Table == g && rule.Needs.Contains(t.Need)))));
            }

            var row = table[rule.Code].First();
            Assert.Equal(row["previous"] == "y", rule.Needs.Any(n => Inputs.LastTables.Any(t => t.Need == n)));
            Assert.Equal(row["reference"].Contains("postcodes", StringComparison.Ordinal), rule.Needs.Contains(Inputs.Postcodes));
            Assert.Equal(row["reference"].Contains("URN list", StringComparison.Ordinal), rule.Needs.Contains(Inputs.Providers));
        });
    }

    /// <summary>The sample is as CSV files give it, without the UASC element of XML.</summary>
    [Theory]
    [MemberData(nameof(OpenYears))]
    public void TheSampleChildrenBreakNoRule(int ending)
    {
        var found = new Found();
        var run = LookedAfterRules.Book.Start(new(ending), found, isGiven: n => n != Inputs.UascFlag);
        See(run, new LookedAfterSample(ending).All);
        run.Finish();

        Assert.Empty(found.Faults);
        Assert.Empty(found.Findings.Where(f => !SmallReturn.Contains(f.Rule.Code)).Select(f => $"{f.ChildId} {f}"));
    }

    [Fact]
    public void RulesWithoutWhatTheyNeedAreListed()
    {
        var run = LookedAfterRules.Book.Start(new(2026), new Found(), isGiven: n => n != Inputs.LastEpisodes);

        Assert.DoesNotContain(run.Rules, r => r.Code == "503B");
        Assert.Contains(run.NotRun, r => r.ToString() == "503B not run, because last year's Episodes table was not given");
        Assert.Equal(LookedAfterRules.Book.In(new(2026)).Count(), run.Rules.Count + run.NotRun.Count);
    }

    /// <summary>An authority without adoptions may leave AD1 out; what its other tables hold is judged all the same.</summary>
    [Fact]
    public void RowsOfChildrenWithoutEpisodesAreFoundInTheTablesThatWereGiven()
    {
        var found = new Found();
        var sample = LookedAfterSample.Latest;
        var run = LookedAfterRules.Book.Start(new(2026), found, isGiven: n => n == Inputs.Episodes || n == Inputs.Missing);
        See(run, [sample.Case with { Child = new() { Id = "C1", MissingPeriods = [sample.MissingPeriod] } }]);
        run.Finish();

        Assert.Equal([MissingPeriod.ChildField], found.Findings.Where(f => f.Rule.Code == "1012").Select(f => f.Places[0].Field));
    }

    [Fact]
    public void EveryRuleSaysWhatItIsAbout() =>
        Assert.All(LookedAfterRules.Book.All, rule =>
        {
            Assert.NotEmpty(rule.Fields);
            Assert.NotEmpty(rule.Needs);
            Assert.NotEmpty(rule.Logic);
            Assert.NotEmpty(rule.Advice);
            Assert.False(rule.Message.EndsWith('.'), rule.Message);
        });

    /// <summary>Rule 444 makes the row again from what it counted; examples tell the place only.</summary>
    [Fact]
    public void AFindingOnASharedUpnHasTheChildTheUpnAndTheLine()
    {
        var sample = LookedAfterSample.Latest;
        var found = new Found();
        var run = LookedAfterRules.Book.Start(new(2026), found, r => r.Code == "444");
        See(run, [sample.With(sample.Header with { Origin = new(7) }), sample.With(sample.Header with { ChildId = "C9", Origin = new(9) })]);
        run.Finish();

        Assert.Equal(
            [("C1", sample.Header.Upn, 7), ("C9", sample.Header.Upn, 9)],
            found.Findings.Select(f => (Header)f.Places[0].Record!).Select(h => (h.ChildId, h.Upn, h.Origin.LineOf(Header.UpnField))));
    }

    private static List<string> Judge(RuleInfo rule, Example example)
    {
        var year = new CollectionYear(example.Year ?? Math.Min(rule.Years.Last ?? Math.Max(2026, rule.Years.First ?? 0), LastYear));
        Assert.True(rule.Years.Include(year), $"{rule.Code} does not hold in {year}");
        var found = new Found();
        var run = LookedAfterRules.Book.Start(year, found, r => r == rule);
        See(run, example.Records.Cast<LookedAfterCase>());
        run.Finish();
        Assert.Empty(found.Faults);
        Assert.All(found.Findings.SelectMany(f => f.Places), p => Assert.Contains(p.Field!, rule.Fields));
        return [.. found.Findings.SelectMany(f => f.Places.IsEmpty || f.Places[0].Record is null ? ["return"] : f.Places.Select(p => At(f, p)))];

        static string At(Finding finding, Place place) => RecordPath.Of(finding.Subject, place) + "/" + place.Field!.Name;
    }

    private static void See(Run<LookedAfterReturn, LookedAfterCase> run, IEnumerable<LookedAfterCase> cases)
    {
        run.See(new LookedAfterReturn());
        foreach (var seen in cases)
        {
            run.See(seen);
        }
    }

    private static RuleInfo InfoOf(Type rule) => (RuleInfo)rule.GetProperty("Info", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;

    private static int LeadingNumber(string code) =>
        code.TakeWhile(char.IsAsciiDigit).Count() is > 0 and var digits ? int.Parse(code[..digits]) : int.MaxValue;
}
