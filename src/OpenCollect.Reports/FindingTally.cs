namespace OpenCollect.Reports;

/// <summary>
/// Counts what a run finds by rule, decides which findings a return-level note clears, and hands each to the report being written.
/// Keeps counts, not findings.
/// </summary>
/// <param name="authority">The authority's code.</param>
/// <param name="notes">The return-level notes, if given.</param>
/// <param name="bypass">The reasons for bypassing errors, if given.</param>
/// <param name="next">Takes each finding with its values; none where only counts are wanted.</param>
public sealed class FindingTally(string? authority, ReturnNotes? notes, Action<ReportFinding>? next, BypassReasons? bypass = null) : IFindings
{
    private readonly RuleCounts _counts = new();
    private readonly Dictionary<RuleInfo, bool> _cleared = [];

    /// <summary>How many findings there are so far.</summary>
    public long Findings => _counts.Findings;

    /// <summary>Errors before queries before notes, the most frequent first.</summary>
    public ImmutableArray<RuleCount> Counts => _counts.Sorted();

    public void Add(Finding finding)
    {
        var reason = bypass?.For(finding);
        var status = reason is not null ? FindingStatus.Bypassed : IsCleared(finding.Rule) ? FindingStatus.Accepted : FindingStatus.Open;
        _counts.Add(finding, status);
        if (next is not null)
        {
            var shown = ReportFinding.Of(finding, status, authority);
            next(reason is null ? shown : shown.BypassedFor(reason.Reason));
        }
    }

    public void Add(RuleFault fault)
    {
        _counts.Add(fault);
        next?.Invoke(ReportFinding.Of(fault, authority));
    }

    /// <summary>What became of the notes that have to do with a rule of the run.</summary>
    public IEnumerable<NoteOutcome> Notes(IEnumerable<RuleInfo> rules) =>
        rules.Select(r => (Rule: r, Match: notes?.For(r))).Where(r => r.Match is not null)
            .Select(r => new NoteOutcome(r.Rule, r.Match!.Note, r.Match.Matches, r.Match.Difference));

    private bool IsCleared(RuleInfo rule)
    {
        if (notes is null)
        {
            return false;
        }

        if (!_cleared.TryGetValue(rule, out var cleared))
        {
            _cleared[rule] = cleared = notes.For(rule)?.Matches == true;
        }

        return cleared;
    }
}
