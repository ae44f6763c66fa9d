using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace OpenCollect.Tests;

/// <summary>The domain library trims fully without a warning, and what is left still works, without the worked examples.</summary>
public sealed class TrimmingTests
{
    [Fact]
    public void TheLibraryTrimsWithoutWarningsAndTheExamplesAreGone()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64, "The runtime pack used is that of Linux x64.");
        var project = Path.Combine(Repository.Root, "tests", "OpenCollect.Trimmed");
        var output = Directory.CreateTempSubdirectory("opencollect-trimmed-").FullName;
        try
        {
            // What an earlier publish left half up to date would be published again.
            foreach (var left in new[] { "obj", "bin" }.Select(f => Path.Combine(project, f)).Where(Directory.Exists))
            {
                Directory.Delete(left, recursive: true);
            }

            var log = Run("dotnet", "publish", project, "-c", "Release", "-o", output, "--nologo", "--disable-build-servers", "-p:UseSharedCompilation=false");
            Assert.DoesNotContain("warning", log, StringComparison.Ordinal);

            var sample = Path.Combine(Repository.Root, "tests", "OpenCollect.Tests", "Golden", "cin-2024-25.xml");
            var expected = File.ReadLines(Path.ChangeExtension(sample, ".findings.txt")).Count();
            Assert.Equal($"1 episodes through tables, 1 through documents, {expected} findings, 0 faults, 0 examples", Run(Path.Combine(output, "OpenCollect.Trimmed"), sample).Trim());

            var library = File.ReadAllBytes(Path.Combine(output, "OpenCollect.dll")).AsSpan();
            Assert.True(library.IndexOf(Encoding.Unicode.GetBytes("Assessment starts while another is going on")) >= 0);
            Assert.True(library.IndexOf(Encoding.Unicode.GetBytes("the second starts the day after the first ends")) < 0);
        }
        finally
        {
            Directory.Delete(output, recursive: true);
        }
    }

    private static string Run(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output);
        return output;
    }
}
