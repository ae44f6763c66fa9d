using System.Text.Json;
using System.Xml.Linq;

namespace OpenCollect.Cli.Tests;

public sealed class OtherCommandTests : CommandLine
{
    [Theory]
    [InlineData("validate")]
    [InlineData("check")]
    [InlineData("convert")]
    [InlineData("rules")]
    [InlineData("codes")]
    [InlineData("generate")]
    [InlineData("diff")]
    [InlineData("journey")]
    [InlineData("completion")]
    public void EveryCommandHasHelp(string command)
    {
        var outcome = Run(command, "--help");

        Assert.Equal((0, ""), (outcome.Status, outcome.Errors));
        Assert.Contains("Usage:", outcome.Output, StringComparison.Ordinal);
        Assert.Contains($"  {command} ", Run("--help").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ConvertThereAndBackGivesTheSameBytes()
    {
        Assert.Equal(0, Run("convert", Clean, "--to", "csv", "--out", In("tables.zip")).Status);
        Assert.Equal(0, Run("convert", In("tables.zip"), "--to", "xml", "--out", In("back.xml")).Status);

        Assert.Equal(File.ReadAllBytes(Clean), File.ReadAllBytes(In("back.xml")));
    }

    [Fact]
    public void ARulesPage()
    {
        var page = Run("rules", "8670q").Output;

        Assert.Contains("45 working days", page, StringComparison.Ordinal);
        Assert.Contains("8670Q: All records have been checked", page, StringComparison.Ordinal);
        Assert.Contains("Examples", page, StringComparison.Ordinal);
        AssertRefused("is no rule", Run("rules", "1"));
    }

    [Fact]
    public void TheListOfRulesOfAYear()
    {
        using var json = JsonDocument.Parse(Run("rules", "--year", "2021-22", "--format", "json").Output);
        var codes = json.RootElement.EnumerateArray().Select(r => r.GetProperty("rule").GetString()!).Where(c => !c.StartsWith('F')).ToList();

        Assert.Equal(107 + 7, codes.Count);
        Assert.Equal(codes.Count, Run("rules", "--year", "2021-22").Output.Split('\n').Count(l => l.Length > 0 && !l.StartsWith('F')));
    }

    [Fact]
    public void TheCodesOfAYear()
    {
        Assert.DoesNotContain("RC9", Run("codes", "ReasonForClosure", "--year", "2021-22").Output, StringComparison.Ordinal);
        Assert.Contains("ReasonForClosure,RC9,", Run("codes", "reasonforclosure", "--format", "csv").Output, StringComparison.Ordinal);
        AssertRefused("is no code set", Run("codes", "Shoes"));
    }

    [Fact]
    public void TheSameSeedGivesTheSameReturn()
    {
        foreach (var name in new[] { "one.xml", "two.xml" })
        {
            Assert.Equal(0, Run("generate", "cin", "--children", "50", "--seed", "5", "--faults", "0.3", "--year", "2025-26", "--out", In(name)).Status);
        }

        Assert.Equal(File.ReadAllBytes(In("one.xml")), File.ReadAllBytes(In("two.xml")));
        Assert.StartsWith("Number,Rule,LAchildID,", File.ReadAllText(In("one.planted.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void DifferencesOfTwoReturnsAndOfTheirFindings()
    {
        Run("validate", Clean, "--out", In("old"));
        Run("validate", Faulty, "--out", In("new"));
        var returns = Run("diff", Clean, Faulty).Output;

        Assert.Equal(returns, Run("diff", Path.Combine(In("old"), "findings.csv"), Path.Combine(In("new"), "findings.csv")).Output);
        Assert.Contains(" new, ", returns, StringComparison.Ordinal);
        Assert.StartsWith("0 new, 0 gone, ", Run("diff", Faulty, Faulty).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void AJourneyAsTextAndTimeline()
    {
        var child = XDocument.Load(Clean).Descendants("Child").First(c => c.Descendants("ChildProtectionPlans").Any()).Descendants("LAchildID").Single().Value;
        var text = Run("journey", LastYear, Clean, "--child", child).Output;
        Assert.Equal(0, Run("journey", Clean, "--child", child, "--format", "svg", "--out", In("journey.svg")).Status);

        Assert.Contains("Referred by", text, StringComparison.Ordinal);
        Assert.Contains("Child protection plan", text, StringComparison.Ordinal);
        Assert.Equal("svg", XDocument.Load(In("journey.svg")).Root!.Name.LocalName);
        AssertRefused("No record", Run("journey", Clean, "--child", "nobody"));
    }

    [Theory]
    [InlineData("bash", "complete -")]
    [InlineData("zsh", "compdef")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public void Completion(string shell, string holds) => Assert.Contains(holds, Run("completion", shell).Output, StringComparison.Ordinal);

    [Fact]
    public void WhatTheShellIsTold() => Assert.Contains("validate", Run("[suggest:14]", "opencollect va").Output, StringComparison.Ordinal);
}
