using System.Diagnostics;
using System.Globalization;

namespace OpenCollect.Bench;

/// <summary>
/// Times the program against a bare pass, each as a whole process and one after the other, and prints medians. The time of both cores
/// together (CPU) depends less than the seconds on what else the machine does.
/// </summary>
/// <param name="program">The program.</param>
/// <param name="folder">Where the returns are kept that were made.</param>
/// <param name="runs">How often each is timed.</param>
internal sealed class Contest(string program, string folder, int runs)
{
    public static IEnumerable<int> Sizes(int most) => new[] { 10_000, 100_000, most }.Where(c => c <= most).Distinct();

    public string File(string name) => Path.Combine(folder, name);

    public void Begin()
    {
        Directory.CreateDirectory(folder);
        Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}; medians of {runs} runs, each a whole process");
        Console.WriteLine();
        Console.WriteLine($"{"children",9} {"MB",7} {"bare s",8} {"validate s",11} {"ratio",6} {"CPU ratio",10} {"CPU s",7} {"peak MB",8} {"us a child",11}");
    }

    public void Measure(int children, long bytes, string[] bare, string[] validate)
    {
        var baseline = new List<Cost>();
        var judged = new List<Cost>();
        Measure(program, validate);
        for (var run = 0; run < runs; run++)
        {
            baseline.Add(Measure(Environment.ProcessPath!, bare));
            judged.Add(Measure(program, validate));
        }

        var seconds = Median(judged.Select(c => c.Seconds));
        Console.WriteLine(
            $"{children,9:N0} {bytes / 1048576.0,7:N0} {Median(baseline.Select(c => c.Seconds)),8:0.00} {seconds,11:0.00} "
            + $"{Median(baseline.Zip(judged, (b, j) => j.Seconds / b.Seconds)),6:0.00} "
            + $"{Median(judged.Select(c => c.Processor)) / Median(baseline.Select(c => c.Processor)),10:0.00} {Median(judged.Select(c => c.Processor)),7:0.00} "
            + $"{judged.Max(c => c.Megabytes),8:N0} {seconds * 1e6 / children,11:0.0}");
    }

    /// <summary>Times a command that reads no return.</summary>
    public void Short(params string[] arguments) =>
        Console.WriteLine($"{string.Join(' ', arguments)}: {Median(Enumerable.Range(0, 9).Select(_ => Measure(program, arguments).Seconds)) * 1000:0} ms");

    private static Cost Measure(string command, string[] arguments)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var (peak, processor) = (0.0, 0.0);
        while (!process.WaitForExit(10))
        {
            peak = Math.Max(peak, PeakOf(process.Id));
            processor = ProcessorOf(process) ?? processor;
        }

        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (process.ExitCode > 1)
        {
            throw new InvalidOperationException($"{command} ended with {process.ExitCode}: {errors.Result}");
        }

        _ = output.Result;
        return new(seconds, processor, peak);
    }

    /// <summary>Seconds of both cores together, up to the last hundredth of a second before the end.</summary>
    private static double? ProcessorOf(Process process)
    {
        try
        {
            return process.TotalProcessorTime.TotalSeconds;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static double PeakOf(int process)
    {
        try
        {
            var line = System.IO.File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith("VmHWM", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static double Median(IEnumerable<double> values) => values.Order().ToList() is var ordered ? ordered[ordered.Count / 2] : 0;

    /// <param name="Seconds">From start to end.</param>
    /// <param name="Processor">Of both cores.</param>
    /// <param name="Megabytes">At its most.</param>
    private readonly record struct Cost(double Seconds, double Processor, double Megabytes);
}
