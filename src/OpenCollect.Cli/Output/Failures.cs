using OpenCollect.Cli.Portal;
using OpenCollect.Reports;

namespace OpenCollect.Cli.Output;

/// <summary>Exit statuses, and how a command that cannot go on says so: one clear line on standard error, never a child's data.</summary>
internal static class Failures
{
    /// <summary>No errors were found.</summary>
    public const int Success = 0;

    /// <summary>Errors were found in the return.</summary>
    public const int ErrorsFound = 1;

    /// <summary>The input or the arguments cannot be used.</summary>
    public const int Unusable = 2;

    /// <summary>The user stopped the run.</summary>
    public const int Interrupted = 130;

    public static int Guard(Func<int> command)
    {
        try
        {
            using var listening = Interruption.Listen();
            return command();
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("opencollect: Stopped. Nothing half-written was left behind.");
            return Interrupted;
        }
        catch (PortalException problem)
        {
            return Say(problem.Message);
        }
        catch (UnauthorizedAccessException problem)
        {
            return Say($"{PathOf(problem)}There is no permission to read or write here.");
        }
        catch (FileNotFoundException problem)
        {
            return Say($"{problem.FileName}: There is no such file.");
        }
        catch (DirectoryNotFoundException problem)
        {
            return Say($"{PathOf(problem)}There is no such folder.");
        }
#pragma warning disable CA1031 // the last resort: whatever it is, the user is told
        catch (Exception problem)
#pragma warning restore CA1031
        {
            return Say(Problem.Sentence(problem));
        }
    }

    public static int Say(string problem)
    {
        Console.Error.WriteLine($"opencollect: {problem}");
        return Unusable;
    }

    private static string PathOf(Exception problem)
    {
        var message = problem.Message;
        var from = message.IndexOf('\'', StringComparison.Ordinal);
        var to = message.LastIndexOf('\'');
        return to > from + 1 ? message[(from + 1)..to] + ": " : "";
    }
}
