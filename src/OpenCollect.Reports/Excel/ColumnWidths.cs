namespace OpenCollect.Reports.Excel;

/// <summary>
/// How wide the columns of a table should be to show their cells, told from the headings and the first rows, because a sheet says its widths
/// before its rows. A cell that is longer than any of these, or than a column may be, is cut where its neighbour begins.
/// </summary>
/// <param name="headings">The headings; beside each there is a button to filter by.</param>
internal sealed class ColumnWidths(IEnumerable<string> headings)
{
    /// <summary>No column is wider, in characters.</summary>
    public const int Widest = 90;

    private const int RowsLookedAt = 1000;
    private const int Narrowest = 7;
    private const int Button = 2;

    private readonly int[] _longest = [.. headings.Select(h => h.Length + Button)];

    /// <summary>The widths so far, in digits of the usual font; capitals are a little wider.</summary>
    public int[] Widths => [.. _longest.Select(l => Math.Clamp((l * 6 / 5) + 1, Narrowest, Widest))];

    /// <summary>Looks at the first rows, and gives back all of them.</summary>
    /// <param name="rows">The rows, which are read once.</param>
    /// <param name="cells">A row's cells.</param>
    public IEnumerable<T> Look<T>(IEnumerable<T> rows, Func<T, IEnumerable<string?>> cells)
    {
        var (first, all) = (new List<T>(), rows.GetEnumerator());
        while (first.Count < RowsLookedAt && all.MoveNext())
        {
            first.Add(all.Current);
            foreach (var (column, cell) in cells(all.Current).Index())
            {
                _longest[column] = Math.Max(_longest[column], cell?.Length ?? 0);
            }
        }

        return Every();

        IEnumerable<T> Every()
        {
            using (all)
            {
                foreach (var row in first)
                {
                    yield return row;
                }

                while (all.MoveNext())
                {
                    yield return all.Current;
                }
            }
        }
    }
}
