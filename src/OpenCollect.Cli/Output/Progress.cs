using System.Diagnostics;
using OpenCollect.Reports;

namespace OpenCollect.Cli.Output;

/// <summary>One line on standard error that says how far a long run is; nothing where standard error is no terminal.</summary>
internal sealed class Progress(long totalBytes) : IDisposable
{
    private const int Every = 512;
    private static readonly long Pause = Stopwatch.Frequency / 5;

    private readonly bool _shown = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not "dumb";
    private long _next = Stopwatch.GetTimestamp() + (Pause * 3);
    private bool _written;

    /// <summary>To be called for each child; stops the run where the user asked to.</summary>
    public void Show(ValidationProgress progress)
    {
        Interruption.Check();
        if (!_shown || progress.Children % Every != 0 || Stopwatch.GetTimestamp() < _next)
        {
            return;
        }

        _next = Stopwatch.GetTimestamp() + Pause;
        _written = true;
        var share = totalBytes > 0 ? $" ({Math.Min(100, progress.BytesRead * 100 / totalBytes)}%)" : "";
        Console.Error.Write($"\r{progress.BytesRead / 1048576.0:N0} MB{share}, {progress.Children:N0} children, {progress.Findings:N0} findings   ");
    }

    public void Dispose()
    {
        if (_written)
        {
            Console.Error.Write("\r" + new string(' ', 70) + "\r");
        }
    }
}
