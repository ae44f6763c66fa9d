using Microsoft.AspNetCore.Builder;
using OpenCollect.Cin;
using OpenCollect.Cin.Generating;
using OpenCollect.LookedAfter;
using OpenCollect.LookedAfter.Generating;
using OpenCollect.Portal;
using OpenCollect.Tests;

[assembly: AssemblyFixture(typeof(OpenCollect.EndToEnd.Tests.Demonstration))]

namespace OpenCollect.EndToEnd.Tests;

/// <summary>A portal with its demonstration, on a port of this machine, and a browser to go there.</summary>
public sealed class Demonstration : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("opencollect-portal-").FullName;
    private WebApplication? _portal;
    private IPlaywright? _playwright;

    /// <summary>Where the private checker is, if it was built; <c>./test</c> does that first.</summary>
    public static string Checker { get; } = Path.Combine(Repository.Root, "artifacts", "checker");

    public string Address { get; private set; } = "";

    public IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Address = $"http://127.0.0.1:{Ports.Free()}";
        _portal = await Serving.Build(new() { Data = _folder, Database = _folder, Urls = Address, IsDemonstration = true, Checker = Checker }, _ => { });
        await _portal.StartAsync();
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright?.Dispose();
        if (_portal is not null)
        {
            await _portal.StopAsync();
            await _portal.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A made-up CIN census of an authority as a file.</summary>
    public string CinFile(string authority, int children, bool faulty = false, int seed = 71)
    {
        var year = new CollectionYear(2026);
        var generator = new CinGenerator(seed, year, authority);
        var path = Path.Combine(_folder, $"cin-{authority}-{children}-{faulty}-{seed}.xml");
        using var stream = File.Create(path);
        using var writer = new CinWriter(stream, year);
        writer.Write(generator.Header);
        foreach (var child in faulty ? new CinFaults(generator, 0.3).Children(children).Select(m => m.Child) : generator.Children(children))
        {
            writer.Write(child);
        }

        writer.Finish();
        return path;
    }

    /// <summary>A made-up looked after return as CSV tables.</summary>
    public string[] LookedAfterFiles(string authority, int children)
    {
        var year = new CollectionYear(2026);
        var folder = Directory.CreateDirectory(Path.Combine(_folder, $"cla-{authority}")).FullName;
        using (var writer = new LookedAfterCsvWriter(name => File.Create(Path.Combine(folder, name)), year))
        {
            foreach (var person in new LookedAfterGenerator(71, year, authority).Children(children))
            {
                if (person.ThisYear is { } child)
                {
                    writer.Write(child);
                }
            }
        }

        return Directory.GetFiles(folder);
    }
}
