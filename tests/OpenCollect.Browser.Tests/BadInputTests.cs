namespace OpenCollect.Browser.Tests;

/// <summary>What cannot be used is said as on the command line, and the page goes on.</summary>
public sealed class BadInputTests(Site site) : CheckerPage(site)
{
    public static TheoryData<string, string> Unusable => new()
    {
        { "empty.xml", "" },
        { "not.xml", "LAchildID,UPN" },
        { "broken.xml", "<Message><Header><CollectionDetails><Collection>CIN</Collection>" },
        { "wrong.xml", "<Message><a></b></Message>" },
        { "entity.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><Message>&b;</Message>" },
        { "other.xml", "<Order/>" },
        { "deep.xml", string.Concat(Enumerable.Repeat("<Message>", 100)) },
        { "nothing.csv", "a,b\r\n1,2\r\n" },
        { "damaged.zip", "PK\u0003\u0004 and then nothing" },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public async Task SaidAsOnTheCommandLine(string name, string text)
    {
        await File.WriteAllTextAsync(In(name), text);
        var expected = CommandLine("validate", In(name), "--year", "2024-25").Errors.Trim().Replace("opencollect: ", "", StringComparison.Ordinal).Replace(In(name), name, StringComparison.Ordinal);
        await Page.GetByLabel("Choose or drop your return").SetInputFilesAsync(In(name));
        var said = Page.Locator(".govuk-error-message, .problem");
        await said.Or(Page.GetByRole(AriaRole.Button, new() { Name = "Check this return" })).First.WaitForAsync();
        if (await said.CountAsync() == 0)
        {
            await Page.GetByLabel("Collection year").SelectOptionAsync("2024-25");
            await Page.GetByRole(AriaRole.Button, new() { Name = "Check this return" }).ClickAsync();
        }

        Assert.Equal(expected, (await said.First.InnerTextAsync()).Replace("Error: ", "", StringComparison.Ordinal).Trim());
        await GiveAsync(Faulty);
    }

    [Fact]
    public async Task AFileThatIsGoneMeanwhile()
    {
        File.Copy(Faulty, In("cin.xml"));
        await GiveAsync(In("cin.xml"));
        await File.WriteAllTextAsync(In("cin.xml"), "something else");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Check this return" }).ClickAsync();
        Assert.Contains("The browser can no longer read a file.", await Page.Locator(".problem").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALookedAfterReturnWithoutAYear()
    {
        CommandLine("generate", "cla", "--children", "20", "--out", In("cla"));
        await GiveAsync(Directory.GetFiles(In("cla/cla"), "*.csv"));
        await Page.GetByRole(AriaRole.Button, new() { Name = "Check this return" }).ClickAsync();
        Assert.Contains("choose the collection year", await Page.Locator(".problem").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheWorkerCrashesAndTheCheckIsMadeAgain()
    {
        await GiveAsync(Faulty);
        await CheckAsync("cin-2024-25-faulty.xml");
        foreach (var worker in Page.Workers.ToList())
        {
            await worker.EvaluateAsync<int>("() => { setTimeout(() => { throw new Error('the engine is gone'); }); return 1; }");
        }

        Assert.Contains("The checker stopped unexpectedly", await Page.Locator(".problem").InnerTextAsync(), StringComparison.Ordinal);
        await CheckAsync("cin-2024-25-faulty.xml");
    }

    [Fact]
    public async Task ACheckThatIsStoppedAndMadeAgain()
    {
        CommandLine("generate", "cin", "--children", "20000", "--out", In("cin.xml"));
        await GiveAsync(In("cin.xml"));
        await Page.GetByRole(AriaRole.Button, new() { Name = "Check this return" }).ClickAsync();
        await UntilAsync("document.querySelector('progress')?.value > 0");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
        Assert.Contains("The check was stopped.", await Page.Locator(".problem").InnerTextAsync(), StringComparison.Ordinal);
        await CheckAsync("cin.xml");
    }
}
