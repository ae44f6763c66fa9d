using OpenCollect.Formats;

namespace OpenCollect.LookedAfter;

/// <summary>
/// Reads a return together with the earlier ones and the reference data that it is judged with, case by case, in the order of this
/// year's children. The returns may be of different formats. Of the earlier returns only children of this year's are handed out.
/// Memory follows the children, not their rows, as long as the tables of the returns have their children in the same order.
/// </summary>
public sealed class LookedAfterCases : ReturnReader<LookedAfterReturn, LookedAfterCase>
{
    private readonly LookedAfterReader _current;
    private readonly LookedAfterReader? _last;
    private readonly LookedAfterReader? _beforeLast;
    private readonly LookedAfterReference _reference;
    private readonly HashSet<Need> _given;

    /// <summary>Takes the readers, none of them read from yet; they are disposed with this one.</summary>
    /// <param name="current">The return that is checked.</param>
    /// <param name="last">Last year's return, if it is at hand.</param>
    /// <param name="beforeLast">The return of the year before last, if it is at hand: it tells who was an asylum seeker.</param>
    /// <param name="reference">The authority, postcodes and providers; episodes of all years get their derived values from them.</param>
    public LookedAfterCases(
        LookedAfterReader current, LookedAfterReader? last = null, LookedAfterReader? beforeLast = null, LookedAfterReference? reference = null)
        : base(current.Notes)
    {
        (_current, _last, _beforeLast, _reference) = (current, last, beforeLast, reference ?? LookedAfterReference.None);
        _given = [.. Needs()];
    }

    public override LookedAfterReturn Header => _current.Header;

    /// <summary>What the cases are judged with beside the returns.</summary>
    public LookedAfterReference Reference => _reference;

    /// <summary>The headline numbers of last year's return, complete once all children were read; none if it was not given.</summary>
    public LookedAfterHeadlines? LastHeadlines { get; private set; }

    /// <summary>How much of this year's return was read so far, in bytes; 0 while children are looked through for the first time.</summary>
    public override long BytesRead => _current.BytesRead;

    /// <summary>Whether a table, an earlier return's table, or reference data is at hand, so that the rules that need it can run.</summary>
    public bool IsGiven(Need need) => _given.Contains(need);

    /// <param name="year">The collection year of this year's return; those of the earlier ones follow from it.</param>
    public override IEnumerable<LookedAfterCase> Children(CollectionYear year)
    {
        var order = _current.Order();
        LastHeadlines = _last is null ? null : new(year.Previous);
        using var last = _last?.Beside(order, year.Previous, LastHeadlines);
        using var beforeLast = _beforeLast?.Beside(order, year.Previous.Previous);
        foreach (var child in _current.Children(year))
        {
            var place = child.Id is { } id ? order.Find(id) : ChildOrder.None;
            yield return new()
            {
                Origin = child.Origin,
                IsFlawed = child.IsFlawed,
                Child = Derived(child),
                AsRead = child,
                LastYear = Find(last, place),
                YearBeforeLast = Find(beforeLast, place),
                Reference = _reference,
            };
        }

        last?.Finish();
    }

    /// <summary>Hands over what was noted on reading the earlier returns; complete once all children were read.</summary>
    internal void ReportEarlier(IFindings findings)
    {
        _last?.Notes.Report(findings, "last year's return");
        _beforeLast?.Notes.Report(findings, "the return of the year before last");
    }

    protected override void Dispose(bool disposing)
    {
        _current.Dispose();
        _last?.Dispose();
        _beforeLast?.Dispose();
    }

    private LookedAfterChild? Find(ChildrenBeside? earlier, int place) =>
        place != ChildOrder.None && earlier?.Find(place) is { } child ? Derived(child) : null;

    private LookedAfterChild Derived(LookedAfterChild child) => _reference.Postcodes is null || child.Episodes.IsEmpty
        ? child
        : child with { Episodes = ImmutableArray.CreateRange(child.Episodes, _reference.Derive) };

    private IEnumerable<Need> Needs()
    {
        foreach (var (table, need) in Inputs.Tables)
        {
            if (_current.Tables.Contains(table))
            {
                yield return need;
            }
        }

        foreach (var (table, need) in Inputs.LastTables)
        {
            if (_last?.Tables.Contains(table) == true)
            {
                yield return need;
            }
        }

        if (_current.HasUascFlag)
        {
            yield return Inputs.UascFlag;
        }

        if (_reference.Authority is not null)
        {
            yield return Inputs.Authority;
        }

        if (_reference.Postcodes is not null)
        {
            yield return Inputs.Postcodes;
        }

        if (_reference.Providers is not null)
        {
            yield return Inputs.Providers;
        }
    }
}
