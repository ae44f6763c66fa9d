using System.Diagnostics;
using OpenCollect.Fuzzing;

namespace OpenCollect.Bench;

/// <summary>Reads and judges spoilt returns of both collections, and counts what came of it.</summary>
internal static class Fuzz
{
    public static void Run(int inputs)
    {
        var cin = SpoiltReturns.Corpus.Make();
        Run("census", inputs, number => SpoiltReturns.Run(number, cin));
        var cla = SpoiltLookedAfter.Corpus.Make();
        Run("looked after", inputs, number => SpoiltLookedAfter.Run(number, cla));
    }

    private static void Run(string collection, int inputs, Func<int, bool> isJudged)
    {
        var begin = Stopwatch.GetTimestamp();
        var (judged, failed) = (0, 0);
        var slowest = 0.0;
        Parallel.For(0, inputs, number =>
        {
            var start = Stopwatch.GetTimestamp();
            try
            {
                if (isJudged(number))
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
                    Console.WriteLine($"{collection} {number}: {fault.GetType().Name} {fault.Message} {fault.StackTrace?.Split('\n')[0]}");
                }
            }

            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (seconds > slowest)
            {
                slowest = seconds;
            }
        });
        Console.WriteLine(
            $"{collection}: {inputs:N0} spoilt returns in {Stopwatch.GetElapsedTime(begin).TotalSeconds:0} s, {judged:N0} judged to the end, {failed} faults, slowest {slowest * 1000:0} ms");
    }
}
