using System.IO.Compression;
using OpenCollect.Cin;
using OpenCollect.Cli.Input;
using OpenCollect.Cli.Output;
using OpenCollect.Formats;

namespace OpenCollect.Cli.Commands;

/// <summary><c>opencollect convert PATH... --to xml|csv --out PATH</c>.</summary>
internal static class ConvertCommand
{
    private static readonly Argument<string[]> Paths = new("PATH") { Arity = ArgumentArity.OneOrMore, Description = "One return: an XML file, its CSV tables, their folder, or a zip." };
    private static readonly Option<string> To = new("--to") { Description = "xml or csv.", Required = true, HelpName = "FORMAT" };
    private static readonly Option<string> Out = new("--out") { Description = "The XML file; or for CSV a folder, or a file that ends in .zip.", Required = true, HelpName = "PATH" };
    private static readonly Option<string?> Year = CollectionOptions.Year();

    public static Command Create()
    {
        To.AcceptOnlyFromAmong("xml", "csv");
        var command = new Command("convert", "Turn a return from XML into CSV tables or back.") { Paths, To, Out, Year };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var source = ReturnSources.Only(parsed.GetRequiredValue(Paths));
        try
        {
            using var reader = source.Open();
            var year = CollectionOptions.YearOf(parsed.GetValue(Year)) ?? CinCollection.YearOf(reader.Header)
                ?? throw new UnusableFileException("The header says no collection year.", expected: "a ReferenceDate or Year in the header, or --year such as 2024-25");
            CinCollection.RequireReadable(year);
            var path = parsed.GetRequiredValue(Out);
            if (parsed.GetValue(To) == "xml")
            {
                WholeFile.Write(path, stream => ToXml(reader, year, stream));
            }
            else if (path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            {
                ToZip(reader, year, path);
            }
            else
            {
                ToFolder(reader, year, path);
            }

            SayWhatWasNotRead(reader);
            return Failures.Success;
        }
        catch (UnusableFileException problem)
        {
            throw problem.In(source.Name);
        }
    }

    private static void ToXml(ReturnReader<CinHeader, CinChild> reader, CollectionYear year, Stream stream)
    {
        using var writer = new CinWriter(stream, year);
        writer.Write(reader.Header);
        foreach (var child in Interruption.Watch(ReadAhead.Of(reader.Children(year))))
        {
            writer.Write(child);
        }

        writer.Finish();
    }

    /// <summary>The tables are written side by side under other names, and named rightly only once all are whole.</summary>
    private static void ToFolder(ReturnReader<CinHeader, CinChild> reader, CollectionYear year, string folder)
    {
        const string Partial = ".partial";
        Directory.CreateDirectory(folder);
        var files = new List<string>();
        try
        {
            using (var writer = new CinCsvWriter(
                       name =>
                       {
                           files.Add(Path.Combine(folder, name));
                           return File.Create(files[^1] + Partial);
                       }, year))
            {
                writer.Write(reader.Header);
                foreach (var child in Interruption.Watch(ReadAhead.Of(reader.Children(year))))
                {
                    writer.Write(child);
                }
            }

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
    private static void ToZip(ReturnReader<CinHeader, CinChild> reader, CollectionYear year, string path)
    {
        var folder = Directory.CreateTempSubdirectory("opencollect-").FullName;
        try
        {
            ToFolder(reader, year, folder);
            WholeFile.Write(path, stream => ZipFile.CreateFromDirectory(folder, stream));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void SayWhatWasNotRead(ReturnReader<CinHeader, CinChild> reader)
    {
        var notes = new NotRead();
        reader.Notes.Report(notes);
        foreach (var text in notes.Texts)
        {
            Console.Error.WriteLine($"opencollect: not converted: {text}");
        }
    }

    private sealed class NotRead : IFindings
    {
        public List<string> Texts { get; } = [];

        public void Add(Finding finding)
        {
            if (finding.Rule == FileChecks.Unknown || finding.Rule == FileChecks.NotInYear)
            {
                Texts.Add($"line {finding.Places[0].Line}: {finding.Detail}");
            }
        }

        public void Add(RuleFault fault)
        {
        }
    }
}
