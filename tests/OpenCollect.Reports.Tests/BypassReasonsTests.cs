using System.Text;
using OpenCollect.Formats;

namespace OpenCollect.Reports.Tests;

/// <summary>Reasons for bypassing errors: how the file is read, and what they cover.</summary>
public sealed class BypassReasonsTests
{
    private static readonly RuleInfo Error = SampleReturn.FactorsRule with { Code = "142", Severity = Severity.Error, AutomaticOk = null };
    private static readonly RuleInfo Query = SampleReturn.FactorsRule;

    [Theory]
    [InlineData("rule,child\n142,S1\n", "lacks a column")]
    [InlineData("rule,child,reason\n142,S1,\n", "needs a reason")]
    [InlineData("rule,child,reason\n9999,S1,made up\n", "Only an error")]
    public void AFileThatDoesNotFitIsRefusedWithItsLine(string text, string problem)
    {
        var refused = Assert.Throws<UnusableFileException>(() => Read(text));
        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
        Assert.Contains("reasons.csv, line", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AReasonCoversItsChildAndOneWithoutChildCoversAll()
    {
        var reasons = Read("\ufeffRule,Child,Reason\r\n142,S1,\"made up, for one\"\r\n\r\n");
        Assert.Equal(1, Bypassed(reasons, Found(Error, "S1"), Found(Error, "S2")));
        Assert.Equal(2, Bypassed(Read("rule,child,reason\n142,,made up\n"), Found(Error, "S1"), Found(Error, "S2")));
        Assert.Equal([1L], reasons.Outcomes.Select(o => o.Findings));
    }

    [Fact]
    public void AQueryIsNotBypassed() =>
        Assert.Equal(0, Bypassed(new([new("9901Q", null, "made up", 2)]), Found(Query, "S1")));

    [Fact]
    public void AReasonThatFitsNothingIsPointedOut()
    {
        var reasons = Read("rule,child,reason\n142,S9,made up\n");
        Bypassed(reasons, Found(Error, "S1"));
        Assert.Equal((2, 0L), reasons.Outcomes.Select(o => (o.Reason.Line, o.Findings)).Single());
    }

    [Fact]
    public void TheReasonStandsInTheMessageAndTheErrorIsNotCounted()
    {
        var shown = new List<ReportFinding>();
        var tally = new FindingTally("201", null, shown.Add, Read("rule,child,reason\n142,,made up\n"));
        tally.Add(Found(Error, "S1"));
        Assert.EndsWith("(bypassed: made up)", shown.Single().Message, StringComparison.Ordinal);
        Assert.Equal((0L, 1L), tally.Counts.Select(c => (c.Open, c.Accepted)).Single());
    }

    private static Finding Found(RuleInfo rule, string child) => new(rule, null, child, []);

    private static BypassReasons Read(string text) => BypassReasons.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "reasons.csv", [Error]);

    private static int Bypassed(BypassReasons reasons, params Finding[] findings)
    {
        var shown = new List<ReportFinding>();
        var tally = new FindingTally(null, null, shown.Add, reasons);
        foreach (var finding in findings)
        {
            tally.Add(finding);
        }

        return shown.Count(f => f.Status == FindingStatus.Bypassed);
    }
}
