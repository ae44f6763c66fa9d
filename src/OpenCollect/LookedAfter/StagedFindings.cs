namespace OpenCollect.LookedAfter;

/// <summary>
/// Imitates the two-stage run of the Department's system: what checks of stage 2 find is passed on only where every record that takes
/// part has passed all checks of stage 1. Rules whose stage is not known are passed on always. Findings of one child are held until the
/// next child's come, so <see cref="Finish"/> must be called at the end. Source: format notes, section 1.
/// </summary>
public sealed class StagedFindings(IFindings next) : IFindings
{
    private readonly List<Finding> _held = [];
    private Record? _subject;

    public void Add(Finding finding)
    {
        if (!ReferenceEquals(finding.Subject, _subject))
        {
            Finish();
            _subject = finding.Subject;
        }

        _held.Add(finding);
    }

    public void Add(RuleFault fault)
    {
        Finish();
        next.Add(fault);
    }

    /// <summary>Passes on what is held.</summary>
    public void Finish()
    {
        var failed = _held.Where(f => f.Rule.Stage == 1).SelectMany(f => f.Places).Select(p => p.Record).OfType<Record>().ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var finding in _held)
        {
            if (finding.Rule.Stage != 2 || !finding.Places.Any(p => p.Record is { } record && failed.Contains(record)))
            {
                next.Add(finding);
            }
        }

        _held.Clear();
    }
}
