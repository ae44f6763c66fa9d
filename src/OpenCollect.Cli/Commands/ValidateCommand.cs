using OpenCollect.Cli.Input;
using OpenCollect.Cli.Output;
using OpenCollect.Collections;
using OpenCollect.Formats;
using OpenCollect.Reports;

namespace OpenCollect.Cli.Commands;

/// <summary><c>opencollect validate PATH...</c>: checks returns against the rules of their year.</summary>
internal static class ValidateCommand
{
    private const long MostNotesBytes = 4 << 20;

    private static readonly Argument<string[]> Paths = new("PATH")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "XML files, CSV tables, folders or zips.",
    };

    private static readonly Option<string[]> Previous = new("--previous") { Description = "Last year's return, for the checks against it; given a second time, the return of the year before that.", HelpName = "PATH", AllowMultipleArgumentsPerToken = false };
    private static readonly Option<string?> NotesFile = new("--notes") { Description = "Text file with the return-level notes.", HelpName = "FILE" };
    private static readonly Option<string?> BypassFile = new("--bypass") { Description = "Children looked after: CSV file with the columns rule, child and reason, of errors that may stand; an empty child means every child.", HelpName = "FILE" };
    private static readonly Option<string[]> Rules = CollectionOptions.Rules();
    private static readonly Option<string[]> Skip = CollectionOptions.Skip();
    private static readonly Option<string?> Out = ReportOptions.Out();
    private static readonly Option<bool> OwnPeriod = new("--own-period") { Description = "In a trial of another year's rules, judge dates against the return's own period." };
    private static readonly Option<bool> Stages = new("--stages") { Description = "Children looked after: make checks of stage 2 only for records that pass stage 1, as the Department's system does." };
    private static readonly Option<string?> Year = CollectionOptions.Year();
    private static readonly Option<string?> CollectionCode = CollectionOptions.Collection();
    private static readonly Option<string> Format = CollectionOptions.Format("text", "json", "csv");

    public static Command Create()
    {
        var command = new Command("validate", "Check returns against the rules of their collection year.")
        {
            Paths, CollectionCode, Year, OwnPeriod, Previous, ReferenceOptions.Authority, ReferenceOptions.Postcodes, ReferenceOptions.Providers,
            Stages, NotesFile, BypassFile, Rules, Skip, Format, Out,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var collection = Collection.Find(parsed.GetValue(CollectionCode));
        var sources = new ReturnSources(collection).Find(parsed.GetRequiredValue(Paths));
        var notes = ReadNotes(parsed.GetValue(NotesFile));
        var beside = ReferenceOptions.Beside(parsed) with { InStages = parsed.GetValue(Stages) };
        var status = Failures.Success;
        foreach (var source in sources)
        {
            var summary = Check(parsed, source, notes, WithPrevious(parsed, beside, source.Collection), OutOf(parsed, source, sources.Count));
            status = Math.Max(status, ReportOptions.StatusOf(summary));
        }

        return status;
    }

    private static ReturnSummary Check(ParseResult parsed, FoundReturn source, ReturnNotes? notes, CheckInputs beside, string? folder)
    {
        var request = new ValidationRequest(source.Collection, source.Files)
        {
            Year = CollectionOptions.YearOf(parsed.GetValue(Year)),
            OwnPeriod = parsed.GetValue(OwnPeriod),
            Only = parsed.GetValue(Rules) ?? [],
            Without = parsed.GetValue(Skip) ?? [],
            Notes = notes,
            Bypass = ReadBypass(parsed, source),
            Beside = beside,
        };
        return ReportOptions.Report(
            parsed, parsed.GetValue(Format)!, folder, source.Files.Bytes, (each, progress, seen) => Validation.Run(request, each, progress, seen));
    }

    private static CheckInputs WithPrevious(ParseResult parsed, CheckInputs beside, Collection collection)
    {
        var paths = parsed.GetValue(Previous) ?? [];
        if (paths.Length > 2)
        {
            throw new UnusableFileException("--previous was given too often.", found: $"{paths.Length} times", expected: "once for last year's return, twice for that of the year before too");
        }

        var earlier = paths.Select(path => new ReturnSources(collection).Only(path).Files).ToList();
        return beside with { Previous = earlier.ElementAtOrDefault(0), BeforePrevious = earlier.ElementAtOrDefault(1) };
    }

    private static BypassReasons? ReadBypass(ParseResult parsed, FoundReturn source)
    {
        if (parsed.GetValue(BypassFile) is not { } path || source.Collection != Collection.LookedAfter)
        {
            return null;
        }

        using var file = File.OpenRead(path);
        var year = CollectionOptions.YearOf(parsed.GetValue(Year)) ?? throw source.Collection.NoYear();
        return BypassReasons.Read(file, path, BypassReasons.Rules(source.Collection, year));
    }

    private static ReturnNotes? ReadNotes(string? path)
    {
        if (path is null)
        {
            return null;
        }

        var bytes = new FileInfo(path).Length;
        return bytes <= MostNotesBytes
            ? new(File.ReadAllText(path))
            : throw new UnusableFileException("The file of notes is too large.", path, found: $"{bytes:N0} bytes", expected: $"at most {MostNotesBytes:N0}");
    }

    /// <summary>Several returns get a folder each, named after the file.</summary>
    private static string? OutOf(ParseResult parsed, FoundReturn source, int returns) =>
        parsed.GetValue(Out) is not { } folder ? null
        : returns == 1 ? folder
        : Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(source.Name.Split(':')[^1])}{(source.Files.Xml is null ? $"-{source.Collection.Code}" : "")}");
}
