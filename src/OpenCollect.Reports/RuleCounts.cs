namespace OpenCollect.Reports;

/// <summary>
/// Counts findings by rule as they are made. Its memory is that of the rules, not of the findings: a child counts again only when
/// another child's finding of the same rule came between, which does not happen in a run, where children are judged one by one.
/// </summary>
public sealed class RuleCounts
{
    private readonly Dictionary<RuleInfo, Count> _counts = [];

    /// <summary>How many findings were counted, whatever became of them.</summary>
    public long Findings { get; private set; }

    public void Add(Finding finding, FindingStatus status)
    {
        Findings++;
        var count = Of(finding.Rule);
        if (status is FindingStatus.Accepted or FindingStatus.Bypassed)
        {
            count.Accepted++;
        }
        else
        {
            count.Open++;
        }

        count.See(finding.Subject, finding.ChildId);
    }

    public void Add(RuleFault fault)
    {
        var count = Of(fault.Rule);
        count.NotJudged++;
        count.See(fault.Subject, fault.ChildId);
    }

    /// <summary>The counts in the order of <see cref="ReturnSummary.Counts"/>: errors, queries, notes; most frequent first, then by code.</summary>
    public ImmutableArray<RuleCount> Sorted() =>
    [
        .. _counts.Select(c => new RuleCount(c.Key, c.Value.Open, c.Value.Accepted, c.Value.NotJudged, c.Value.Children))
            .OrderBy(c => c.Rule.Severity).ThenByDescending(c => c.Open).ThenByDescending(c => c.Open + c.Accepted + c.NotJudged)
            .ThenBy(c => c.Rule.Code.TrimEnd('Q').Length).ThenBy(c => c.Rule.Code, StringComparer.Ordinal),
    ];

    private Count Of(RuleInfo rule) => _counts.TryGetValue(rule, out var count) ? count : _counts[rule] = new();

    private sealed class Count
    {
        public long Open { get; set; }

        public long Accepted { get; set; }

        public long NotJudged { get; set; }

        public long Children { get; private set; }

        private Record? Last { get; set; }

        public void See(Record? subject, string? childId)
        {
            if (ReportFinding.IsOfChild(subject, childId) && !ReferenceEquals(Last, subject))
            {
                Children++;
                Last = subject;
            }
        }
    }
}
