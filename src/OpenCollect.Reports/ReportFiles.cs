using CsvHelper;
using OpenCollect.Collections;
using OpenCollect.Reports.Excel;
using OpenCollect.Reports.Html;

namespace OpenCollect.Reports;

/// <summary>
/// The report files of one validation. Opened before a run, it takes findings one at a time as they are made and keeps them on disk,
/// so its memory does not grow with them. Nothing appears under its own name before <see cref="Finish"/> has written everything; if
/// that is never reached, earlier reports stay as they were. The files hold child-level data and belong where the return itself is
/// kept.
/// </summary>
public sealed class ReportFiles : IDisposable
{
    internal const string Findings = "findings.csv";
    internal const string Summary = "summary.csv";
    internal const string Json = "findings.json";
    internal const string Workbook = "report.xlsx";
    internal const string Page = "report.html";
    private const string Spool = ".findings";
    private const string Records = ".children";

    private static readonly string[] All = [Findings, Summary, Json, Workbook, Page];

    private readonly ReportFolder _folder;
    private readonly FindingSpool _spool;
    private readonly MarkedChildren _children;
    private readonly CsvWriter _csv;
    private readonly FindingSample _sample = new();
    private readonly Dictionary<string, long> _modules = new(StringComparer.Ordinal);
    private readonly int _mostRows;
    private bool _finished;

    private ReportFiles(ReportFolder folder, int mostRows)
    {
        (_folder, _mostRows) = (folder, mostRows);
        try
        {
            folder.ThrowIfInUse(All);

            // Opened for this run alone, so that two runs cannot write to one folder at once.
            _csv = FindingsCsv.Start(folder.Create(Findings));
            _spool = new(folder.CreateAside(Spool), () => folder.ReadAside(Spool));
            _children = new(folder.CreateAside(Records), () => folder.ReadAside(Records));
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>The names of the files, in the order in which to name them to people.</summary>
    public static ImmutableArray<string> Names { get; } = [Page, Workbook, Findings, Summary, Json];

    /// <summary>Begins the reports of one run.</summary>
    /// <param name="folder">Where the files go; made if it is not there.</param>
    /// <exception cref="IOException">An earlier report is open in another program, or another run writes to the folder.</exception>
    public static ReportFiles Open(string folder) => Open(folder, null, SheetWriter.MostRows);

    internal static ReportFiles Open(string folder, Func<string, Stream, Stream>? around, int mostRows) =>
        new(new ReportFolder(folder, around), mostRows);

    /// <summary>Takes a finding.</summary>
    public void Add(ReportFinding finding)
    {
        ObjectDisposedException.ThrowIf(_finished, this);
        FindingsCsv.Write(_csv, finding);
        _sample.Add(finding, _spool.Add(finding));
        _modules[finding.Rule.Module] = _modules.GetValueOrDefault(finding.Rule.Module) + 1;
        _children.Add(finding);
    }

    /// <summary>Takes a child after all findings of the child, so that the workbook can show the records with what was found marked.</summary>
    public void See(ChildRecord child, CollectionYear year) => _children.See(child, year);

    /// <summary>Writes what depends on the whole run, and puts all files in place of those of an earlier run.</summary>
    public void Finish(ReturnSummary summary)
    {
        ObjectDisposedException.ThrowIf(_finished, this);
        _csv.Dispose();
        _spool.Complete();
        _children.Complete();
        SummaryCsv.Write(_folder.Create(Summary), summary);
        var (json, book, page) = (_folder.Create(Json), _folder.Create(Workbook), _folder.Create(Page));

        // The workbook takes as long as all the rest, so it is written beside it.
        var workbook = Task.Run(() => WorkbookReport.Write(book, summary, _modules, _spool, _children, _mostRows));
        try
        {
            FindingsJson.Write(json, summary, _spool.Read());
            HtmlReport.Write(page, summary, _sample, _spool);
        }
        finally
        {
            Task.WaitAny(workbook);
        }

        workbook.GetAwaiter().GetResult();
        _finished = true;
        _folder.Publish(All);
    }

    /// <summary>Ends the run. Without <see cref="Finish"/>, what was written so far is removed.</summary>
    public void Dispose()
    {
        _finished = true;
        try
        {
            _csv.Dispose();
        }
        catch (IOException)
        {
            // The disk is full, and the file goes anyway.
        }

        _spool.Dispose();
        _children.Dispose();
        _folder.Dispose();
    }
}
