using System.Text.Json;

namespace OpenCollect.Cli.Tests;

public sealed class ValidateTests : CommandLine
{
    private const string Header = "rule,severity,scope,la,child,group,record,field,value,line,status,message\r\n";

    [Fact]
    public void AReturnWithoutErrors()
    {
        var outcome = Run("validate", Clean);

        Assert.Equal((0, ""), (outcome.Status, outcome.Errors));
        Assert.Contains("Children in Need census 2024-25, City of London (201)", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("60 children", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void AReturnWithErrors()
    {
        var outcome = Run("validate", Faulty);

        Assert.Equal((1, ""), (outcome.Status, outcome.Errors));
        Assert.True(outcome.Output.IndexOf(" errors", StringComparison.Ordinal) < outcome.Output.IndexOf(" queries", StringComparison.Ordinal));
        Assert.DoesNotContain("\u001b", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void FindingsAsCsvAndNothingElse()
    {
        var outcome = Run("validate", Faulty, "--format", "csv");

        Assert.StartsWith(Header, outcome.Output, StringComparison.Ordinal);
        Assert.All(outcome.Output.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1), l => Assert.True(l.Split(',').Length >= 12, l));
    }

    [Fact]
    public void FindingsAsJsonAndNothingElse()
    {
        using var json = JsonDocument.Parse(Run("validate", Faulty, "--format", "json").Output);

        Assert.Equal(JsonValueKind.Object, json.RootElement.ValueKind);
    }

    [Fact]
    public void ReportFilesAreThereWholeAndEqualTheStandardOutput()
    {
        var csv = Run("validate", Faulty, "--format", "csv", "--out", In("report"));

        Assert.Equal(["findings.csv", "findings.json", "report.html", "report.xlsx", "summary.csv"], Directory.GetFiles(In("report")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(csv.Output, File.ReadAllText(Path.Combine(In("report"), "findings.csv")));
    }

    [Fact]
    public void OnlySomeRules()
    {
        var only = Run("validate", Faulty, "--rules", "8620,2885", "--format", "csv").Output.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(',')[0]).Distinct();
        var without = Run("validate", Faulty, "--skip", "2885", "--format", "csv").Output;

        Assert.Empty(only.Except(["8620", "2885"]));
        Assert.DoesNotContain("\r\n2885,", without, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9999", "9999 is no rule")]
    [InlineData("8863", "There is 8863 (until 2021-22) and 8863Q (from 2022-23)")]
    public void ARuleThatTheYearDoesNotHaveIsRefused(string code, string says) => AssertRefused(says, Run("validate", Faulty, "--rules", code));

    [Fact]
    public void ANoteWithTheExactTextClearsAndOneThatNearlyMatchesIsPointedOut()
    {
        var notes = Path.Combine(Samples, "notes.txt");
        var text = Run("validate", Faulty, "--notes", notes).Output;
        var csv = Run("validate", Faulty, "--notes", notes, "--format", "csv").Output;

        Assert.Contains("The note clears the findings", text, StringComparison.Ordinal);
        Assert.Contains("found \"were\"", text, StringComparison.Ordinal);
        Assert.All(csv.Split("\r\n").Where(l => l.StartsWith("8670Q,", StringComparison.Ordinal)), l => Assert.Contains(",accepted,", l, StringComparison.Ordinal));
        Assert.Contains("8670Q,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public void LastYearsReturnBringsTheYearOnYearChecks()
    {
        Assert.Contains("YonY06", Run("validate", Faulty, "--previous", LastYear).Output, StringComparison.Ordinal);
        Assert.Contains("last year's return was not given", Run("validate", Faulty).Output, StringComparison.Ordinal);
        AssertRefused("of another year", Run("validate", Faulty, "--previous", Clean));
    }

    [Theory]
    [InlineData("2019-20")]
    [InlineData("2030-31")]
    [InlineData("2026-27")]
    public void AYearThatIsNotOpenIsRefusedByName(string year) => AssertRefused($"{year} are not open", Run("validate", Clean, "--year", year));

    [Fact]
    public void AYearThatIsNoneIsRefused() => AssertRefused("no collection year", Run("validate", Clean, "--year", "next"));

    [Fact]
    public void AnotherYearsRulesAreATrial()
    {
        var strict = Run("validate", Clean, "--year", "2025-26");
        var own = Run("validate", Clean, "--year", "2025-26", "--own-period");

        Assert.Equal((1, 0), (strict.Status, own.Status));
        Assert.All([strict, own], o => Assert.Contains("trial", o.Output, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("2024-04-01 to 2025-03-31", own.Output.Replace("\n  ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void SeveralReturnsGetAFolderEach()
    {
        var outcome = Run("validate", Clean, LastYear, "--out", In("reports"));

        Assert.Equal(0, outcome.Status);
        Assert.Equal(["cin-2023-24-clean", "cin-2024-25-clean"], Directory.GetDirectories(In("reports")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void TablesInAFolderOrAZipGiveTheSameFindings()
    {
        var xml = Run("validate", Clean, "--format", "csv").Output;
        Assert.Equal(0, Run("convert", Clean, "--to", "csv", "--out", In("tables")).Status);
        Assert.Equal(0, Run("convert", Clean, "--to", "csv", "--out", In("tables.zip")).Status);

        Assert.Equal(xml, Run("validate", In("tables"), "--format", "csv").Output);
        Assert.Equal(xml, Run("validate", In("tables.zip"), "--format", "csv").Output);
    }

    [Fact]
    public async Task CtrlCLeavesNothingHalfWritten()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Signals are sent with kill.");
        Assert.Equal(0, Run("generate", "cin", "--children", "200000", "--faults", "0.5", "--out", In("big.xml")).Status);
        using var process = Start("validate", In("big.xml"), "--out", In("report"));
        for (var i = 0; i < 500 && !File.Exists(Path.Combine(In("report"), "findings.csv.partial")); i++)
        {
            await Task.Delay(10);
        }

        using var kill = System.Diagnostics.Process.Start("kill", ["-INT", $"{process.Id}"]);
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(130, process.ExitCode);
        Assert.Contains("Stopped", errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(In("report")));
    }
}
