using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace OpenCollect.Bench.Portal;

/// <summary>A page that somebody opens.</summary>
/// <param name="Name">As the table has it.</param>
/// <param name="Address">The address, worked out each time.</param>
internal sealed record PageToOpen(string Name, Func<Random, string> Address);

/// <summary>Somebody signed in with a browser of their own, opening pages and loading files by the web addresses that everyone uses.</summary>
internal sealed partial class Visitor : IDisposable
{
    /// <summary>How many pages somebody opens at most in one walk: more in a minute are refused, as the portal should.</summary>
    public const int MostPages = 500;

    private readonly HttpClient _client;
    private readonly Random _random;
    private PageToOpen[] _pages = [];

    private Visitor(HttpClient client, int number) => (_client, _random) = (client, new(number));

    /// <summary>How long people look at a page before the next.</summary>
    public static TimeSpan Pausing(Random random) => TimeSpan.FromSeconds(1 + (4 * random.NextDouble()));

    public static async Task Ready(string address)
    {
        using var client = new HttpClient();
        for (var i = 0; i < 240; i++)
        {
            try
            {
                if ((await client.GetAsync(new Uri($"{address}/health"))).IsSuccessStatusCode)
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

    /// <param name="address">The portal.</param>
    /// <param name="person">The person's subject.</param>
    /// <param name="number">Tells people apart: each has an address and a choice of pages of their own.</param>
    public static async Task<Visitor> SignIn(string address, string person, int number)
    {
#pragma warning disable CA2000 // the client has the handler, the visitor the client
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = new(address), Timeout = TimeSpan.FromMinutes(5) };
#pragma warning restore CA2000
        client.DefaultRequestHeaders.Add("X-Forwarded-For", $"10.0.{number / 250}.{number % 250}");
        using var form = new FormUrlEncodedContent([new("person", person), new("returnUrl", "/"), new("__RequestVerificationToken", Token(await client.GetStringAsync(At("/sign-in"))))]);
        using var answer = await client.PostAsync(At("/sign-in"), form);
        return answer.StatusCode == HttpStatusCode.Redirect ? new(client, number) : throw new InvalidOperationException($"The sign-in of {person} was answered with {(int)answer.StatusCode}.");
    }

    /// <summary>Finds out which pages there are for this person, of an authority's returns those of one.</summary>
    public async Task LookAround(Regex kind)
    {
        using var first = await _client.GetAsync(At("/"));
        _pages = first.StatusCode == HttpStatusCode.Redirect ? await OfDepartment() : await OfAuthority(ReturnIn(await first.Content.ReadAsStringAsync(), kind));
    }

    /// <summary>Opens page after page, each as often as any other, until it is over.</summary>
    public async Task Walk(Func<Random, TimeSpan> pause, Action<string, double, string?> opened, CancellationToken over)
    {
        try
        {
            // Not all at the same moment.
            await Task.Delay(pause(_random) * _random.NextDouble(), over);
            for (var i = 0; i < MostPages && !over.IsCancellationRequested; i++)
            {
                if (i % _pages.Length == 0)
                {
                    _random.Shuffle(_pages);
                }

                var page = _pages[i % _pages.Length];
                await Open(page, opened);
                await Task.Delay(pause(_random), over);
            }
        }
        catch (OperationCanceledException)
        {
            // It is over.
        }
    }

    /// <summary>Loads files as the page does it, and waits until their findings can be seen.</summary>
    /// <returns>How long that took from the end of the upload.</returns>
    public async Task<TimeSpan> Load(Regex kind, params string[] files)
    {
        var at = ReturnIn(await _client.GetStringAsync(At("/")), kind);
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(Token(await _client.GetStringAsync(At($"{at}/load")))), "__RequestVerificationToken");
        form.Add(new StringContent("true"), "overwrite");
        var contents = files.Select(f => new Sent(f)).ToList();
        foreach (var content in contents)
        {
            form.Add(new StreamContent(content), "file", Path.GetFileName(content.Name));
        }

        using (var answer = await _client.PostAsync(At($"{at}/load"), form))
        {
            if (answer.StatusCode != HttpStatusCode.Redirect)
            {
                throw new InvalidOperationException($"A load was answered with {(int)answer.StatusCode}.");
            }
        }

        await _client.GetStringAsync(At(at));
        var last = "";
        using (var events = new StreamReader(await _client.GetStreamAsync(At($"{at}/progress"))))
        {
            while (await events.ReadLineAsync() is { } line)
            {
                last = line.Length > 0 ? line : last;
            }
        }

        if (!last.Contains("\"state\":\"done\"", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"A load ended as {last}.");
        }

        await _client.GetStringAsync(At($"{at}/findings"));
        return contents[^1].Clock.Elapsed;
    }

    public void Dispose() => _client.Dispose();

    private async Task Open(PageToOpen page, Action<string, double, string?> opened)
    {
        var address = page.Address(_random);
        var clock = Stopwatch.StartNew();
        try
        {
            using var answer = await _client.GetAsync(At(address));
            opened(page.Name, clock.Elapsed.TotalMilliseconds, answer.StatusCode == HttpStatusCode.OK ? null : $"{(int)answer.StatusCode} {page.Name}");
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or OperationCanceledException)
        {
            opened(page.Name, clock.Elapsed.TotalMilliseconds, $"{problem.GetType().Name} {page.Name}");
        }
    }

    private static string ReturnIn(string page, Regex kind) => kind.Match(page) is { Success: true } link ? link.Groups["at"].Value : throw new InvalidOperationException("The return is not linked.");

    private async Task<PageToOpen[]> OfAuthority(string at)
    {
        var (errors, queries) = (await Rules(at, "Error"), await Rules(at, "Query"));
        var children = int.Parse(Count().Match(await _client.GetStringAsync(At($"{at}/children"))).Groups["count"].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
        var (tables, table) = (await Links($"{at}/reports", "/tables/"), 0);
        return
        [
            new("Returns of the authority", _ => "/"),
            new("Task list", _ => at),
            new("Errors by rule", _ => $"{at}/findings?severity=Error"),
            new("Queries by rule", _ => $"{at}/findings?severity=Query"),
            new("A rule's errors", r => $"{at}/findings/{errors[r.Next(errors.Length)]}"),
            .. queries.Length == 0 ? (PageToOpen[])[] :
            [
                new("A rule's queries", r => $"{at}/findings/{queries[r.Next(queries.Length)]}"),
                new("A rule's queries to explain", r => $"{at}/findings/{queries[r.Next(queries.Length)]}?left=true"),
            ],
            new("Children", r => $"{at}/children?at={1 + r.Next(Math.Max(1, children / 50))}"),
            new("Children with findings", _ => $"{at}/children?withFindings=true"),
            new("A child", r => $"{at}/children/{1 + r.Next(children)}"),
            new("Another child", r => $"{at}/children/{1 + r.Next(children)}"),
            new("Return-level notes", _ => $"{at}/notes"),
            new("Figures, year on year", _ => $"{at}/figures"),
            new("Summary for approval", _ => $"{at}/approve"),
            new("Reports and downloads", _ => $"{at}/reports"),
            new("A standing report", _ => tables[table++ % tables.Length]),
            new("Rules not run", _ => $"{at}/not-run"),
            new("Versions", _ => $"{at}/loads"),
            new("History", _ => $"{at}/history"),
            new("Load a file", _ => $"{at}/load"),
            new("Rules", _ => "/rules"),
            new("Audit of the authority", _ => "/audit"),
        ];
    }

    private async Task<PageToOpen[]> OfDepartment()
    {
        var grid = await _client.GetStringAsync(At("/department"));
        var all = AnyReturn().Matches(grid).Select(m => m.Groups["at"].Value).Distinct().ToArray();
        var year = ChosenYear().Match(grid).Groups["year"].Value;
        string[] filters = ["show=NoData", "region=London", "name=north", "sort=errors&down=true", "sort=queries&down=true", "sort=status"];
        return
        [
            new("Grid", _ => "/department"),
            new("Grid, filtered or sorted", r => $"/department?{filters[r.Next(filters.Length)]}"),
            new("Overdue", r => $"/department?show={(r.Next(2) == 0 ? "not-loaded" : "not-submitted")}"),
            new("Drill in: a return", r => all[r.Next(all.Length)]),
            new("Drill in: its history", r => $"{all[r.Next(all.Length)]}/history"),
            new("Progress over time", _ => $"/department/progress?year={year}"),
            new("Help", _ => "/help"),
            .. grid.Contains("returns.csv", StringComparison.Ordinal) ? [new("List as CSV", _ => $"/department/returns.csv?year={year}")] : (PageToOpen[])[],
            .. grid.Contains("\"/audit\"", StringComparison.Ordinal)
                ? [
                    new("Audit of all", _ => "/audit"), new("Audit, searched", _ => "/audit?search=load+received"), new("Collections", _ => "/collections"), new("Notices", _ => "/notices"),
                    new("Nightly run", _ => "/nightly"),
                ]
                : (PageToOpen[])[],
        ];
    }

    private async Task<string[]> Rules(string at, string severity) => [.. (await Links($"{at}/findings?severity={severity}", "/findings/")).Select(l => l[(l.LastIndexOf('/') + 1)..])];

    /// <summary>The addresses on a page with the part in them.</summary>
    private async Task<string[]> Links(string page, string part)
    {
        return [.. Link().Matches(await _client.GetStringAsync(At(page))).Select(m => m.Groups["to"].Value).Where(l => l.Contains(part, StringComparison.Ordinal) && !l.Contains("/export/", StringComparison.Ordinal)).Distinct()];
    }

    private static Uri At(string address) => new(address, UriKind.Relative);

    private static string Token(string page) => TokenField().Match(page).Groups["token"].Value;

    /// <summary>A file that notes when it was read to its end.</summary>
    private sealed class Sent(string path) : FileStream(path, new FileStreamOptions { Options = FileOptions.Asynchronous })
    {
        public Stopwatch Clock { get; private set; } = new();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            if (read == 0)
            {
                Clock = Stopwatch.StartNew();
            }

            return read;
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TokenField();

    /// <summary>The link to an authority's census return.</summary>
    [GeneratedRegex("href=\"(?<at>/returns/[^\"/]+)\">Children in Need census 2025-26<", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    public static partial Regex Census();

    /// <summary>The link to an authority's looked after return.</summary>
    [GeneratedRegex("href=\"(?<at>/returns/[^\"/]+)\">[^<]*[Ll]ooked [Aa]fter[^<]* 2025-26<", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    public static partial Regex LookedAfter();

    [GeneratedRegex("href=\"(?<at>/returns/[^\"/]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AnyReturn();

    [GeneratedRegex("href=\"(?<to>/[^\"?#]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex("<option value=\"(?<year>[^\"]+)\" selected", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ChosenYear();

    [GeneratedRegex("(?<count>[0-9,]+) children", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Count();
}
