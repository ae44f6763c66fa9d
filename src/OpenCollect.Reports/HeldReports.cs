using OpenCollect.Collections;
using OpenCollect.Reports.Excel;
using OpenCollect.Reports.Html;

namespace OpenCollect.Reports;

/// <summary>
/// The findings of one validation held in memory, for a shell that shows them itself: numbered in the order in which they were made,
/// looked up by number, and written as any of the report files when somebody asks. Holds child-level data.
/// </summary>
public sealed class HeldReports : IDisposable
{
    private readonly MemoryBlocks _memory = new();
    private readonly MemoryBlocks _childMemory = new();
    private readonly FindingSpool _spool;
    private readonly MarkedChildren _marked;
    private readonly FindingSample _sample = new();
    private readonly Dictionary<string, long> _modules = new(StringComparer.Ordinal);
    private readonly List<HeldFinding> _findings = [];
    private readonly List<RuleInfo> _rules = [];
    private readonly Dictionary<RuleInfo, int> _ruleNumbers = new(ReferenceEqualityComparer.Instance);
    private readonly List<HeldChild> _children = [];
    private readonly Dictionary<HeldChild, int> _childNumbers = [];
    private ReturnSummary? _summary;

    public HeldReports()
    {
        _spool = new(_memory, _memory.Open);
        _marked = new(_childMemory, _childMemory.Open);
    }

    /// <summary>Every finding in short.</summary>
    public IReadOnlyList<HeldFinding> Findings => _findings;

    /// <summary>The rules that findings name by number.</summary>
    public IReadOnlyList<RuleInfo> Rules => _rules;

    /// <summary>The children that findings name by number, in the order of their first findings.</summary>
    public IReadOnlyList<HeldChild> Children => _children;

    /// <summary>What the run came to; known once it is finished.</summary>
    public ReturnSummary Summary => _summary ?? throw new InvalidOperationException("The run is not finished.");

    /// <summary>Takes a finding.</summary>
    public void Add(ReportFinding finding)
    {
        var offset = _spool.Add(finding);
        _marked.Add(finding);
        _sample.Add(finding, offset);
        _modules[finding.Rule.Module] = _modules.GetValueOrDefault(finding.Rule.Module) + 1;
        if (!_ruleNumbers.TryGetValue(finding.Rule, out var rule))
        {
            _ruleNumbers.Add(finding.Rule, rule = _rules.Count);
            _rules.Add(finding.Rule);
        }

        _findings.Add(new(rule, finding.IsAboutChild ? NumberOf(new(finding.Child, finding.Child is null ? finding.ChildLine : 0)) : HeldFinding.NoChild, finding.Status, offset));
    }

    /// <summary>Takes a child after all findings of the child, for the tables of the workbook.</summary>
    public void See(ChildRecord child, CollectionYear year) => _marked.See(child, year);

    /// <summary>The run is at its end.</summary>
    public void Finish(ReturnSummary summary)
    {
        _spool.Complete();
        _marked.Complete();
        _summary = summary;
    }

    /// <summary>The findings with these numbers, values and all.</summary>
    public IEnumerable<ReportFinding> Read(IEnumerable<int> numbers) => _spool.Read(numbers.Select(n => _findings[n].Offset));

    /// <summary>Writes one of <see cref="ReportFiles.Names"/>, the same as <see cref="ReportFiles"/> writes. The stream stays open.</summary>
    public void Write(string name, Stream stream)
    {
        switch (name)
        {
            case ReportFiles.Findings:
                using (var csv = FindingsCsv.Start(stream))
                {
                    foreach (var finding in _spool.Read())
                    {
                        FindingsCsv.Write(csv, finding);
                    }
                }

                break;
            case ReportFiles.Summary:
                SummaryCsv.Write(stream, Summary);
                break;
            case ReportFiles.Json:
                FindingsJson.Write(stream, Summary, _spool.Read());
                break;
            case ReportFiles.Workbook:
                WorkbookReport.Write(stream, Summary, _modules, _spool, _marked, SheetWriter.MostRows);
                break;
            case ReportFiles.Page:
                HtmlReport.Write(stream, Summary, _sample, _spool);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(name));
        }
    }

    public void Dispose()
    {
        _spool.Dispose();
        _marked.Dispose();
        _memory.Dispose();
        _childMemory.Dispose();
    }

    private int NumberOf(HeldChild child)
    {
        if (!_childNumbers.TryGetValue(child, out var number))
        {
            _childNumbers.Add(child, number = _children.Count);
            _children.Add(child);
        }

        return number;
    }
}

/// <summary>A finding in short: what lists are filtered and counted by.</summary>
/// <param name="Rule">The number of its rule.</param>
/// <param name="Child">The number of its child; <see cref="NoChild"/> where it is about the header or the whole return.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Offset">Where it is kept.</param>
public readonly record struct HeldFinding(int Rule, int Child, FindingStatus Status, long Offset)
{
    public const int NoChild = -1;
}

/// <summary>A child as findings name it: by identifier, or where there is none by the line where the child begins.</summary>
public readonly record struct HeldChild(string? Id, int Line);
