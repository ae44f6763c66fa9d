using OpenCollect.Reports;

namespace OpenCollect.Cli.Output;

/// <summary>
/// Counts what a run finds by rule, decides which findings a return-level note clears, and hands each to the report being written.
/// Keeps counts, not findings.
/// </summary>
/// <param name="authority">The authority's code from the header.</param>
/// <param name="notes">The return-level notes, if given.</param>
/// <param name="next">Takes each finding with its values; none where only counts are wanted.</param>
internal sealed class FindingTally(string? authority, ReturnNotes? notes, Action<ReportFinding>? next) : IFindings
{
    private readonly Dictionary<RuleInfo, Counted> _counted = [];

    public long Findings { get; private set; }

    /// <summary>Errors before queries before notes, the most frequent first.</summary>
    public ImmutableArray<RuleCount> Counts =>
    [
        .. _counted.Select(c => new RuleCount(c.Key, c.Value.Open, c.Value.Accepted, c.Value.NotJudged, c.Value.Children))
            .OrderBy(c => c.Rule.Severity).ThenByDescending(c => c.Open).ThenByDescending(c => c.Accepted).ThenBy(c => c.Rule.Code, StringComparer.Ordinal),
    ];

    public void Add(Finding finding)
    {
        Findings++;
        var counted = Of(finding.Rule);
        if (counted.Note?.Matches == true)
        {
            counted.Accepted++;
        }
        else
        {
            counted.Open++;
        }

        // A child's findings of one rule follow each other, so one look back tells whether the child is new.
        if (finding.Subject is not null && finding.Rule.Scope is Scope.Child or Scope.Group && !ReferenceEquals(counted.Last, finding.Subject))
        {
            counted.Children++;
            counted.Last = finding.Subject;
        }

        next?.Invoke(ReportFinding.Of(finding, counted.Note?.Matches == true ? FindingStatus.Accepted : FindingStatus.Open, authority));
    }

    public void Add(RuleFault fault)
    {
        Of(fault.Rule).NotJudged++;
        next?.Invoke(ReportFinding.Of(fault, authority));
    }

    /// <summary>What became of the notes that have to do with a rule of the run.</summary>
    public IEnumerable<NoteOutcome> Notes(IEnumerable<RuleInfo> rules) =>
        rules.Select(r => (Rule: r, Match: notes?.For(r))).Where(r => r.Match is not null)
            .Select(r => new NoteOutcome(r.Rule, r.Match!.Note, r.Match.Matches, r.Match.Difference));

    private Counted Of(RuleInfo rule) =>
        _counted.TryGetValue(rule, out var counted) ? counted : _counted[rule] = new() { Note = notes?.For(rule) };

    private sealed class Counted
    {
        public long Open { get; set; }

        public long Accepted { get; set; }

        public long NotJudged { get; set; }

        public long Children { get; set; }

        public Record? Last { get; set; }

        public NoteMatch? Note { get; init; }
    }
}
