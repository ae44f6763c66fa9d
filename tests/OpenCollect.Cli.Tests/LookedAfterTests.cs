namespace OpenCollect.Cli.Tests;

/// <summary>The looked after return on the command line: made, checked with and without what stands beside it, converted, its cohort.</summary>
public sealed class LookedAfterTests : CommandLine
{
    public LookedAfterTests() => Assert.Equal(0, Run("generate", "la", "--children", "400", "--out", Folder).Status);

    private string Returns => In("cla");

    private string[] Beside =>
        ["--year", "2024-25", "--la", "201", "--previous", In("cla-previous"), "--postcodes", In("postcodes.csv"), "--providers", In("providers.csv")];

    [Fact]
    public void ACleanReturnBreaksNothingButWhatItsCareLeaversOfOldDo()
    {
        var run = Run(["validate", Returns, .. Beside, "--skip", "1002"]);
        Assert.Equal((0, ""), (run.Status, run.Errors));
        Assert.Contains("which alone has the UASC flag", run.Output, StringComparison.Ordinal);
    }

    /// <summary>A care leaver is told of on the birthday of each year; the return that comes first on the command line need not be the older.</summary>
    [Fact]
    public void AJourneyThroughReturnsOfSeveralYears()
    {
        var leaver = Ids("cla").Intersect(Ids("cla-previous")).First();
        var before = File.ReadLines(Path.Combine(In("cla-previous"), "header.csv")).Single(l => l.StartsWith(leaver, StringComparison.Ordinal)).Split(',')[2].Split('/');
        var (day, month) = ($"{before[1]}-{before[0]}", int.Parse(before[1]));
        string[] told = [$"{(month < 4 ? 2024 : 2023)}-{day}  Care leaver", $"{(month < 4 ? 2025 : 2024)}-{day}  Care leaver"];

        foreach (var run in (Outcome[])
            [
                Run("journey", In("cla-previous"), Returns, "--child", leaver, "--year", "2023-24", "--year", "2024-25"),
                Run("journey", Returns, In("cin.xml"), In("cla-previous"), "--child", leaver, "-y", "2024-25", "-y", "2023-24"),
            ])
        {
            Assert.Equal((0, ""), (run.Status, run.Errors));
            Assert.Equal(told, run.Output.Split('\n').Where(l => l.Contains("Care leaver", StringComparison.Ordinal)).Select(l => l[..told[0].Length]));
        }

        AssertRefused("--year once for each", Run("journey", In("cla-previous"), Returns, "--child", leaver, "--year", "2024-25"));
        AssertRefused("--year such as", Run("journey", Returns, "--child", leaver));
        AssertRefused("--year 2022-23 is of no return", Run("journey", Returns, "--child", leaver, "--year", "2024-25", "--year", "2022-23"));
        AssertRefused("no collection year", Run("journey", Returns, "--child", leaver, "--year", "24"));
        Assert.Equal(0, Run("journey", In("cin.xml"), "--child", "S000000001", "--year", "2024-25").Status);

        string[] Ids(string folder) => [.. File.ReadLines(Path.Combine(In(folder), "oc3.csv")).Skip(1).Select(l => l.Split(',')[0])];
    }

    [Fact]
    public void EachPlantedFaultIsFoundByItsRule()
    {
        Assert.Equal(0, Run("generate", "la", "--children", "400", "--seed", "3", "--faults", "0.5", "--out", Folder).Status);
        var found = new[]
            {
                Run("validate", In("cin.xml"), "--previous", In("cin-previous.xml"), "--format", "csv"),
                Run(["validate", Returns, .. Beside, "--format", "csv"]),
                Run("check", "cin", In("cin.xml"), "cla", Returns, "--previous-cin", In("cin-previous.xml"), "--previous-cla", In("cla-previous"), "--format", "csv"),
            }
            .SelectMany(run => Rows(run.Output)).Select(r => (Rule: r[0], Child: r[4])).ToHashSet();
        var planted = Rows(File.ReadAllText(In("planted.csv")));

        Assert.InRange(planted.Count, 170, 230);
        Assert.Empty(planted.Where(r => !found.Contains((r[1], r[2]))).Select(r => string.Join(',', r)));
    }

    [Theory]
    [InlineData("2023-24")]
    [InlineData("2024-25")]
    public void TheSamplesAreWhatTheirReadmeSays(string year)
    {
        var folder = Path.Combine(Samples, $"cla-{year}");
        var planted = Rows(File.ReadAllText(Path.Combine(folder, "faulty.planted.csv"))).Select(r => (Rule: r[1], Child: r[2]));

        Assert.Empty(planted.Except(Found("faulty", "faulty-previous")));
        Assert.Equal(["1002"], Found("clean", "clean-previous").Select(f => f.Rule).Distinct());
        Assert.Equal(["1002"], Found("clean.xml", "clean-previous").Select(f => f.Rule).Distinct());

        IEnumerable<(string Rule, string Child)> Found(string now, string last) => Rows(
            Run(
                "validate", Path.Combine(folder, now), "--year", year, "--la", "201", "--previous", Path.Combine(folder, last), "--format", "csv",
                "--postcodes", Path.Combine(Samples, "cla-postcodes.csv"), "--providers", Path.Combine(Samples, "cla-providers.csv")).Output)
            .Select(r => (r[0], r[4]));
    }

    [Fact]
    public void BothReturnsOfOneFolderAreCheckedEachByItsRules()
    {
        File.Copy(In("cin.xml"), Path.Combine(Returns, "cin.xml"));
        var run = Run("validate", Returns, "--year", "2024-25");
        Assert.Contains("Children in Need census 2024-25", run.Output, StringComparison.Ordinal);
        Assert.Contains("Children Looked After return (SSDA903) 2024-25", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void AnErrorThatIsBypassedWithAReasonIsNotCounted()
    {
        File.WriteAllText(In("reasons.csv"), "rule,child,reason\n1002,,made up: looked after before last year\n");
        var run = Run(["validate", Returns, .. Beside, "--rules", "1002", "--bypass", In("reasons.csv")]);
        Assert.Equal((0, ""), (run.Status, run.Errors));
        Assert.Contains("Bypassed errors", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsOddInLastYearsFilesIsSaid()
    {
        var headers = Path.Combine(In("cla-previous"), "header.csv");
        var lines = File.ReadAllLines(headers);
        File.WriteAllLines(headers, lines.Select((line, i) => i == 0 ? $"{line},ODD" : $"{line},1"));
        var run = Run(["validate", Returns, .. Beside, "--format", "csv"]);
        Assert.Contains("last year's return", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void BothReturnsTogetherTakeAChoiceOfRules()
    {
        var run = Run("check", "cin", In("cin.xml"), "cla", Returns, "--year", "2024-25", "--rules", "X05,X13");
        Assert.Contains("2 rules applied", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, Run("check", "cin", In("cin.xml"), "cla", Returns, "--year", "2024-25", "--rules", "X99").Status);
    }

    [Fact]
    public void WithoutTheYearItSaysSo()
    {
        var run = Run("validate", Returns);
        Assert.Equal(2, run.Status);
        Assert.Contains("--year such as 2024-25", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutAnythingBesideItRulesAreListedAsNotRun()
    {
        var run = Run("validate", Path.Combine(Returns, "episodes.csv"), "--year", "2024-25");
        Assert.Contains("the Header table was not given", run.Output, StringComparison.Ordinal);
        Assert.Contains("postcode directory", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void XmlAndBackHoldsWhatXmlCan()
    {
        var xml = In("cla.xml");
        var there = Run("convert", Returns, "--year", "2024-25", "--to", "xml", "--out", xml);
        Assert.Equal(0, there.Status);
        Assert.Contains("not converted", there.Errors, StringComparison.Ordinal);
        var back = In("back");
        Assert.Equal(0, Run("convert", xml, "--year", "2024-25", "--to", "csv", "--out", back).Status);
        Assert.Equal(File.ReadAllText(Path.Combine(Returns, "episodes.csv")), File.ReadAllText(Path.Combine(back, "episodes.csv")));
    }

    [Fact]
    public void TheReportHasEveryFile()
    {
        var report = In("report");
        Run(["validate", Returns, .. Beside, "--out", report]);
        Assert.Equal(["findings.csv", "findings.json", "report.html", "report.xlsx", "summary.csv"], Directory.GetFiles(report).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void NextYearsCareLeaversHaveAReason()
    {
        var run = Run("cohort", "care-leavers", Returns, In("cla-previous"), "--year", "2024-25");
        Assert.Equal(0, run.Status);
        Assert.Contains("Care leavers of 2025-26", run.Output, StringComparison.Ordinal);
        Assert.Contains("weeks of care since the 14th birthday", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ARuleOfTheReturnIsExplained() =>
        Assert.Contains("SW_DEC", Run("rules", "SW17STG2").Output, StringComparison.Ordinal);

    /// <summary>The rows of a CSV file below its heading, whose cells that are looked at hold no commas.</summary>
    private static List<string[]> Rows(string csv) => [.. csv.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(','))];
}
