using OpenCollect.Cli.Output;
using OpenCollect.Formats;

namespace OpenCollect.Cli.Commands;

/// <summary><c>opencollect publish-checker DIR</c>: puts the checker that runs in the browser into a folder for a web server.</summary>
internal static class PublishCheckerCommand
{
    /// <summary>The file that tells a folder with a checker from any other.</summary>
    private const string Sign = "sw.js";

    private static readonly Argument<string> Folder = new("DIR") { Description = "A new or empty folder, or one with an older checker, which is replaced." };

    public static Command Create()
    {
        var command = new Command("publish-checker", "Write the checker that runs in the browser as static files for any web server.") { Folder };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var site = Path.Combine(AppContext.BaseDirectory, "checker");
        if (!File.Exists(Path.Combine(site, Sign)))
        {
            throw new UnusableFileException(
                "The checker is not beside this program.", expected: "the folder checker, which the packages for Windows and Linux have; in a checkout, ./opencollect builds it");
        }

        var folder = parsed.GetRequiredValue(Folder);
        if (Directory.Exists(folder))
        {
            if (Directory.EnumerateFileSystemEntries(folder).Any() && !File.Exists(Path.Combine(folder, Sign)))
            {
                throw new UnusableFileException("The folder holds something else than a checker, and is left alone.", folder, expected: "a new or empty folder");
            }

            Directory.Delete(folder, recursive: true);
        }

        foreach (var file in Directory.EnumerateFiles(site, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(site, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Console.WriteLine($"The checker is in {folder}. Serve it over https: browsers keep their copy for work without a network only then, or on localhost.");
        return Failures.Success;
    }
}
