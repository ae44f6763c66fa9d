using CsvHelper;

namespace OpenCollect.Reports;

/// <summary>
/// Findings to one stream, as <c>findings.csv</c> or <c>findings.json</c> has them: CSV as they are made, JSON at the end, because it
/// begins with what the whole return came to. Holds child-level data.
/// </summary>
public sealed class FindingsOutput : IDisposable
{
    private readonly Stream _stream;
    private readonly CsvWriter? _csv;
    private readonly FindingSpool? _spool;
    private readonly Stream? _kept;
    private readonly string? _aside;

    private FindingsOutput(Stream stream, bool json)
    {
        _stream = stream;
        if (json)
        {
            _aside = Path.GetTempFileName();
            _kept = Open(FileMode.Create, FileAccess.Write);
            _spool = new(_kept, () => Open(FileMode.Open, FileAccess.Read));
        }
        else
        {
            _csv = FindingsCsv.Start(stream);
        }
    }

    public static FindingsOutput Csv(Stream stream) => new(stream, json: false);

    public static FindingsOutput Json(Stream stream) => new(stream, json: true);

    public void Add(ReportFinding finding)
    {
        if (_csv is not null)
        {
            FindingsCsv.Write(_csv, finding);
        }
        else
        {
            _spool!.Add(finding);
        }
    }

    public void Finish(ReturnSummary summary)
    {
        _csv?.Dispose();
        if (_spool is not null)
        {
            _spool.Complete();
            FindingsJson.Write(_stream, summary, _spool.Read());
        }

        _stream.Flush();
    }

    public void Dispose()
    {
        _spool?.Dispose();
        _kept?.Dispose();
        if (_aside is not null)
        {
            File.Delete(_aside);
        }
    }

    /// <summary>Written and read at the same time.</summary>
    private FileStream Open(FileMode mode, FileAccess access) => new(_aside!, mode, access, FileShare.ReadWrite | FileShare.Delete);
}
