using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using OpenCollect.Portal.Tests.Databases;

namespace OpenCollect.Bench.Portal;

/// <summary>
/// A portal under load, on each database after the other: a deadline evening on which every authority loads its return while people walk the
/// pages, people alone with and without pauses, and how long a large census takes from the end of the upload to its findings on the page. What
/// is printed is Markdown for docs/benchmarks.md; each answer that was no page is listed.
/// </summary>
internal sealed class PortalBench(string program, string folder, GeneratedReturns returns, TimeSpan evening)
{
    private const string Address = "http://127.0.0.1:5099";
    private const int Walkers = 50;
    private const int AuthoritiesWithPeople = 25;
    private const int LargeRuns = 3;
    private static readonly TimeSpan Walk = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Rush = TimeSpan.FromSeconds(20);

    /// <param name="program">The portal's program.</param>
    /// <param name="folder">Where files go.</param>
    /// <param name="arguments"><c>sqlite</c>, <c>postgres</c> or <c>both</c>; the minutes of the evening; the children of an authority; those of the large return.</param>
    public static async Task Run(string program, string folder, string[] arguments)
    {
        var which = arguments.Length > 0 ? arguments[0] : "both";
        var evening = TimeSpan.FromMinutes(arguments.Length > 1 ? double.Parse(arguments[1], CultureInfo.InvariantCulture) : 4);
        var returns = new GeneratedReturns(Path.Combine(folder, "portal-returns"), Number(2, 5_000), Number(3, 20_000));
        returns.Make();
        Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}; the people's browsers and the database are on the same machine.");
        if (which is "sqlite" or "both")
        {
            var bench = new PortalBench(program, Path.Combine(folder, "portal"), returns, evening);
            await bench.On("SQLite", bench.Data, null);
        }

        if (which is "postgres" or "both")
        {
            await using var server = await PostgresServer.Start(isSafe: true);
            var bench = new PortalBench(program, Path.Combine(folder, "portal"), returns, evening);
            await bench.On("PostgreSQL", await server.Create("bench"), $"-p {server.Port} ");
        }

        int Number(int at, int otherwise) => arguments.Length > at ? int.Parse(arguments[at], CultureInfo.InvariantCulture) : otherwise;
    }

    private string Data => Path.Combine(folder, "data");

    private async Task On(string name, string database, string? server)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(Data);
        Console.WriteLine($"\n### {name}\n");
        var vault = Vault.OfFile(Path.Combine(Data, "keys"));
        await using var store = Database.Of(database, vault);
        var town = new Town(store, vault, returns);
        await town.Plant(AuthoritiesWithPeople);
        using var portal = Start(database);
        try
        {
            await Visitor.Ready(Address);
            var clock = new Work(portal, server);
            var authorities = returns.Authorities.Take(AuthoritiesWithPeople).ToList();
            foreach (var authority in authorities)
            {
                await Load(authority, Visitor.Census(), returns.Of(authority));
            }

            Console.WriteLine($"- {authorities.Count} census returns of {returns.Children:N0} children loaded one after the other, each with last year's to compare with: {clock.Since()}");
            foreach (var authority in authorities)
            {
                await Load(authority, Visitor.LookedAfter(), returns.LookedAfter(authority));
            }

            Console.WriteLine($"- {authorities.Count} looked after returns of {returns.Children:N0} children: {clock.Since()}");
            await town.Explain(authorities);
            var people = await Task.WhenAll(Enumerable.Range(0, Walkers).Select(number => Person(number, authorities)));
            await Evening(people, clock);
            await Walking("People who pause 1 to 5 seconds", people, clock, Visitor.Pausing, Walk);
            await Walking("People who never pause", people, clock, _ => TimeSpan.Zero, Rush);
            foreach (var one in people)
            {
                one.Dispose();
            }

            await Large(clock);
        }
        finally
        {
            portal.Kill(entireProcessTree: true);
            await portal.WaitForExitAsync();
        }

        var log = await File.ReadAllLinesAsync(Log);
        Console.WriteLine(log.Length == 0 ? "- The portal logged nothing." : $"- The portal logged {log.Length} lines, see {Path.GetFileName(Log)}.");
    }

    private string Log => Path.Combine(folder, "portal.log");

    private Process Start(string database)
    {
        // One address of a sign-in takes only so many a minute, so each person has one, as behind a proxy.
        var start = new ProcessStartInfo(program, ["--data", Data, "--database", database, "--demonstration", "--urls", Address]) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["OPENCOLLECT_PROXIES"] = "127.0.0.1";
        var portal = Process.Start(start)!;
        File.WriteAllText(Log, "");
        portal.OutputDataReceived += (_, line) =>
        {
            if (line.Data is { } text && text.StartsWith('{'))
            {
                File.AppendAllLines(Log, [text]);
            }
        };
        portal.BeginOutputReadLine();
        return portal;
    }

    /// <summary>Two people of each authority, an analyst and an approver, one at the census and one at children looked after; every fifth is of the Department.</summary>
    private static async Task<Visitor> Person(int number, List<string> authorities)
    {
        var ofDepartment = number % 5 == 0;
        var authority = authorities[number % authorities.Count];
        var person = await Visitor.SignIn(Address, ofDepartment ? Town.Department(number / 5) : number < authorities.Count ? Town.Analyst(authority) : Town.Approver(authority), number);
        await person.LookAround((number < authorities.Count) == (number % 2 == 0) ? Visitor.Census() : Visitor.LookedAfter());
        return person;
    }

    private static async Task<TimeSpan> Load(string authority, Regex kind, params string[] files)
    {
        using var analyst = await Visitor.SignIn(Address, Town.Analyst(authority), 1000 + int.Parse(authority, CultureInfo.InvariantCulture));
        return await analyst.Load(kind, files);
    }

    /// <summary>Every authority loads its return, evenly over the time, while people walk.</summary>
    private async Task Evening(Visitor[] people, Work clock)
    {
        var (all, took, failed) = (returns.Authorities, new List<double>(), new List<string>());
        clock.Since();
        var loading = Task.WhenAll(all.Select(async (authority, number) =>
        {
            await Task.Delay(evening * number / all.Count);
            try
            {
                var one = await Load(authority, Visitor.Census(), returns.Of(authority));
                lock (took)
                {
                    took.Add(one.TotalSeconds);
                }
            }
            catch (Exception problem) when (problem is HttpRequestException or InvalidOperationException or IOException or OperationCanceledException)
            {
                lock (failed)
                {
                    failed.Add($"{authority}: {problem.Message}");
                }
            }
        }));
        using var over = new CancellationTokenSource();
        var times = Times.Of(people, Visitor.Pausing, over.Token);
        await loading;
        await over.CancelAsync();
        Print($"Deadline evening: {took.Count} of {all.Count} returns of {returns.Children:N0} children in {evening.TotalMinutes:0.#} minutes, {people.Length} people who pause 1 to 5 seconds", await times, clock);
        took.Sort();
        Console.WriteLine(took.Count == 0 ? "- No return was loaded." : $"- From the end of an upload to the findings: median {took[took.Count / 2]:N1} s, p95 {took[(int)(took.Count * 0.95)]:N1} s, slowest {took[^1]:N1} s.");
        Console.WriteLine(failed.Count == 0 ? "- Every load was checked." : $"- Loads that failed: {string.Join("; ", failed)}");
    }

    private static async Task Walking(string title, Visitor[] people, Work clock, Func<Random, TimeSpan> pause, TimeSpan time)
    {
        clock.Since();
        using var over = new CancellationTokenSource(time);
        Print($"{title}: {people.Length} at once, each for {time.TotalSeconds:N0} s or {Visitor.MostPages} pages", await Times.Of(people, pause, over.Token), clock);
    }

    private async Task Large(Work clock)
    {
        var took = new List<double>();
        var file = returns.Large();
        clock.Since();
        for (var run = 0; run < LargeRuns; run++)
        {
            took.Add((await Load(returns.LargeAuthority, Visitor.Census(), file)).TotalSeconds);
        }

        took.Sort();
        Console.WriteLine($"\n- {returns.LargeChildren:N0} children, {new FileInfo(file).Length / 1e6:N1} MB: {took[took.Count / 2]:N2} s from the end of the upload to the findings on the page (median of {string.Join(", ", took.Select(t => $"{t:N2}"))}); {clock.Since()}");
    }

    private static void Print(string title, Times times, Work clock)
    {
        Console.WriteLine($"\n{title}. {times.Count:N0} pages; {clock.Since(times.Count)}\n");
        times.Print(Console.Out);
    }
}
