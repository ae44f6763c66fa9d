using System.Diagnostics;
using OpenCollect.Tests;

namespace OpenCollect.Browser.Tests;

/// <summary>One visit to the checker, and the command line beside it.</summary>
public abstract class CheckerPage(Site site) : IAsyncLifetime
{
    private const int PauseMilliseconds = 20;
    private const int MostWaits = 3000;

    private readonly List<string> _faults = [];

    protected static string Samples { get; } = Path.Combine(Repository.Root, "samples");

    protected static string Faulty { get; } = Path.Combine(Samples, "cin-2024-25-faulty.xml");

    /// <summary>A folder for the test's files, gone afterwards.</summary>
    protected string Folder { get; } = Directory.CreateTempSubdirectory("opencollect-browser-").FullName;

    private protected WebServer Server { get; } = new(Site.Folder);

    protected IBrowserContext Context { get; private set; } = null!;

    protected IPage Page { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        Context = await site.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 }, AcceptDownloads = true });
        Context.SetDefaultTimeout(60_000);
        await NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Context.DisposeAsync();
        Server.Dispose();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
        Assert.Empty(_faults);
    }

    protected string In(string name) => Path.Combine(Folder, name);

    /// <summary>A new tab with the checker.</summary>
    protected async Task NewPageAsync()
    {
        Page = await Context.NewPageAsync();
        Page.PageError += (_, fault) => _faults.Add(fault);
        await OpenAsync();
    }

    /// <summary>Opens the page and waits until the checker is ready.</summary>
    protected async Task OpenAsync()
    {
        await Page.GotoAsync(Server.Address);
        await Page.WaitForSelectorAsync("html[data-ready=yes]");
    }

    /// <summary>Gives files, and waits until the returns among them are found.</summary>
    protected async Task GiveAsync(params string[] files)
    {
        await Page.GetByLabel("Choose or drop your return").SetInputFilesAsync(files);
        await Page.WaitForSelectorAsync("#found");
    }

    /// <summary>Checks the return in the card with that heading, and waits for the result.</summary>
    protected async Task CheckAsync(string name)
    {
        await Card(name).GetByRole(AriaRole.Button, new() { Name = "Check this return" }).ClickAsync();
        await Page.WaitForSelectorAsync(".totals", new() { Timeout = 300_000 });
    }

    protected ILocator Card(string name) => Page.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });

    /// <summary>Goes to a part of the result.</summary>
    protected Task GoAsync(string part) => Page.GetByRole(AriaRole.Navigation, new() { Name = "Parts of the result" }).GetByRole(AriaRole.Button, new() { Name = part, Exact = true }).ClickAsync();

    /// <summary>The bytes of what a button downloads.</summary>
    protected async Task<byte[]> DownloadAsync(string button)
    {
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync());
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    /// <summary>Waits until an expression is true. Playwright's own waiting would evaluate text in the page, which its policy forbids.</summary>
    protected async Task UntilAsync(string expression)
    {
        for (var waited = 0; !await Page.EvaluateAsync<bool>(expression); waited++)
        {
            Assert.True(waited < MostWaits, $"Not so after a minute: {expression}");
            await Task.Delay(PauseMilliseconds);
        }
    }

    /// <summary>Runs the command line; returns what it wrote to standard output and to standard error.</summary>
    protected static (byte[] Output, string Errors) CommandLine(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "OpenCollect.Cli.dll"), .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        return (output.ToArray(), errors.Result);
    }
}
