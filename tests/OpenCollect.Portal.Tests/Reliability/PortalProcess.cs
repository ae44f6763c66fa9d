using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using OpenCollect.Portal.Tests.Access;

namespace OpenCollect.Portal.Tests.Reliability;

/// <summary>The portal as a program of its own, that can be killed.</summary>
public sealed class PortalProcess : IAsyncDisposable
{
    private readonly Process _process;

    private readonly ConcurrentQueue<string> _output = [];

    private PortalProcess(Process process, Uri address)
    {
        (_process, Address) = (process, address);
        process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What it wrote to its log.</summary>
    public string Output => string.Join('\n', _output);

    public Uri Address { get; }

    /// <summary>The most memory that it has had at once, in bytes.</summary>
    public long PeakMemory => long.Parse(File.ReadLines($"/proc/{_process.Id}/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) << 10;

    /// <summary>What the browser of whoever signed in last keeps.</summary>
    public CookieContainer Cookies { get; private set; } = new();

    public bool IsRunning => !_process.HasExited;

    /// <summary>Starts it; whether it is ready, <see cref="Ready"/> tells.</summary>
    public static PortalProcess Begin(string database, params string[] arguments) =>
        Begin(database, new Dictionary<string, string>(StringComparer.Ordinal) { ["OPENCOLLECT_KEYS"] = TestStore.Keys }, arguments);

    public static PortalProcess Begin(string database, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var address = $"http://127.0.0.1:{Ports.Free()}";
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "OpenCollect.Portal")) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in (string[])["--database", database, "--data", TestDatabases.NewFolder(), "--urls", address, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new(Process.Start(start)!, new(address));
    }

    public static async Task<PortalProcess> Start(string database, params string[] arguments)
    {
        var started = Begin(database, arguments);
        await started.Ready();
        return started;
    }

    /// <summary>Waits until it answers that it is healthy.</summary>
    public Task Ready() => Until(async () => await Health() == HttpStatusCode.OK, "The portal does not get ready.");

    /// <summary>What it answers about its health; none if it does not.</summary>
    public async Task<HttpStatusCode?> Health()
    {
        Assert.True(IsRunning, $"The portal has ended: {Output}");
        using var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(20) };
        try
        {
            using var answer = await client.GetAsync(new Uri("/health", UriKind.Relative));
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>Kills it as if the machine were gone: nothing is ended, nothing is told.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>A browser of the analyst of the demonstration, with what is needed to send forms.</summary>
    public async Task<(HttpClient Browser, string Token)> SignIn(string person)
    {
        var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies = new() }) { BaseAddress = Address, Timeout = TimeSpan.FromMinutes(20) };
        using var answer = await RunningPortal.Send(browser, "/sign-in", await Token("/sign-in"), ("person", person));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return (browser, await Token("/help"));

        async Task<string> Token(string page)
        {
            var html = await browser.GetStringAsync(new Uri(page, UriKind.Relative));
            return WebUtility.HtmlDecode(html.Split("__RequestVerificationToken\" type=\"hidden\" value=\"")[1].Split('"')[0]);
        }
    }

    public static async Task Until(Func<Task<bool>> isSo, string otherwise, int seconds = 60)
    {
        var watch = Stopwatch.StartNew();
        while (!await isSo())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(seconds), otherwise);
            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (IsRunning)
        {
            await Kill();
        }

        _process.Dispose();
    }
}
