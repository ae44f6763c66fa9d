using System.Diagnostics;
using OpenCollect.Tests;

namespace OpenCollect.Cli.Tests;

/// <summary>What a run of the program came to.</summary>
internal sealed record Outcome(int Status, string Output, string Errors);

/// <summary>Runs the program as a process, as a person or a script would, in a folder of its own.</summary>
public abstract class CommandLine : IDisposable
{
    /// <summary>A folder for the test's files, gone afterwards.</summary>
    protected string Folder { get; } = Directory.CreateTempSubdirectory("opencollect-test-").FullName;

    protected static string Samples { get; } = Path.Combine(Repository.Root, "samples");

    protected static string Clean { get; } = Path.Combine(Samples, "cin-2024-25-clean.xml");

    protected static string Faulty { get; } = Path.Combine(Samples, "cin-2024-25-faulty.xml");

    protected static string LastYear { get; } = Path.Combine(Samples, "cin-2023-24-clean.xml");

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>A file in the test's folder.</summary>
    protected string In(string name) => Path.Combine(Folder, name);

    protected string Write(string name, string text)
    {
        File.WriteAllText(In(name), text);
        return In(name);
    }

    private protected static Outcome Run(params string[] arguments)
    {
        using var process = Start(arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, errors.Result);
    }

    private protected static Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "OpenCollect.Cli.dll"), .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        })!;

    /// <summary>The input cannot be used: status 2, one line on standard error that says so, nothing on standard output.</summary>
    private protected static void AssertRefused(string says, Outcome outcome)
    {
        Assert.Contains(says, outcome.Errors, StringComparison.Ordinal);
        Assert.Equal(2, outcome.Status);
        Assert.Equal("", outcome.Output);
        Assert.StartsWith("opencollect: ", outcome.Errors, StringComparison.Ordinal);
        Assert.Single(outcome.Errors.TrimEnd().Split('\n'));
    }
}
