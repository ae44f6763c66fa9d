using System.Diagnostics;
using System.Globalization;

namespace OpenCollect.Bench.Portal;

/// <summary>How long pages took, by page, and what was no page.</summary>
internal sealed class Times
{
    private readonly Dictionary<string, List<double>> _pages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _failures = new(StringComparer.Ordinal);

    public int Count => _pages.Values.Sum(p => p.Count);

    /// <summary>The times of people who walk until it is over.</summary>
    public static async Task<Times> Of(IReadOnlyList<Visitor> people, Func<Random, TimeSpan> pause, CancellationToken over)
    {
        var times = new Times();
        await Task.WhenAll(people.Select(p => Task.Run(() => p.Walk(pause, times.Add, over), CancellationToken.None)));
        return times;
    }

    /// <summary>Prints a row a page, the slowest first, and one for all.</summary>
    public void Print(TextWriter output)
    {
        output.WriteLine("| Page | Count | Median, ms | p95, ms | Slowest, ms |");
        output.WriteLine("|---|---:|---:|---:|---:|");
        Row("**All pages**", [.. _pages.Values.SelectMany(p => p)]);
        foreach (var (name, times) in _pages.OrderByDescending(p => At(p.Value, 0.95)))
        {
            Row(name, times);
        }

        output.WriteLine();
        output.WriteLine(_failures.Count == 0 ? "- No failures." : $"- Failures: {string.Join(", ", _failures.Select(f => $"{f.Value} × {f.Key}"))}.");

        void Row(string name, List<double> times) => output.WriteLine($"| {name} | {times.Count:N0} | {At(times, 0.5):N0} | {At(times, 0.95):N0} | {At(times, 1):N0} |");
    }

    private void Add(string page, double milliseconds, string? failure)
    {
        lock (_pages)
        {
            if (failure is not null)
            {
                // A refusal is quick: among the times it would make the portal look better.
                _failures[failure] = _failures.GetValueOrDefault(failure) + 1;
                return;
            }

            if (!_pages.TryGetValue(page, out var times))
            {
                _pages[page] = times = [];
            }

            times.Add(milliseconds);
        }
    }

    /// <summary>The least time that the part of all does not pass.</summary>
    private static double At(List<double> times, double part) => times.Count == 0 ? 0 : times.Order().ElementAt(Math.Max(0, (int)Math.Ceiling(times.Count * part) - 1));
}

/// <summary>How much the portal and its database worked, beside how busy the machine was with everything.</summary>
/// <param name="portal">The portal.</param>
/// <param name="server">What tells the database server's processes by their command line; none where it is in the portal.</param>
internal sealed class Work(Process portal, string? server)
{
    private (long Portal, long Server) _before;
    private long _at = Stopwatch.GetTimestamp();

    /// <summary>The work since the last time, in words; for each page where they are given.</summary>
    public string Since(int pages = 0)
    {
        portal.Refresh();
        var now = (Portal: (long)portal.TotalProcessorTime.TotalMilliseconds, Server: OfServer());
        var (program, database, time) = (now.Portal - _before.Portal, now.Server - _before.Server, Stopwatch.GetElapsedTime(_at));
        (_before, _at) = (now, Stopwatch.GetTimestamp());
        return $"{time.TotalSeconds:N0} s, CPU {Words(program)}{(server is null ? "" : $" and {Words(database)} of the server")}, load average {File.ReadAllText("/proc/loadavg").Split(' ')[0]}, memory {portal.WorkingSet64 >> 20:N0} MB.";

        string Words(long milliseconds) => pages == 0 ? $"{milliseconds / 1000.0:N1} s" : $"{(double)milliseconds / pages:N1} ms a page";
    }

    /// <summary>The processor time of the first process of the server, those that ended under it, and those that live.</summary>
    private long OfServer()
    {
        if (server is null)
        {
            return 0;
        }

        foreach (var process in Directory.EnumerateDirectories("/proc").Where(p => int.TryParse(Path.GetFileName(p), out _)))
        {
            try
            {
                if (File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' ').Contains(server, StringComparison.Ordinal) && File.ReadAllText(Path.Combine(process, "comm")).StartsWith("postgres", StringComparison.Ordinal))
                {
                    var id = Path.GetFileName(process);
                    return Ticks(id, 4) + File.ReadAllText($"/proc/{id}/task/{id}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Sum(child => Ticks(child, 2));
                }
            }
            catch (IOException)
            {
                // It ended meanwhile.
            }
        }

        return 0;
    }

    /// <summary>The processor time of a process in milliseconds: its own, and with four fields that of those that ended under it.</summary>
    private static long Ticks(string process, int fields)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ').Skip(11).Take(fields).Sum(f => long.Parse(f, CultureInfo.InvariantCulture)) * 10;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
