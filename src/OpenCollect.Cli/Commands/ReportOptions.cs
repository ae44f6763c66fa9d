using OpenCollect.Cli.Output;
using OpenCollect.Collections;
using OpenCollect.Reports;

namespace OpenCollect.Cli.Commands;

/// <summary>What commands that check returns have in common: where the reports go, and which status a run ends with.</summary>
internal static class ReportOptions
{
    public static Option<string?> Out() => new("--out")
    {
        Description = "Folder to write the report files into: findings.csv, summary.csv, findings.json, report.xlsx, report.html.",
        HelpName = "DIR",
    };

    /// <summary>Makes one check and writes all that was asked for of it.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="format">text, json or csv.</param>
    /// <param name="folder">The folder of the report files; none for none.</param>
    /// <param name="bytes">The size of all that is read.</param>
    /// <param name="check">Makes the check; takes who is told of findings, of progress and of each child.</param>
    public static ReturnSummary Report(
        ParseResult parsed, string format, string? folder, long bytes, Func<Action<ReportFinding>?, Action<ValidationProgress>, Action<ChildRecord, CollectionYear>?, ReturnSummary> check)
    {
        using var files = folder is null ? null : ReportFiles.Open(folder);
        using var output = OutputOf(format);
        using var progress = new Progress(bytes);
        var summary = check(Both(files is null ? null : files.Add, output is null ? null : output.Add), progress.Show, files is null ? null : files.See);
        progress.Dispose();
        files?.Finish(summary);
        output?.Finish(summary);
        if (output is null)
        {
            TextSummary.Write(Console.Out, summary, new() { Colours = Terminal.HasColours(parsed), Width = Terminal.Width, ReportFolder = folder });
        }

        return summary;
    }

    public static int StatusOf(ReturnSummary summary) => summary.Errors > 0 || summary.NotJudged > 0 ? Failures.ErrorsFound : Failures.Success;

    private static FindingsOutput? OutputOf(string format) => format switch
    {
        "csv" => FindingsOutput.Csv(Console.OpenStandardOutput()),
        "json" => FindingsOutput.Json(Console.OpenStandardOutput()),
        _ => null,
    };

    private static Action<ReportFinding>? Both(Action<ReportFinding>? one, Action<ReportFinding>? other) => one is null ? other : other is null ? one : one + other;
}
