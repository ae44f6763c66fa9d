using System.Diagnostics;
using System.Net;
using OpenCollect.Tests;

[assembly: AssemblyFixture(typeof(OpenCollect.Browser.Tests.Site))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace OpenCollect.Browser.Tests;

/// <summary>The checker, built as it is published, a plain web server for it, and a browser.</summary>
public sealed class Site : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The folder that is served.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "artifacts", "checker");

    public IBrowser Browser => _browser!;

    public async ValueTask InitializeAsync()
    {
        // Only what changed is built.
        using (var build = Process.Start(new ProcessStartInfo("dotnet", ["run", Path.Combine(Repository.Root, "tools", "publish-checker.cs"), "--", Folder]) { UseShellExecute = false })!)
        {
            await build.WaitForExitAsync();
            Assert.Equal(0, build.ExitCode);
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium(),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    private static string Chromium() => new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException("Chromium is needed; ./test installs it.");
}

/// <summary>A plain web server on a free port, which counts what is asked of it.</summary>
internal sealed class WebServer : IDisposable
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [".html"] = "text/html", [".js"] = "text/javascript", [".css"] = "text/css", [".json"] = "application/json", [".svg"] = "image/svg+xml",
        [".webmanifest"] = "application/manifest+json",
    };

    private readonly HttpListener _listener;
    private readonly string _folder;
    private readonly List<string> _asked = [];

    public WebServer(string folder)
    {
        _folder = folder;
        (_listener, Port) = Listen();
        _ = Task.Run(ServeAsync);
    }

    public int Port { get; }

    public string Address => $"http://localhost:{Port}/check/";

    /// <summary>What was asked for so far.</summary>
    public IReadOnlyList<string> Asked
    {
        get
        {
            lock (_asked)
            {
                return [.. _asked];
            }
        }
    }

    public void Dispose() => _listener.Close();

    private static (HttpListener Listener, int Port) Listen()
    {
        for (var attempt = 0; ; attempt++)
        {
            var port = Random.Shared.Next(20_000, 60_000);
            var listener = new HttpListener();
            listener.Prefixes.Add($"http://localhost:{port}/");
            try
            {
                listener.Start();
                return (listener, port);
            }
            catch (HttpListenerException) when (attempt < 20)
            {
                // Somebody has that port.
            }
        }
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            lock (_asked)
            {
                _asked.Add(context.Request.Url!.AbsolutePath);
            }

            await AnswerAsync(context);
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var path = context.Request.Url!.AbsolutePath["/check/".Length..];
        var file = Path.Combine(_folder, path.Length == 0 ? "index.html" : path);
        using var response = context.Response;
        if (!File.Exists(file))
        {
            response.StatusCode = 404;
            return;
        }

        response.ContentType = Types.GetValueOrDefault(Path.GetExtension(file), "application/octet-stream");
        await response.OutputStream.WriteAsync(await File.ReadAllBytesAsync(file));
    }
}
