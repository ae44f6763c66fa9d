namespace OpenCollect.Browser.Tests;

/// <summary>Nothing leaves the browser, and nothing is needed from outside once the page is loaded.</summary>
public sealed class PrivacyTests(Site site) : CheckerPage(site)
{
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(4);

    [Fact]
    public async Task NoRequestAfterThePageIsLoaded()
    {
        var before = await LoadedAsync();
        var asked = new List<string>();
        Context.Request += (_, request) => asked.Add(request.Url);
        await GiveAsync(Faulty);
        await CheckAsync("cin-2024-25-faulty.xml");
        await GoAsync("By child");
        await Page.Locator(".child-line button").First.ClickAsync();
        await Page.WaitForSelectorAsync(".fields");
        await GoAsync("Downloads");
        await DownloadAsync("Download report.xlsx");

        // The browser itself looks now and then whether there is a newer service worker; that asks for a file of the site and says nothing.
        Assert.DoesNotContain(Server.Asked.Skip(before), path => !path.EndsWith("/sw.js", StringComparison.Ordinal));
        Assert.All(asked, url => Assert.True(url.StartsWith(Server.Address, StringComparison.Ordinal) || url.StartsWith("blob:", StringComparison.Ordinal), url));
    }

    [Fact]
    public async Task WithoutANetworkAndItsServerGone()
    {
        Server.Dispose();
        await Context.SetOfflineAsync(true);
        await OpenAsync();
        Assert.Contains("Works without a network", await Page.Locator("#version").InnerTextAsync(), StringComparison.Ordinal);
        await GiveAsync(Faulty);
        await CheckAsync("cin-2024-25-faulty.xml");
        await GoAsync("Downloads");
        Assert.Equal(CommandLine("validate", Faulty, "--format", "csv").Output, await DownloadAsync("Download findings.csv"));
    }

    [Fact]
    public async Task ThePolicyRefusesEveryOtherPlace()
    {
        using var other = new WebServer(Site.Folder);
        foreach (var how in new[] { "fetch(address)", "new Promise((resolve, reject) => Object.assign(new Image(), { onload: resolve, onerror: reject, src: address }))" })
        {
            await Assert.ThrowsAsync<PlaywrightException>(() => Page.EvaluateAsync($"address => {how}", other.Address));
        }

        // The worker is held to the same, by the copy of the page that serves it.
        await Assert.ThrowsAsync<PlaywrightException>(() => Page.Workers[0].EvaluateAsync<string>("address => fetch(address)", other.Address));
        Assert.Empty(other.Asked);
    }

    [Fact]
    public async Task NothingOfTheReturnStaysBehind()
    {
        await GiveAsync(Faulty);
        await CheckAsync("cin-2024-25-faulty.xml");
        await GoAsync("All findings");
        Assert.Equal(Server.Address, Page.Url);
        Assert.Equal(0, await Page.EvaluateAsync<int>("localStorage.length + sessionStorage.length + document.cookie.length"));
        Assert.Equal(0, await Page.EvaluateAsync<int>("indexedDB.databases().then(all => all.length)"));
    }

    [Fact]
    public async Task AKeptFileThatWasTamperedWithIsNotServed()
    {
        await Page.EvaluateAsync("caches.keys().then(([name]) => caches.open(name)).then(cache => cache.put('engine.js', new Response('throw 1', { headers: { 'Content-Type': 'text/javascript' } })))");
        await OpenAsync();
        Assert.Contains("import { dotnet }", await Page.EvaluateAsync<string>("fetch('engine.js').then(r => r.text())"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileThatIsNotAsTheBuildMadeItIsNotTaken()
    {
        var copy = In("site");
        Copy(Site.Folder, copy);
        await File.AppendAllTextAsync(Path.Combine(copy, "worker.js"), "\n// something else");
        using var changed = new WebServer(copy);
        await Page.GotoAsync(changed.Address);
        var state = await Page.EvaluateAsync<bool>("navigator.serviceWorker.register('sw.js').then(r => new Promise(done => { const w = r.installing; if (!w) { done(true); } else { w.onstatechange = () => w.state === 'redundant' ? done(true) : w.state === 'activated' && done(false); } }))");
        Assert.True(state);
    }

    [Fact]
    public async Task ANewVersionIsOfferedAndTakenWhenAskedFor()
    {
        var copy = In("site");
        Copy(Site.Folder, copy);
        using var server = new WebServer(copy);
        await Page.GotoAsync(server.Address);
        await Page.WaitForSelectorAsync("html[data-ready=yes]");
        var version = await Page.Locator("meta[name=version]").GetAttributeAsync("content");

        await File.WriteAllTextAsync(Path.Combine(copy, "sw.js"), (await File.ReadAllTextAsync(Path.Combine(copy, "sw.js"))).Replace(version!, "9.9.9+test", StringComparison.Ordinal));
        await Page.ReloadAsync();
        var use = Page.GetByRole(AriaRole.Button, new() { Name = "Use the new version now" });
        await use.WaitForAsync();
        await Page.RunAndWaitForRequestFinishedAsync(() => use.ClickAsync(), new() { Predicate = r => r.IsNavigationRequest });
        await Page.WaitForSelectorAsync("html[data-ready=yes]");
        Assert.Equal(["checker 9.9.9+test"], await Page.EvaluateAsync<string[]>("caches.keys()"));
    }

    /// <summary>How many requests the loading took; to it belongs the browser's own look for a newer version, a second or so later.</summary>
    private async Task<int> LoadedAsync()
    {
        int before;
        do
        {
            before = Server.Asked.Count;
            await Task.Delay(Settled);
        }
        while (Server.Asked.Count > before);
        return before;
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
