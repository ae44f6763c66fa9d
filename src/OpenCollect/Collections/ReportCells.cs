using System.Globalization;

namespace OpenCollect.Collections;

/// <summary>Cells of reports, written alike everywhere.</summary>
internal static class ReportCells
{
    /// <summary>A row about a child, the identifier first; dates as CCYY-MM-DD, nothing for what is missing.</summary>
    public static ImmutableArray<string> Row(string? childId, IEnumerable<object?> cells) => [childId ?? "", .. cells.Select(Text)];

    /// <summary>A share in per cent with one decimal place; nothing of nothing is blank.</summary>
    public static string Share(long part, long whole) => whole == 0 ? "" : (100.0 * part / whole).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Text(object? cell) => cell switch
    {
        null => "",
        DateOnly date => ReturnDate.Format(date),
        _ => cell.ToString()!,
    };
}

/// <summary>A report of rows of children, one after the other.</summary>
internal sealed class ListCount<TChild>(ImmutableArray<string> columns, Func<TChild, IEnumerable<ImmutableArray<string>>> rows) : IReportCount
    where TChild : Record
{
    private readonly List<ImmutableArray<string>> _rows = [];

    public void See(Record child) => _rows.AddRange(rows((TChild)child));

    public ReportTable Finish() => new(columns, _rows);
}

/// <summary>A report of how often each code of a set stands.</summary>
/// <param name="name">The heading of the codes.</param>
/// <param name="codes">The set; those of the year are listed.</param>
/// <param name="what">The heading of the counts.</param>
/// <param name="year">The collection year.</param>
/// <param name="values">What a child adds.</param>
/// <param name="never">Codes that cannot stand where the report looks, so that no row is for them.</param>
internal sealed class CodeCount<TChild>(
    string name, CodeSet codes, string what, CollectionYear year, Func<TChild, IEnumerable<string?>> values, params ImmutableArray<string> never) : IReportCount
    where TChild : Record
{
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private long _other;

    public void See(Record child)
    {
        foreach (var value in values((TChild)child))
        {
            if (codes.Has(value, year))
            {
                _counts[value!] = _counts.GetValueOrDefault(value!) + 1;
            }
            else
            {
                _other++;
            }
        }
    }

    public ReportTable Finish()
    {
        var all = _counts.Values.Sum() + _other;
        return new(
            [name, "Meaning", what, "Per cent"],
            [
                .. codes.In(year).Where(c => !never.Contains(c.Value)).Select(c => (ImmutableArray<string>)[c.Value, c.LabelIn(year), $"{_counts.GetValueOrDefault(c.Value)}", ReportCells.Share(_counts.GetValueOrDefault(c.Value), all)]),
                ["", "Missing or not a code of the year", $"{_other}", ReportCells.Share(_other, all)],
                ["", "All", $"{all}", ""],
            ]);
    }
}
