using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OpenCollect.Portal.Tests.Api;

namespace OpenCollect.Portal.Tests.Operation;

/// <summary>What a portal sends to a collector of telemetry, as a process of its own.</summary>
public sealed class TelemetryTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("opencollect-telemetry-").FullName;
    private readonly ConcurrentDictionary<string, StringBuilder> _received = new(StringComparer.Ordinal);
    private WebApplication _collector = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _collector = builder.Build();
        _collector.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            var text = _received.GetOrAdd(signal, _ => new());
            lock (text)
            {
                text.Append(Encoding.Latin1.GetString(body.ToArray()));
            }
        });
        await _collector.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _collector.StopAsync();
        await _collector.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task RequestsTheQueueAndChecksWithoutAChildsData()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "OpenCollect.Portal.dll"), "--data", _folder, "--demonstration", "--urls", "http://127.0.0.1:5391"])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
            Environment =
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _collector.Urls.First(), ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf", ["OTEL_METRIC_EXPORT_INTERVAL"] = "500", ["OTEL_BSP_SCHEDULE_DELAY"] = "500",
            },
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var faults = process.StandardError.ReadToEndAsync();
        try
        {
            using var browser = new HttpClient(new HttpClientHandler { CookieContainer = new() }) { BaseAddress = new("http://127.0.0.1:5391") };
            await Until(async () => await Answers(browser), "the portal answers");
            var form = await Forms.Hidden(browser, "/sign-in");
            using (var home = await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), new FormUrlEncodedContent([.. form, new("person", "demonstration-analyst-815")])))
            {
                var page = await home.Content.ReadAsStringAsync();
                var at = page.IndexOf("/returns/", StringComparison.Ordinal);
                using var children = await browser.GetAsync(new Uri($"{page[at..page.IndexOf('"', at)]}/children?search=MADE-UP-SEARCH", UriKind.Relative));
            }

            await Load(browser);
            await Until(() => Task.FromResult(Has("metrics", "http.server.request.duration") && Has("metrics", "opencollect.queue.length") && Has("metrics", "opencollect.check.duration")), "metrics come");
            await Until(() => Task.FromResult(Has("traces", "/returns/{id}/children") && Has("traces", "check load")), "traces come");
            Assert.All(_received.Values, text => Assert.DoesNotContain("MADE-UP-SEARCH", text.ToString(), StringComparison.Ordinal));
            Assert.Contains("opencollect", _received["metrics"].ToString(), StringComparison.Ordinal);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        Assert.DoesNotContain("MADE-UP-SEARCH", await output + await faults, StringComparison.Ordinal);
    }

    private static async Task<bool> Answers(HttpClient browser)
    {
        try
        {
            using var answer = await browser.GetAsync(new Uri("/health", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task Load(HttpClient analyst)
    {
        using var made = await analyst.PostAsync(new Uri("/machines", UriKind.Relative), new FormUrlEncodedContent([.. await Forms.Hidden(analyst, "/machines"), new("name", "Telemetry")]));
        var html = await made.Content.ReadAsStringAsync();
        using var machine = new HttpClient { BaseAddress = analyst.BaseAddress };
        using var token = await ApiFixture.Token(machine, (Forms.Text(html, "client"), Forms.Text(html, "secret")));
        machine.DefaultRequestHeaders.Authorization = new("Bearer", (await System.Text.Json.JsonDocument.ParseAsync(await token.Content.ReadAsStreamAsync())).RootElement.GetProperty("access_token").GetString());
        using var returns = await System.Text.Json.JsonDocument.ParseAsync(await machine.GetStreamAsync(new Uri("/api/v1/returns", UriKind.Relative)));
        var census = returns.RootElement.EnumerateArray().First(r => r.GetProperty("collection").GetString() == "cin" && r.GetProperty("year").GetString() == "2025-26").GetProperty("id").GetString()!;
        await ApiFixture.LoadAndWait(machine, census, ApiFixture.Census(20));
    }

    private bool Has(string signal, string what)
    {
        if (!_received.TryGetValue(signal, out var text))
        {
            return false;
        }

        lock (text)
        {
            return text.ToString().Contains(what, StringComparison.Ordinal);
        }
    }

    private static async Task Until(Func<Task<bool>> isSo, string what)
    {
        var began = Stopwatch.GetTimestamp();
        while (!await isSo())
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(90), $"Not in time: {what}");
            await Task.Delay(300);
        }
    }
}
