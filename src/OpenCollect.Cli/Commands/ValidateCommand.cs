using OpenCollect.Cin;
using OpenCollect.Cli.Input;
using OpenCollect.Cli.Output;
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

    private static readonly Option<string?> Previous = new("--previous") { Description = "Last year's return, for the year-on-year checks.", HelpName = "PATH" };
    private static readonly Option<string?> NotesFile = new("--notes") { Description = "Text file with the return-level notes.", HelpName = "FILE" };
    private static readonly Option<string[]> Rules = new("--rules") { Description = "Apply only these rules.", HelpName = "CODE,...", AllowMultipleArgumentsPerToken = false };
    private static readonly Option<string[]> Skip = new("--skip") { Description = "Apply all rules but these.", HelpName = "CODE,...", AllowMultipleArgumentsPerToken = false };
    private static readonly Option<string?> Out = new("--out") { Description = "Folder to write the report files into: findings.csv, summary.csv, findings.json, report.xlsx, report.html.", HelpName = "DIR" };
    private static readonly Option<bool> OwnPeriod = new("--own-period") { Description = "In a trial of another year's rules, judge dates against the return's own period." };
    private static readonly Option<string?> Year = CollectionOptions.Year();
    private static readonly Option<string> Collection = CollectionOptions.Collection();
    private static readonly Option<string> Format = CollectionOptions.Format("text", "json", "csv");

    public static Command Create()
    {
        var command = new Command("validate", "Check returns against the rules of their collection year.")
        {
            Paths, Collection, Year, OwnPeriod, Previous, NotesFile, Rules, Skip, Format, Out,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var sources = ReturnSources.Find(parsed.GetRequiredValue(Paths));
        var notes = ReadNotes(parsed.GetValue(NotesFile));
        var previous = parsed.GetValue(Previous) is { } path ? ReturnSources.Only(path) : null;
        var status = Failures.Success;
        foreach (var source in sources)
        {
            var summary = Check(parsed, source, previous, notes, OutOf(parsed, source, sources.Count));
            status = Math.Max(status, summary.Errors > 0 || summary.NotJudged > 0 ? Failures.ErrorsFound : Failures.Success);
        }

        return status;
    }

    private static ReturnSummary Check(ParseResult parsed, ReturnSource source, ReturnSource? previous, ReturnNotes? notes, string? folder)
    {
        try
        {
            using var reader = source.Open();
            var choice = YearChoice.Of(reader.Header, CollectionOptions.YearOf(parsed.GetValue(Year)), parsed.GetValue(OwnPeriod));
            var rules = new RuleChoice(parsed.GetValue(Rules), parsed.GetValue(Skip), choice.Year);
            var before = FiguresOf(previous, choice.Year);
            using var files = folder is null ? null : ReportFiles.Open(folder);
            using var output = OutputOf(parsed.GetValue(Format)!);
            var tally = new FindingTally(reader.Header.Authority, notes, Both(files is null ? null : files.Add, output is null ? null : output.Add));
            using var progress = new Progress(source.Bytes, () => reader.BytesRead, () => tally.Findings);
            var figures = CinCheck.Run(reader, choice.Year, tally, rules.Applies, before, progress.Children);
            progress.Dispose();
            var summary = SummaryOf(reader.Header, source, choice, rules, tally, figures, previous, before);
            files?.Finish(summary);
            output?.Finish(summary);
            if (output is null)
            {
                TextSummary.Write(Console.Out, summary, new() { Colours = Terminal.HasColours(parsed), Width = Terminal.Width, ReportFolder = folder });
            }

            return summary;
        }
        catch (UnusableFileException problem)
        {
            throw problem.In(source.Name);
        }
    }

    private static FindingsOutput? OutputOf(string format) => format switch
    {
        "csv" => FindingsOutput.Csv(Console.OpenStandardOutput()),
        "json" => FindingsOutput.Json(Console.OpenStandardOutput()),
        _ => null,
    };

    private static ReturnSummary SummaryOf(
        CinHeader header, ReturnSource source, YearChoice choice, RuleChoice rules, FindingTally tally, CinFigures figures, ReturnSource? previous,
        CinFigures? before)
    {
        var inYear = CinRules.Book.In(choice.Year).ToList();
        var leftOut = rules.LeftOut(choice.Year).Select(r => new RuleLeftOut(r.Rule, r.Why)).ToList();
        var withoutPrevious = before is not null
            ? []
            : inYear.Where(r => r.Code.StartsWith("YonY", StringComparison.Ordinal) && leftOut.TrueForAll(l => l.Rule != r))
                .Select(r => new RuleLeftOut(r, "last year's return was not given (--previous)")).ToList();
        return new()
        {
            Collection = CinCollection.Title,
            Year = choice.Year,
            IsTrial = choice.IsTrial,
            Assumptions = choice.Assumptions,
            Authority = header.Authority,
            AuthorityName = LocalAuthority.Find(header.Authority)?.Name,
            Files = source.Files,
            PreviousFiles = previous?.Files ?? [],
            Children = figures.Headlines.Children,
            Headlines =
            [
                .. figures.Headlines.All.Select((h, i) => new HeadlineFigure(h.Label, h.Figure, before?.Headlines.All[i].Figure)),
            ],
            Counts = tally.Counts,
            RulesApplied = inYear.Count - leftOut.Count - withoutPrevious.Count,
            NotRun = [.. leftOut, .. withoutPrevious],
            Notes = [.. tally.Notes(inYear)],
        };
    }

    private static CinFigures? FiguresOf(ReturnSource? previous, CollectionYear year)
    {
        if (previous is null)
        {
            return null;
        }

        try
        {
            using var reader = previous.Open();
            return CinCheck.Figures(reader, year.Previous);
        }
        catch (UnusableFileException problem)
        {
            throw problem.In(previous.Name);
        }
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
    private static string? OutOf(ParseResult parsed, ReturnSource source, int returns) =>
        parsed.GetValue(Out) is not { } folder ? null
        : returns == 1 ? folder
        : Path.Combine(folder, Path.GetFileNameWithoutExtension(source.Name.Split(':')[^1]));

    private static Action<ReportFinding>? Both(Action<ReportFinding>? one, Action<ReportFinding>? other) => one is null ? other : other is null ? one : one + other;
}
