#:property PublishAot=false

// Makes the packages: dotnet run tools/package.cs
// Self-contained archives for Windows and Linux (x64), which need nothing installed, and the .NET tool. They land in artifacts/packages.
using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;

var root = AppContext.GetData("EntryPointFileDirectoryPath") is string tools ? Path.GetDirectoryName(tools)! : Directory.GetCurrentDirectory();
var output = Path.Combine(root, "artifacts", "packages");
var project = Path.Combine(root, "src", "OpenCollect.Cli", "OpenCollect.Cli.csproj");
if (Directory.Exists(output))
{
    Directory.Delete(output, recursive: true);
}

var checker = Path.Combine(output, "checker");
Run("run", Path.Combine(root, "tools", "publish-checker.cs"), "--", checker);
foreach (var target in new[] { "linux-x64", "win-x64" })
{
    var folder = Path.Combine(output, $"opencollect-{target}");
    Run("publish", project, "-c", "Release", "-r", target, "--self-contained", "-o", folder, "-v", "quiet", "--nologo",
        "-p:PublishSingleFile=true", "-p:PublishReadyToRun=true", "-p:PublishTrimmed=true", "-p:TrimMode=full", "-p:DebugType=none",
        "-p:NuGetLockFilePath=obj/packages.publish.lock.json");
    foreach (var file in Directory.GetFiles(folder))
    {
        if (Path.GetExtension(file) is ".xml" or ".pdb")
        {
            File.Delete(file);
        }
        else if (Path.GetFileName(file).StartsWith("OpenCollect.Cli", StringComparison.Ordinal))
        {
            File.Move(file, Path.Combine(folder, Path.GetFileName(file).Replace("OpenCollect.Cli", "opencollect", StringComparison.Ordinal)));
        }
    }

    foreach (var name in new[] { "README.md", "LICENSE", "NOTICE", "CHANGELOG.md" })
    {
        File.Copy(Path.Combine(root, name), Path.Combine(folder, name));
    }

    Directory.CreateDirectory(Path.Combine(folder, "samples"));
    foreach (var sample in Directory.GetFiles(Path.Combine(root, "samples")))
    {
        File.Copy(sample, Path.Combine(folder, "samples", Path.GetFileName(sample)));
    }

    foreach (var file in Directory.GetFiles(checker, "*", SearchOption.AllDirectories))
    {
        var copy = Path.Combine(folder, "checker", Path.GetRelativePath(checker, file));
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Copy(file, copy);
    }

    if (target.StartsWith("win", StringComparison.Ordinal))
    {
        ZipFile.CreateFromDirectory(folder, folder + ".zip", CompressionLevel.SmallestSize, includeBaseDirectory: true);
    }
    else
    {
        using var archive = new GZipStream(File.Create(folder + ".tar.gz"), CompressionLevel.SmallestSize);
        TarFile.CreateFromDirectory(folder, archive, includeBaseDirectory: true);
    }

    Directory.Delete(folder, recursive: true);
}

Directory.Delete(checker, recursive: true);
Run("pack", project, "-c", "Release", "-o", output, "-v", "quiet", "--nologo");
foreach (var file in Directory.GetFiles(output).Order(StringComparer.Ordinal))
{
    Console.WriteLine($"{new FileInfo(file).Length / 1048576.0,6:0.0} MB  {Path.GetRelativePath(root, file)}");
}

static void Run(params string[] arguments)
{
    using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { UseShellExecute = false })!;
    process.WaitForExit();
    if (process.ExitCode != 0)
    {
        Environment.Exit(process.ExitCode);
    }
}
