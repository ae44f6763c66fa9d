using OpenCollect.Cin;

namespace OpenCollect.Tests.Engine;

public sealed class RunTests
{
    [Fact]
    public void ARuleThatThrowsIsReportedAndTheRunGoesOn()
    {
        var book = new RuleBook<CinHeader, CinChild>("cin", c => c.Id).Child<Throws>().Child<Fires>();
        var found = new Found();
        var run = book.Start(new(2026), found);
        run.See(CinSample.Latest.Child with { Origin = new(7) });
        run.See(CinSample.Latest.Child);
        run.Finish();

        Assert.Equal(["T1 could not be judged at line 7 (InvalidOperationException)", "T1 could not be judged at line 0 (InvalidOperationException)"], found.Faults.Select(f => f.ToString()));
        Assert.Equal(["T2", "T2"], found.Findings.Select(f => f.Rule.Code));
    }

    [Fact]
    public void AReturnRuleThatThrowsIsReportedOnceAndNotJudged()
    {
        var book = new RuleBook<CinHeader, CinChild>("cin", c => c.Id).Return<ThrowsCounting, int>();
        var found = new Found();
        var run = book.Start(new(2026), found);
        run.See(CinSample.Latest.Child);
        run.See(CinSample.Latest.Child);
        run.Finish();

        Assert.Single(found.Faults);
        Assert.Empty(found.Findings);
    }

    [Fact]
    public void TextOfAFindingHoldsNoValue()
    {
        var child = CinSample.Latest.Child with { Origin = new(3) };
        var finding = new Finding(CinRules.Book.All[0], child, child.Id, [new(child, CinChild.UpnField)]);

        Assert.DoesNotContain(child.Id!, finding.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(child.Upn!, $"{finding} {child} {child.Episodes[0]}", StringComparison.Ordinal);
    }

    [Fact]
    public void RecordsCanBeCompared() =>
        Assert.Equal(CinSample.Latest.CinPlan with { Origin = new(3) }, CinSample.Latest.CinPlan with { Origin = new(3) });

    private static RuleInfo InfoOf(string code) => CinRules.Book.All[0] with { Code = code, Scope = Scope.Child };

    private sealed class Throws : IChildRule<CinChild>, IExplained
    {
        public static RuleInfo Info { get; } = InfoOf("T1");

        public static IEnumerable<Example> Examples => [];

        public static void Check(CinChild child, Report report) => throw new InvalidOperationException(child.Id);
    }

    private sealed class Fires : IChildRule<CinChild>, IExplained
    {
        public static RuleInfo Info { get; } = InfoOf("T2");

        public static IEnumerable<Example> Examples => [];

        public static void Check(CinChild child, Report report) => report.At(child, CinChild.UpnField);
    }

    private sealed class ThrowsCounting : IReturnRule<CinChild, int>, IExplained
    {
        public static RuleInfo Info { get; } = InfoOf("T3");

        public static IEnumerable<Example> Examples => [];

        public static void Count(ref int tally, CinChild child, CollectionYear year) => throw new InvalidOperationException();

        public static void Judge(in int tally, Report report) => report.Return();
    }
}
