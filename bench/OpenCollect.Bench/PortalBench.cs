using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace OpenCollect.Bench;

/// <summary>
/// A portal under load, with its demonstration: how long a large census takes from the end of the upload to its findings on the page, how
/// fast pages are under many people at once, and how fast they stay while returns come in. On SQLite, or on the PostgreSQL database
/// that <c>OPENCOLLECT_BENCH_DATABASE</c> names, which must be empty.
/// </summary>
internal static partial class PortalBench
{
    private const int People = 50;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);
    private static readonly string[] Loaders = ["925", "380", "815"];

    /// <param name="program">The command line, to make the returns with.</param>
    /// <param name="portal">The portal's program.</param>
    /// <param name="folder">Where files go.</param>
    /// <param name="children">How many children the large census has.</param>
    public static async Task Run(string program, string portal, string folder, int children)
    {
        var data = Path.Combine(folder, "portal");
        if (Directory.Exists(data))
        {
            Directory.Delete(data, recursive: true);
        }

        Directory.CreateDirectory(data);
        var files = Loaders.ToDictionary(la => la, la => Census(program, data, la, children), StringComparer.Ordinal);
        var database = Environment.GetEnvironmentVariable("OPENCOLLECT_BENCH_DATABASE");
        using var serving = Process.Start(new ProcessStartInfo(portal, ["--data", data, "--database", database ?? data, "--demonstration", "--urls", Address]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        serving.OutputDataReceived += (_, _) => { };
        serving.BeginOutputReadLine();
        try
        {
            await Ready();
            Console.WriteLine($"{(database is null ? "SQLite" : "PostgreSQL")}, {Environment.ProcessorCount} cores, the clients on the same machine");
            using (var analyst = await SignIn("analyst-925"))
            {
                var size = new FileInfo(files["925"]).Length;
                var took = await Load(analyst, files["925"]);
                Console.WriteLine($"{children:N0} children, {size / 1e6:N1} MB: {took.TotalSeconds:N2} s from the end of the upload to the findings on the page");
            }

            await Pages("pages", Task.CompletedTask);
            await Pages("pages while returns come in", Task.WhenAll(Loaders.Skip(1).Select(async la =>
            {
                using var analyst = await SignIn($"analyst-{la}");
                await Load(analyst, files[la]);
            })));
        }
        finally
        {
            serving.Kill(entireProcessTree: true);
            await serving.WaitForExitAsync();
        }
    }

    private const string Address = "http://127.0.0.1:5099";

    private static string Census(string program, string folder, string authority, int children)
    {
        var path = Path.Combine(folder, $"{authority}.xml");
        using var made = Process.Start(program, ["generate", "cin", "--children", $"{children}", "--year", "2025-26", "--la", authority, "--faults", "0.05", "--out", path]);
        made.WaitForExit();
        return path;
    }

    private static async Task Ready()
    {
        using var client = new HttpClient();
        for (var i = 0; i < 240; i++)
        {
            try
            {
                if ((await client.GetAsync(new Uri($"{Address}/health"))).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }

            await Task.Delay(500);
        }

        throw new InvalidOperationException("The portal did not start.");
    }

    private static async Task<HttpClient> SignIn(string person)
    {
#pragma warning disable CA2000 // the client has the handler
        var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new(Address), Timeout = TimeSpan.FromMinutes(5) };
#pragma warning restore CA2000
        var page = await client.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        using var form = new FormUrlEncodedContent([new("person", $"demonstration-{person}"), new("returnUrl", "/"), new("__RequestVerificationToken", Token(page))]);
        (await client.PostAsync(new Uri("/sign-in", UriKind.Relative), form)).EnsureSuccessStatusCode();
        return client;
    }

    private static async Task<TimeSpan> Load(HttpClient analyst, string file)
    {
        var at = ReturnLink().Match(await analyst.GetStringAsync(new Uri("/", UriKind.Relative))).Groups["at"].Value;
        using var form = new MultipartFormDataContent();
        var page = await analyst.GetStringAsync(new Uri($"{at}/load", UriKind.Relative));
        form.Add(new StringContent(Token(page)), "__RequestVerificationToken");
        form.Add(new StringContent("true"), "overwrite");
        await using var content = File.OpenRead(file);
        form.Add(new StreamContent(content), "file", Path.GetFileName(file));
        (await analyst.PostAsync(new Uri($"{at}/load", UriKind.Relative), form)).EnsureSuccessStatusCode();
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < TimeSpan.FromMinutes(5))
        {
            if (!(await analyst.GetStringAsync(new Uri(at, UriKind.Relative))).Contains("load-progress", StringComparison.Ordinal))
            {
                await analyst.GetStringAsync(new Uri($"{at}/findings", UriKind.Relative));
                return clock.Elapsed;
            }

            await Task.Delay(50);
        }

        throw new InvalidOperationException("The load was not checked.");
    }

    /// <summary>Many people open page after page for a while, as long as the work beside it goes on.</summary>
    private static async Task Pages(string what, Task beside)
    {
        var times = new List<double>();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, People).Select(async number =>
        {
            using var person = await SignIn(number % 5 == 0 ? "manager" : $"analyst-{(string[])["330", "839", "302", "815"] switch { var all => all[number % 4] }}");
            string[] pages = number % 5 == 0 ? ["/department", "/rules", "/help"] : await OfReturn(person);
            await Task.Delay(TimeSpan.FromMilliseconds(Between.TotalMilliseconds * number / People));
            for (var i = 0; clock.Elapsed < Duration || !beside.IsCompleted; i++)
            {
                var one = Stopwatch.StartNew();
                var answer = await person.GetAsync(new Uri(pages[i % pages.Length], UriKind.Relative));
                answer.EnsureSuccessStatusCode();
                lock (times)
                {
                    times.Add(one.Elapsed.TotalMilliseconds);
                }

                await Task.Delay(Between);
            }
        }));
        await beside;
        times.Sort();
        Console.WriteLine($"{what}, {People} people, a page a second each: {times.Count:N0} pages, median {times[times.Count / 2]:N0} ms, p95 {times[(int)(times.Count * 0.95)]:N0} ms, slowest {times[^1]:N0} ms, in {clock.Elapsed.TotalSeconds:N0} s");
    }

    private static async Task<string[]> OfReturn(HttpClient person)
    {
        var at = ReturnLink().Match(await person.GetStringAsync(new Uri("/", UriKind.Relative))).Groups["at"].Value;
        return ["/", at, $"{at}/findings", $"{at}/children", $"{at}/children/3", $"{at}/figures", $"{at}/notes"];
    }

    private static string Token(string page) => TokenField().Match(page).Groups["token"].Value;

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TokenField();

    [GeneratedRegex("href=\"(?<at>/returns/[^\"/]+)\">Children in Need census 2025-26<", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReturnLink();
}
