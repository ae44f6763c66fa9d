namespace OpenCollect.Reports;

/// <summary>
/// Counts findings by rule as they are made. Its memory is that of the rules, not of the findings: a child counts again only when
/// another child's finding of the same rule came between, which does not happen in a run, where children are judged one by one.
/// </summary>
public sealed class RuleCounts
{
    private readonly Dictionary<string, Count> _counts = new(StringComparer.Ordinal);

    public void Add(ReportFinding finding)
    {
        if (!_counts.TryGetValue(finding.Rule.Code, out var count))
        {
            _counts.Add(finding.Rule.Code, count = new() { Rule = finding.Rule });
        }

        switch (finding.Status)
        {
            case FindingStatus.Open:
                count.Open++;
                break;
            case FindingStatus.Accepted:
                count.Accepted++;
                break;
            default:
                count.NotJudged++;
                break;
        }

        if (finding.IsAboutChild && (count.Child != finding.Child || count.ChildLine != finding.ChildLine))
        {
            (count.Child, count.ChildLine) = (finding.Child, finding.ChildLine);
            count.Children++;
        }
    }

    /// <summary>The counts in the order of <see cref="ReturnSummary.Counts"/>: errors, queries, notes; most frequent first, then by code.</summary>
    public ImmutableArray<RuleCount> Sorted() =>
    [
        .. _counts.Values
            .OrderBy(c => c.Rule.Severity).ThenByDescending(c => c.Open).ThenByDescending(c => c.Open + c.Accepted + c.NotJudged)
            .ThenBy(c => c.Rule.Code.TrimEnd('Q').Length).ThenBy(c => c.Rule.Code, StringComparer.Ordinal)
            .Select(c => new RuleCount(c.Rule, c.Open, c.Accepted, c.NotJudged, c.Children)),
    ];

    private sealed class Count
    {
        public required RuleInfo Rule { get; init; }

        public long Open { get; set; }

        public long Accepted { get; set; }

        public long NotJudged { get; set; }

        public long Children { get; set; }

        public string? Child { get; set; }

        public int ChildLine { get; set; }
    }
}
