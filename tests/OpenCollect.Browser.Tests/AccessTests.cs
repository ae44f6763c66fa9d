using Deque.AxeCore.Playwright;

namespace OpenCollect.Browser.Tests;

/// <summary>The page works for people who cannot see it, have no mouse or enlarge it.</summary>
public sealed class AccessTests(Site site) : CheckerPage(site)
{
    [Fact]
    public async Task AxeFindsNothingInAnyView()
    {
        await AssertAccessibleAsync("start");
        await GiveAsync(Faulty);
        await Page.GetByText("What else do you have?").ClickAsync();
        await AssertAccessibleAsync("files");
        await CheckAsync("cin-2024-25-faulty.xml");
        await AssertAccessibleAsync("summary");
        foreach (var part in new[] { "By rule", "By child", "All findings", "Not run", "Rules", "Changes", "Downloads" })
        {
            await GoAsync(part);
            await Page.WaitForTimeoutAsync(300);
            await AssertAccessibleAsync(part);
        }

        await GoAsync("By rule");
        await Page.Locator(".cards button").First.ClickAsync();
        await Page.WaitForSelectorAsync(".finding");
        await AssertAccessibleAsync("rule");
        await Page.Locator(".finding__where button").First.ClickAsync();
        await Page.WaitForSelectorAsync(".fields");
        await Page.Locator(".fields__action button").First.ClickAsync();
        await AssertAccessibleAsync("child");
    }

    [Fact]
    public async Task FourHundredPercentZoomNeedsNoSidewaysScrolling()
    {
        // 1280 by 1024 at 400 percent.
        await Page.SetViewportSizeAsync(320, 256);
        await AssertFitsAsync("start");
        await GiveAsync(Faulty);
        await Page.GetByText("What else do you have?").ClickAsync();
        await AssertFitsAsync("files");
        await CheckAsync("cin-2024-25-faulty.xml");
        await AssertFitsAsync("summary");
        foreach (var part in new[] { "By rule", "All findings", "Not run", "Rules", "Changes", "Downloads", "By child" })
        {
            await GoAsync(part);
            await Page.WaitForTimeoutAsync(300);
            await AssertFitsAsync(part);
        }

        await Page.Locator(".child-line button").First.ClickAsync();
        await Page.WaitForSelectorAsync(".fields");
        await AssertFitsAsync("child");
    }

    [Fact]
    public async Task WithTheKeyboardAlone()
    {
        await GiveAsync(Faulty);
        await ReachAsync("Check this return");
        await Page.Keyboard.PressAsync("Enter");
        await Page.WaitForSelectorAsync(".totals");
        Assert.Equal("H1", await Page.EvaluateAsync<string>("document.activeElement.tagName"));
        await Page.EvaluateAsync("document.activeElement.blur()");
        await ReachAsync("By child");
        await Page.Keyboard.PressAsync("Space");
        await Page.WaitForSelectorAsync(".child-line");
        await ReachAsync("Child S000000004");
        await Page.Keyboard.PressAsync("Enter");
        await Page.WaitForSelectorAsync(".fields");
        await ReachAsync("Show where rule 2885 points");
        await Page.Keyboard.PressAsync("Enter");
        Assert.Contains("CPPstartDate", await Page.EvaluateAsync<string>("document.activeElement.textContent"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProgressAndResultAreSaid()
    {
        await Page.EvaluateAsync("""
            () => { window.said = []; new MutationObserver(() => window.said.push(document.getElementById('announcer').textContent)).observe(document.getElementById('announcer'), { childList: true }); }
            """);
        await GiveAsync(Faulty);
        await CheckAsync("cin-2024-25-faulty.xml");
        await UntilAsync("window.said.some(s => s.includes('39 errors, 10 queries'))");
        Assert.Contains("1 return found.", await Page.EvaluateAsync<string[]>("window.said"));
    }

    private async Task AssertAccessibleAsync(string view)
    {
        var result = await Page.RunAxe();
        Assert.True(result.Violations.Length == 0, $"{view}: {string.Join("; ", result.Violations.Select(v => $"{v.Id}: {v.Nodes.FirstOrDefault()?.Html}"))}");
    }

    private async Task AssertFitsAsync(string view)
    {
        var wide = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(wide <= 0, $"{view} is {wide} pixels too wide");
    }

    /// <summary>Presses Tab until the button with the words has the focus.</summary>
    private async Task ReachAsync(string words)
    {
        for (var presses = 0; presses < 200; presses++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await Page.EvaluateAsync<string>("document.activeElement.textContent.trim()") == words)
            {
                return;
            }
        }

        Assert.Fail($"“{words}” cannot be reached with the Tab key.");
    }
}
