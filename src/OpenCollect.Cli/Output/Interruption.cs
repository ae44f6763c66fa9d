using System.Runtime.InteropServices;

namespace OpenCollect.Cli.Output;

/// <summary>
/// Ctrl-C, or the request to end, stops a run between two children, so that half-written files are taken away: they hold child-level
/// data and must not stay behind.
/// </summary>
internal static class Interruption
{
    private static readonly CancellationTokenSource Source = new();

    /// <summary>Begins to listen; until disposed, a signal no longer ends the program at once.</summary>
    public static IDisposable Listen() => new Registrations(
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Ask), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Ask));

    /// <summary>Cancelled once the user asks to stop.</summary>
    public static CancellationToken Token => Source.Token;

    /// <exception cref="OperationCanceledException">The user asked to stop.</exception>
    public static void Check() => Source.Token.ThrowIfCancellationRequested();

    /// <summary>The same records, stopping where the user asks to.</summary>
    public static IEnumerable<T> Watch<T>(IEnumerable<T> records)
    {
        foreach (var record in records)
        {
            Check();
            yield return record;
        }
    }

    private static void Ask(PosixSignalContext signal)
    {
        signal.Cancel = true;
        Source.Cancel();
    }

    private sealed class Registrations(params IDisposable[] all) : IDisposable
    {
        public void Dispose() => Array.ForEach(all, r => r.Dispose());
    }
}
