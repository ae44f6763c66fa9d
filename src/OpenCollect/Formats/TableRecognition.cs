namespace OpenCollect.Formats;

/// <summary>Finds out which table a file is by its columns alone, where file names say nothing.</summary>
internal static class TableRecognition
{
    /// <summary>
    /// The layout whose required columns the file all has; of several, the one that has most columns in common with it. Columns of other
    /// names do not hinder.
    /// </summary>
    /// <param name="layouts">The tables that it can be.</param>
    /// <param name="file">The file.</param>
    /// <exception cref="UnusableFileException">
    /// It is none of them. Where it comes close to one, the message says which columns are missing and which are not known; otherwise it
    /// repeats nothing, because the first row of a file without a heading is a child's data.
    /// </exception>
    public static TableLayout Find(ImmutableArray<TableLayout> layouts, TableFile file)
    {
        var all = $"a heading with the columns of one of {string.Join(", ", layouts.Select(t => t.Name))}";
        var names = TableHeading.Clean(file.Name, CsvTable.Heading(file, all), 1, all).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (layouts.Where(t => !Lacking(t, names).Any()).MaxBy(t => Columns(t).Count(names.Contains)) is { } whole)
        {
            return whole;
        }

        var closest = layouts.MaxBy(t => Columns(t).Count(names.Contains) / (double)Columns(t).Count())!;
        var known = closest.Required.Count(names.Contains);
        if (known * 2 <= closest.Required.Count())
        {
            throw new UnusableFileException("The heading is that of no table of the return.", file.Name, 1, expected: all);
        }

        var others = names.Where(n => n.Length > 0).Except(Columns(closest), StringComparer.OrdinalIgnoreCase).Take(10).ToList();
        var also = others.Count == 0 ? "" : $" but {string.Join(", ", others.Select(TableHeading.Short))}";
        throw new UnusableFileException(
            $"The columns are nearly those of the table {closest.Name}, but not all of them.", file.Name, 1,
            $"no column {string.Join(", ", Lacking(closest, names))}{also}", TableHeading.Expected(closest));
    }

    private static IEnumerable<string> Columns(TableLayout layout) =>
        layout.Keys.Concat(layout.Fields.Where(f => f.Field.Kind != FieldKind.Derived).Select(f => f.Names[0]));

    private static IEnumerable<string> Lacking(TableLayout layout, HashSet<string> names) => layout.Required.Where(n => !names.Contains(n));
}
