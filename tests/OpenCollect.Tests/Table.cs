namespace OpenCollect.Tests;

/// <summary>A tab-separated table that stands beside the tests, copied from the specification.</summary>
internal static class Table
{
    /// <summary>The rows under the header line, each cell by its column's name.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string name)
    {
        var resource = typeof(Table).Assembly.GetManifestResourceNames().Single(n => n.EndsWith("." + name, StringComparison.Ordinal));
        using var reader = new StreamReader(typeof(Table).Assembly.GetManifestResourceStream(resource)!);
        var columns = reader.ReadLine()!.Split('\t');
        var rows = new List<IReadOnlyDictionary<string, string>>();
        while (reader.ReadLine() is { } line)
        {
            rows.Add(columns.Zip(line.Split('\t')).ToDictionary(c => c.First, c => c.Second, StringComparer.Ordinal));
        }

        return rows;
    }

    /// <summary>The calendar year in which <c>2024-25</c> ends; none for an empty cell.</summary>
    public static int? Ending(string cell) => CollectionYear.TryParse(cell, out var year) ? year.Ending : null;
}
