using OpenCollect.Collections;

namespace OpenCollect.Cin.Reports;

/// <summary>
/// The Submission continuity report: whether this year's return goes on from where last year's ended. The Department's specification of it
/// is not published; this is defined from its purpose and from what a return must hold (guide 2024-25, sections 1.2.3, 4 and 5: whoever was
/// in need at any time of the year, and each protection plan that was open then).
/// <list type="bullet">
/// <item>A child with an episode or a protection plan open at 31 March last year must be in this year's return.</item>
/// <item>So must each such episode and plan, known by the day of the referral or the plan's start. Where a child lacks one and has one that
/// last year's return lacked, begun before this year, the date was changed.</item>
/// <item>What was open at 31 March cannot have ended by then, what had ended cannot be open again, and an end does not change. What ended
/// last year need not be in this year's return.</item>
/// <item>A referral or plan of before this year that last year's return lacked is new too late.</item>
/// </list>
/// Referrals with no further action are expected in one return only. Children without an identifier cannot be compared. Memory follows
/// the episodes and plans of both returns.
/// </summary>
internal sealed class Continuity(CollectionYear year) : IComparingCount
{
    /// <summary>What the report is, for people.</summary>
    public const string About =
        "Where this year’s return does not go on from last year’s: children, referrals and protection plans open at 31 March last year that are missing, or ended before this year; referrals and plans whose start or end changed or that are open again; and those of before this year that last year’s return lacked. The Department has not published its specification of this report: this one is worked out from its purpose.";

    private const string NotGiven = "Last year’s return is not at hand, so nothing could be compared.";

    private readonly SortedDictionary<string, Both> _children = new(StringComparer.Ordinal);
    private bool _isGiven;

    private DateOnly LastDay => year.FirstDay.AddDays(-1);

    public void SeeLastYear(IEnumerable<Record> children)
    {
        _isGiven = true;
        foreach (var child in children.Cast<CinChild>())
        {
            Of(child)?.LastYear.AddRange(Parts(child));
        }
    }

    public void See(Record record)
    {
        var child = (CinChild)record;
        if (_isGiven && Of(child) is { } both)
        {
            both.IsHere = true;
            both.ThisYear.AddRange(Parts(child));
        }
    }

    public ReportTable Finish() => new(
        ["LA child ID", "Record", "Start last year", "End last year", "Start this year", "End this year", "What differs"],
        _isGiven ? [.. _children.SelectMany(c => Judge(c.Value).Select(row => ReportCells.Row(c.Key, row)))] : [["", "", "", "", "", "", NotGiven]]);

    private Both? Of(CinChild child)
    {
        if (child.Id is not { } id)
        {
            return null;
        }

        if (!_children.TryGetValue(id, out var both))
        {
            _children.Add(id, both = new());
        }

        return both;
    }

    private static IEnumerable<Part> Parts(CinChild child) => child.Episodes.SelectMany(e => e.ProtectionPlans
        .Select(p => new Part(Kind.Plan, p.Start, p.End, p.IsOpen))
        .Prepend(new(Kind.Referral, e.ReferralDate, e.ClosureDate, e.IsOpen) { IsNoFurtherAction = e.IsNoFurtherAction }));

    private IEnumerable<object?[]> Judge(Both child)
    {
        if (!child.IsHere)
        {
            return child.LastYear.Exists(p => p.IsOpenOn(LastDay)) ? [["Child", null, null, null, null, "Open at 31 March last year and not in this year’s return"]] : [];
        }

        return [.. Judge(child, Kind.Referral), .. Judge(child, Kind.Plan)];
    }

    private List<object?[]> Judge(Both child, Kind kind)
    {
        var (rows, missing, added) = (new List<object?[]>(), new List<Part>(), child.ThisYear.Where(p => p.Kind == kind && p.Start < year.FirstDay).OrderBy(p => p.Start).ToList());
        foreach (var before in child.LastYear.Where(p => p.Kind == kind && p.Start < year.FirstDay).OrderBy(p => p.Start))
        {
            if (added.FindIndex(p => p.Start == before.Start) is >= 0 and var found)
            {
                if (Difference(before, added[found]) is { } difference)
                {
                    rows.Add(Row(before, added[found], difference));
                }

                added.RemoveAt(found);
            }
            else if (before.IsOpenOn(LastDay))
            {
                missing.Add(before);
            }
        }

        if (missing is [var lost] && added is [var other])
        {
            return [.. rows, Row(lost, other, kind == Kind.Plan ? "The start of the plan changed" : "The date of the referral changed")];
        }

        rows.AddRange(missing.Select(p => Row(p, null, "Open at 31 March last year and not in this year’s return")));
        rows.AddRange(added.Select(p => Row(null, p, "Dated before this year and not in last year’s return")));
        return rows;
    }

    private string? Difference(Part before, Part now) =>
        before.IsNoFurtherAction && !now.IsNoFurtherAction ? "No further action last year, in need this year"
        : !before.IsNoFurtherAction && now.IsNoFurtherAction ? "In need last year, no further action this year"
        : before.End is not null && now.IsOpen ? "Ended last year and is open again"
        : before.IsOpenOn(LastDay) && now.End <= LastDay ? "Open at 31 March last year and ended by then this year"
        : before.End is { } was && now.End is { } end && was != end ? "The end changed"
        : null;

    private static object?[] Row(Part? before, Part? now, string difference) =>
        [(before ?? now)!.Kind == Kind.Plan ? "Child protection plan" : "Referral", before?.Start, before?.End, now?.Start, now?.End, difference];

    private enum Kind
    {
        Referral,
        Plan,
    }

    /// <summary>A referral with its closure, or a plan with its end.</summary>
    private sealed record Part(Kind Kind, DateOnly? Start, DateOnly? End, bool IsOpen)
    {
        public bool IsNoFurtherAction { get; init; }

        public bool IsOpenOn(DateOnly day) => !IsNoFurtherAction && Start <= day && (IsOpen || End > day);
    }

    /// <summary>What both returns say of a child.</summary>
    private sealed class Both
    {
        public List<Part> LastYear { get; } = [];

        public List<Part> ThisYear { get; } = [];

        /// <summary>Whether the child is in this year's return.</summary>
        public bool IsHere { get; set; }
    }
}
