using Deque.AxeCore.Playwright;

namespace OpenCollect.EndToEnd.Tests;

/// <summary>Somebody at a browser.</summary>
public sealed class Person : IAsyncDisposable
{
    private readonly string _address;
    private readonly IBrowserContext _context;
    private readonly List<string> _faults = [];

    /// <summary>The innermost elements that go beyond the right edge and are in no part that scrolls.</summary>
    private const string SticksOut =
        """
        [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().left + Math.max(e.scrollWidth, e.offsetWidth) > document.documentElement.clientWidth && !e.closest('.oc-scroll')).filter((e, i, all) => !all.some(o => o !== e && e.contains(o)))
            .slice(0, 3).map(e => e.outerHTML.slice(0, 200)).join('; ')
        """;

    private Person(string address, IBrowserContext context, IPage page)
    {
        (_address, _context, Page) = (address, context, page);
        page.PageError += (_, fault) => _faults.Add(fault);
        page.Console += (_, message) =>
        {
            // A refused style or script, or an error of ours; a page that is not found is told by its status.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                _faults.Add(message.Text);
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Signs in as one of the made-up people.</summary>
    public static async Task<Person> SignedIn(Demonstration portal, string who, bool scripts = true, int width = 1280)
    {
        var person = await Somebody(portal.Browser, portal.Address, scripts, width);
        await person.Go("/sign-in");
        await person.Page.Locator($"#person-demonstration-{who}").CheckAsync();
        await person.Press("Sign in", "main");
        return person;
    }

    /// <summary>Nobody that the portal knows yet.</summary>
    public static async Task<Person> Somebody(IBrowser browser, string address, bool scripts = true, int width = 1280)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, JavaScriptEnabled = scripts, AcceptDownloads = true });
        context.SetDefaultTimeout(60_000);
        return new(address, context, await context.NewPageAsync());
    }

    public Task Go(string path) => Page.GotoAsync(_address + path);

    /// <summary>Follows a link.</summary>
    public Task Follow(string link) => Page.GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync();

    /// <summary>Presses a button.</summary>
    public Task Press(string button, string within = "main") => Page.Locator(within).GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync();

    /// <summary>Waits until the address is such, and its page is there.</summary>
    public async Task Arrives(Func<string, bool> address)
    {
        for (var i = 0; !address(Page.Url); i++)
        {
            Assert.True(i < 1200, $"The page is still {Page.Url}.");
            await Task.Delay(50);
        }

        await Page.WaitForLoadStateAsync();
    }

    public Task<string> Text() => Page.Locator("main").InnerTextAsync();

    /// <summary>Asserts that the page says so.</summary>
    public async Task Sees(string text) => Assert.Contains(text, await Text(), StringComparison.Ordinal);

    /// <summary>Goes to the return of the collection in this year; gives its address.</summary>
    public async Task<string> OpenReturn(string collection)
    {
        await Go("/");
        await Follow(collection);
        return new Uri(Page.Url).AbsolutePath;
    }

    /// <summary>Loads files and waits until they are checked.</summary>
    public async Task Load(string at, params string[] files)
    {
        await Go($"{at}/load");
        await Page.Locator("#file").SetInputFilesAsync(files);
        if (await Page.Locator("#overwrite").CountAsync() > 0)
        {
            await Page.Locator("#overwrite").CheckAsync();
        }

        await Press("Load");
        await Page.WaitForFunctionAsync("() => !location.pathname.endsWith('/load') || document.querySelector('.govuk-error-summary')");
        Assert.False(Page.Url.EndsWith("/load", StringComparison.Ordinal), await Text());
        for (var i = 0; i < 120; i++)
        {
            try
            {
                await Go(at);
            }
            catch (PlaywrightException)
            {
                // The page opened itself again at the same moment, because the check ended.
                await Task.Delay(500);
                continue;
            }

            if (!(await Text()).Contains("checked so far", StringComparison.Ordinal))
            {
                return;
            }

            await Task.Delay(500);
        }

        Assert.Fail("The load was not checked in a minute.");
    }

    /// <summary>Asserts that axe finds nothing and nothing sticks out of the page.</summary>
    public async Task LooksRight()
    {
        var result = await Axe();
        Assert.True(result.Violations.Length == 0, $"{Page.Url}: {string.Join("; ", result.Violations.Select(v => $"{v.Id}: {v.Nodes[0].Html}"))}");
        var over = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(over <= 0, $"{Page.Url} sticks out by {over} pixels: {(over > 0 ? await Page.EvaluateAsync<string>(SticksOut) : "")}");
    }

    private async Task<Deque.AxeCore.Commons.AxeResult> Axe()
    {
        try
        {
            return await Page.RunAxe();
        }
        catch (PlaywrightException)
        {
            // The page opened itself again while it was looked at; the next look is at the new one.
            await Page.WaitForLoadStateAsync();
            return await Page.RunAxe();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        Assert.Empty(_faults);
    }
}
