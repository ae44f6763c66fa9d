using System.Text.RegularExpressions;
namespace OpenCollect.Browser.Tests;

/// <summary>What people do with the page beside checking.</summary>
public sealed class FunctionTests(Site site) : CheckerPage(site)
{
    private const string Name = "cin-2024-25-faulty.xml";

    [Fact]
    public async Task AFolderOfTables()
    {
        CommandLine("generate", "cla", "--children", "40", "--year", "2024-25", "--out", In("cla"));
        await Page.Locator("input[webkitdirectory]").SetInputFilesAsync(In("cla/cla"));
        await Page.WaitForSelectorAsync("#found");
        var card = Card("cla");
        await card.GetByLabel("Collection year").SelectOptionAsync("2024-25");
        await card.GetByLabel("Local authority").SelectOptionAsync("201");
        await CheckAsync("cla");
        await GoAsync("Not run");
        await Page.GetByText("last year's return").First.WaitForAsync();
        await GoAsync("Downloads");
        Assert.Equal(CommandLine("validate", In("cla/cla"), "--year", "2024-25", "--la", "201", "--format", "csv").Output, await DownloadAsync("Download findings.csv"));
    }

    [Fact]
    public async Task FindingsSearchedAndFiltered()
    {
        await GiveAsync(Path.Combine(Samples, Name));
        await CheckAsync(Name);
        await GoAsync("All findings");
        await Page.Locator("#main").GetByText("49 findings").WaitForAsync();
        await Page.GetByLabel("Kind").SelectOptionAsync("query");
        await Page.Locator("#main").GetByText("10 of 49 findings").WaitForAsync();
        await Page.GetByLabel("Kind").SelectOptionAsync("");
        await Page.GetByLabel("Search").FillAsync("S000000007");
        await Page.Locator("#main").GetByText("1 of 49 findings").WaitForAsync();
        Assert.Contains("8600", await Page.Locator(".finding").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARuleIsExplainedAlsoWhereItFoundNothing()
    {
        await GiveAsync(Path.Combine(Samples, Name));
        await CheckAsync(Name);
        await GoAsync("Rules");
        await Page.GetByLabel("Search").FillAsync("8925");
        await Page.Locator("caption", new() { HasText = "1 rule" }).WaitForAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "8925", Exact = true }).ClickAsync();
        await Page.GetByText("What to do").WaitForAsync();
        await GoAsync("Not run");
        await Page.Locator(".cards button").First.ClickAsync();
        await Page.GetByText("The rule was not run: last year's return was not given").WaitForAsync();
    }

    [Fact]
    public async Task BackAndForward()
    {
        await GiveAsync(Path.Combine(Samples, Name));
        await CheckAsync(Name);
        await GoAsync("By rule");
        await Page.GoBackAsync();
        await Page.GetByRole(AriaRole.Heading, new() { Name = "There are errors to correct" }).WaitForAsync();
        await Page.GoForwardAsync();
        await Page.GetByRole(AriaRole.Heading, new() { Name = "Findings by rule" }).WaitForAsync();
    }

    [Fact]
    public async Task ALookedAfterChildWithRecordsAndTimeline()
    {
        CommandLine("generate", "cla", "--children", "60", "--faults", "1", "--year", "2024-25", "--out", In("cla"));
        await GiveAsync(Directory.GetFiles(In("cla/cla"), "*.csv"));
        await Page.GetByLabel("Collection year").SelectOptionAsync("2024-25");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Check this return" }).ClickAsync();
        await Page.WaitForSelectorAsync(".totals");
        await GoAsync("By child");
        await Page.Locator(".child-line button").First.ClickAsync();
        await Page.GetByRole(AriaRole.Heading, new() { Name = "Episodes 1", Exact = true }).WaitForAsync();
        Assert.True(await Page.Locator(".fields__row--error, .fields__row--query, h3 .mark").CountAsync() > 0);
        await Page.Locator(".timeline svg").WaitForAsync();
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Change LS of Episodes 1", RegexOptions.None, TimeSpan.FromSeconds(1)) }).ClickAsync();
        await Page.GetByLabel("LS", new() { Exact = true }).SelectOptionAsync("C2");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Save and check again" }).ClickAsync();
        await Page.Locator(".fields__row--changed", new() { HasText = "LS" }).WaitForAsync();
    }
}
