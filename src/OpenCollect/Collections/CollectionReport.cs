namespace OpenCollect.Collections;

/// <summary>A report as people read it: columns and rows, every cell as text.</summary>
/// <param name="Columns">The headings.</param>
/// <param name="Rows">A cell for each column.</param>
public sealed record ReportTable(ImmutableArray<string> Columns, IReadOnlyList<ImmutableArray<string>> Rows);

/// <summary>
/// One of the standing reports of a collection: counted child by child as the return is read, and a table at the end. Source: names of the
/// Department's report specifications (portal.md, section 6); definitions in statistics.md, section 2.
/// </summary>
/// <param name="Code">The name in addresses and file names, such as <c>assessments-working-days</c>.</param>
/// <param name="Title">The name to people.</param>
/// <param name="About">What is counted, one sentence or two.</param>
/// <param name="ListsChildren">Whether it names children, so that it belongs where the return is kept.</param>
/// <param name="Start">Begins a count for a collection year.</param>
public sealed record CollectionReport(string Code, string Title, string About, bool ListsChildren, Func<CollectionYear, IReportCount> Start)
{
    /// <summary>Whether last year's return is looked at too.</summary>
    public bool ComparesLastYear { get; init; }

    /// <summary>Makes the report of the children.</summary>
    /// <param name="children">The return's children.</param>
    /// <param name="year">The collection year.</param>
    /// <param name="lastYear">The children of last year's return; none if it is not at hand, which a report that compares says in its table.</param>
    public ReportTable Of(IEnumerable<ChildRecord> children, CollectionYear year, IEnumerable<ChildRecord>? lastYear = null)
    {
        var count = Start(year);
        if (count is IComparingCount comparing && lastYear is not null)
        {
            comparing.SeeLastYear(lastYear.Select(c => c.Record));
        }

        foreach (var child in children)
        {
            count.See(child.Record);
        }

        return count.Finish();
    }
}

/// <summary>A report while it is counted.</summary>
public interface IReportCount
{
    /// <summary>Counts one child.</summary>
    void See(Record child);

    ReportTable Finish();
}

/// <summary>A report that compares with last year's return.</summary>
public interface IComparingCount : IReportCount
{
    /// <summary>Takes last year's children, once, before any of this year's. Where it is not called, the table says that nothing could be compared.</summary>
    void SeeLastYear(IEnumerable<Record> children);
}
