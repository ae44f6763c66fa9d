namespace OpenCollect.Reports;

/// <summary>
/// Remembers which findings a page shows: the first of each rule, those of the first children, and those about no child. It keeps
/// offsets, never values, and never more of them than the page shows.
/// </summary>
internal sealed class FindingSample
{
    public const int MostPerRule = 200;
    public const int MostChildren = 1000;
    public const int MostPerChild = 50;
    public const int MostOfReturn = 200;

    private readonly Dictionary<string, List<long>> _rules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ChildFindings> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<int, ChildFindings> _byLine = [];
    private readonly List<ChildFindings> _children = [];
    private readonly List<long> _return = [];

    /// <summary>The first children with findings, in the order in which their first findings were made.</summary>
    public IReadOnlyList<ChildFindings> Children => _children;

    /// <summary>Whether there are children with findings beside those remembered.</summary>
    public bool HasMoreChildren { get; private set; }

    /// <summary>The first findings about the header or the return as a whole.</summary>
    public IReadOnlyList<long> OfReturn => _return;

    /// <summary>How many findings are about the header or the return as a whole.</summary>
    public long CountOfReturn { get; private set; }

    public IReadOnlyList<long> OfRule(string code) => _rules.GetValueOrDefault(code) ?? [];

    public void Add(ReportFinding finding, long offset)
    {
        if (!_rules.TryGetValue(finding.Rule.Code, out var ofRule))
        {
            _rules.Add(finding.Rule.Code, ofRule = []);
        }

        if (ofRule.Count < MostPerRule)
        {
            ofRule.Add(offset);
        }

        if (finding.IsAboutChild)
        {
            ChildOf(finding)?.Add(finding, offset);
        }
        else if (++CountOfReturn <= MostOfReturn)
        {
            _return.Add(offset);
        }
    }

    /// <summary>Findings are gathered by the child's identifier, or where there is none by the line where the child begins.</summary>
    private ChildFindings? ChildOf(ReportFinding finding)
    {
        if (finding.Child is { } id ? _byId.TryGetValue(id, out var child) : _byLine.TryGetValue(finding.ChildLine, out child))
        {
            return child;
        }

        if (_children.Count == MostChildren)
        {
            HasMoreChildren = true;
            return null;
        }

        _children.Add(child = new(Words.Child(finding)));
        if (finding.Child is not null)
        {
            _byId.Add(finding.Child, child);
        }
        else
        {
            _byLine.Add(finding.ChildLine, child);
        }

        return child;
    }
}

/// <summary>The findings of one child, as far as a page shows them.</summary>
internal sealed class ChildFindings(string name)
{
    private readonly List<(long Offset, int Line)> _findings = [];

    public string Name => name;

    public long Errors { get; private set; }

    public long Queries { get; private set; }

    public long Count { get; private set; }

    /// <summary>In the order of the file.</summary>
    public IEnumerable<long> Offsets => _findings.OrderBy(f => f.Line).Select(f => f.Offset);

    public void Add(ReportFinding finding, long offset)
    {
        Count++;
        if (finding.Status == FindingStatus.Open)
        {
            Errors += finding.Rule.Severity == Severity.Error ? 1 : 0;
            Queries += finding.Rule.Severity == Severity.Query ? 1 : 0;
        }

        if (_findings.Count < FindingSample.MostPerChild)
        {
            _findings.Add((offset, finding.At.Line));
        }
    }
}
