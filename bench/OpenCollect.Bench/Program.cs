using System.Diagnostics;
using System.Globalization;
using System.Xml;
using OpenCollect.Cin;
using OpenCollect.Cin.Generating;

// Whole processes against each other in one run: validate against a bare XmlReader pass over the same file.
//   bench/run [CHILDREN] [RUNS]     default 700000 children, 3 runs
//   bench/run fuzz INPUTS           reads and judges so many spoilt returns
if (args is ["bare", var file])
{
    using var reader = XmlReader.Create(file, new() { DtdProcessing = DtdProcessing.Prohibit });
    while (reader.Read())
    {
    }

    return;
}

if (args is [_, _, "fuzz", var inputs])
{
    var corpus = OpenCollect.Fuzzing.SpoiltReturns.Corpus.Make();
    var begin = Stopwatch.GetTimestamp();
    var (judged, failed) = (0, 0);
    var slowest = 0.0;
    Parallel.For(0, int.Parse(inputs, CultureInfo.InvariantCulture), number =>
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            if (OpenCollect.Fuzzing.SpoiltReturns.Run(number, corpus))
            {
                Interlocked.Increment(ref judged);
            }
        }
#pragma warning disable CA1031 // each is counted and named
        catch (Exception fault)
#pragma warning restore CA1031
        {
            if (Interlocked.Increment(ref failed) <= 10)
            {
                Console.WriteLine($"input {number}: {fault.GetType().Name} {fault.Message} {fault.StackTrace?.Split('\n')[0]}");
            }
        }

        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (seconds > slowest)
        {
            slowest = seconds;
        }
    });
    Console.WriteLine($"{inputs} spoilt returns in {Stopwatch.GetElapsedTime(begin).TotalSeconds:0} s, {judged} judged to the end, {failed} faults, slowest {slowest * 1000:0} ms");
    return;
}

var program = args[0];
var folder = args[1];
var most = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 700_000;
var runs = args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : 3;
var self = Environment.ProcessPath!;
Directory.CreateDirectory(folder);
Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}; medians of {runs} runs, each a whole process");
Console.WriteLine();
Console.WriteLine($"{"children",9} {"MB",7} {"bare s",8} {"validate s",11} {"ratio",6} {"peak MB",8} {"us a child",11}");
foreach (var children in new[] { 10_000, 100_000, most }.Where(c => c <= most).Distinct())
{
    var path = Path.Combine(folder, $"cin-{children}.xml");
    if (!File.Exists(path))
    {
        Generate(path, children);
    }

    var bare = new List<double>();
    var validate = new List<double>();
    var peak = 0.0;
    Measure(program, ["validate", path]);
    for (var run = 0; run < runs; run++)
    {
        bare.Add(Measure(self, ["bare", path]).Seconds);
        var (seconds, megabytes) = Measure(program, ["validate", path]);
        validate.Add(seconds);
        peak = Math.Max(peak, megabytes);
    }

    var ratios = bare.Zip(validate, (b, v) => v / b).ToList();
    Console.WriteLine(
        $"{children,9:N0} {new FileInfo(path).Length / 1048576.0,7:N0} {Median(bare),8:0.00} {Median(validate),11:0.00} {Median(ratios),6:0.00} {peak,8:N0} {Median(validate) * 1e6 / children,11:0.0}");
}

Console.WriteLine();
Console.WriteLine($"--help: {Median([.. Enumerable.Range(0, 9).Select(_ => Measure(program, ["--help"]).Seconds)]) * 1000:0} ms");
Console.WriteLine($"rules 8863Q: {Median([.. Enumerable.Range(0, 9).Select(_ => Measure(program, ["rules", "8863Q"]).Seconds)]) * 1000:0} ms");

static void Generate(string path, int children)
{
    var generator = new CinGenerator(1, new CollectionYear(2025));
    using var stream = new FileStream(path + ".partial", FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
    using (var writer = new CinWriter(stream, generator.Year))
    {
        writer.Write(generator.Header);
        foreach (var child in generator.Children(children))
        {
            writer.Write(child);
        }

        writer.Finish();
    }

    stream.Dispose();
    File.Move(path + ".partial", path);
}

static (double Seconds, double Megabytes) Measure(string command, string[] arguments)
{
    var start = Stopwatch.GetTimestamp();
    using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
    var output = process.StandardOutput.ReadToEndAsync();
    var errors = process.StandardError.ReadToEndAsync();
    var peak = 0.0;
    while (!process.WaitForExit(20))
    {
        peak = Math.Max(peak, PeakOf(process.Id));
    }

    var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
    if (process.ExitCode > 1)
    {
        throw new InvalidOperationException($"{command} ended with {process.ExitCode}: {errors.Result}");
    }

    _ = output.Result;
    return (seconds, peak);
}

static double PeakOf(int process)
{
    try
    {
        var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith("VmHWM", StringComparison.Ordinal));
        return line is null ? 0 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
    catch (IOException)
    {
        return 0;
    }
}

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
