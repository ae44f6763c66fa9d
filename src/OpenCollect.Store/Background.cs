using System.Runtime.InteropServices;

namespace OpenCollect.Store;

/// <summary>
/// Long work on threads of its own that give way to everything else, so that pages stay quick while returns are checked, and no thread that
/// serves pages is taken up by work that never waits.
/// </summary>
internal static class Background
{
    private const int Yielding = 5;
    private const int OfThisThread = 0;

    public static Task<T> Run<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                GiveWay();
                done.SetResult(work());
            }
#pragma warning disable CA1031 // it is told to who waits
            catch (Exception problem)
#pragma warning restore CA1031
            {
                done.SetException(problem);
            }
        })
        { IsBackground = true, Name = "check" };
        thread.Start();
        return done.Task;
    }

    public static Task Run(Action work) => Run(() =>
    {
        work();
        return true;
    });

    /// <summary>On Linux the runtime does nothing with a thread's priority; there each thread has a niceness of its own.</summary>
    private static void GiveWay()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = SetPriority(OfThisThread, OfThisThread, Yielding);
        }
        else
        {
            Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
        }
    }

    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetPriority(int which, int who, int niceness);
}
