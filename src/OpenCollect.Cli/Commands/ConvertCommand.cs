using System.IO.Compression;
using OpenCollect.Cli.Input;
using OpenCollect.Cli.Output;
using OpenCollect.Collections;

namespace OpenCollect.Cli.Commands;

/// <summary><c>opencollect convert PATH... --to xml|csv --out PATH</c>.</summary>
internal static class ConvertCommand
{
    private static readonly Argument<string[]> Paths = new("PATH") { Arity = ArgumentArity.OneOrMore, Description = "One return: an XML file, its CSV tables, their folder, or a zip." };
    private static readonly Option<string> To = new("--to") { Description = "xml or csv.", Required = true, HelpName = "FORMAT" };
    private static readonly Option<string> Out = new("--out") { Description = "The XML file; or for CSV a folder, or a file that ends in .zip.", Required = true, HelpName = "PATH" };
    private static readonly Option<string?> CollectionCode = CollectionOptions.Collection();
    private static readonly Option<string?> Year = CollectionOptions.Year();

    public static Command Create()
    {
        To.AcceptOnlyFromAmong("xml", "csv");
        var command = new Command("convert", "Turn a return from XML into CSV tables or back.") { Paths, To, Out, CollectionCode, Year };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var source = new ReturnSources(Collection.Find(parsed.GetValue(CollectionCode))).Only(parsed.GetRequiredValue(Paths));
        return source.Files.Naming(() =>
        {
            using var opened = source.Open();
            var year = CollectionOptions.YearOf(parsed.GetValue(Year)) ?? opened.Year ?? throw source.Collection.NoYear();
            source.Collection.RequireReadable(year);
            var path = parsed.GetRequiredValue(Out);
            if (parsed.GetValue(To) == "xml")
            {
                WholeFile.Write(path, stream => opened.WriteXml(stream, year, Watch));
            }
            else if (path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            {
                ToZip(opened, year, path);
            }
            else
            {
                ToFolder(opened, year, path);
            }

            SayWhatWasNotRead(opened);
            return Failures.Success;
        });
    }

    private static void Watch(long children) => Interruption.Check();

    /// <summary>The tables are written side by side under other names, and named rightly only once all are whole.</summary>
    private static void ToFolder(OpenReturn opened, CollectionYear year, string folder)
    {
        const string Partial = ".partial";
        Directory.CreateDirectory(folder);
        var files = new List<string>();
        try
        {
            opened.WriteCsv(
                name =>
                {
                    files.Add(Path.Combine(folder, name));
                    return File.Create(files[^1] + Partial);
                },
                year, Watch);
            foreach (var file in files)
            {
                File.Move(file + Partial, file, overwrite: true);
            }
        }
        finally
        {
            files.ForEach(f => File.Delete(f + Partial));
        }
    }

    /// <summary>A zip takes one entry after the other, so the tables are written into a folder first.</summary>
    private static void ToZip(OpenReturn opened, CollectionYear year, string path)
    {
        var folder = Directory.CreateTempSubdirectory("opencollect-").FullName;
        try
        {
            ToFolder(opened, year, folder);
            WholeFile.Write(path, stream => ZipFile.CreateFromDirectory(folder, stream));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void SayWhatWasNotRead(OpenReturn opened)
    {
        foreach (var text in NotConverted.Of(opened))
        {
            Console.Error.WriteLine($"opencollect: not converted: {text}");
        }
    }
}
