namespace OpenCollect.Formats;

/// <summary>
/// Which columns of a CSV file are the keys and fields of its layout. Names are compared without regard to letter case and white
/// space around them. A column of another name is refused, because it could be a misspelt one, unless the layout says that others are
/// passed over; unnamed ones, as spreadsheets leave them behind, are noted, and an unnamed first one counts the rows.
/// </summary>
/// <exception cref="UnusableFileException">
/// The heading is none of the layout: another separator, a column missing, there twice or not known, far too many. A name from the
/// file is repeated only once all columns of the layout were found: in a file without a heading it would be a child's data.
/// </exception>
internal sealed class TableHeading
{
    private const int MostColumns = 500;

    private readonly TableLayout _layout;
    private readonly string _file;
    private readonly string[] _names;

    public TableHeading(TableLayout layout, string file, IReadOnlyList<string> names, int line, ReadingNotes? notes)
    {
        (_layout, _file) = (layout, file);
        _names = Clean(file, names, line, Expected(layout));
        Keys = [.. layout.Keys.Select(k => Column([k], line))];
        Fields = [.. layout.Fields.Select(f => Column(f.Names, line))];
        RequireColumns(line);
        RefuseOthers(line, notes);
    }

    /// <summary>How many columns the file has.</summary>
    public int Count => _names.Length;

    /// <summary>For each key of the layout the column's number, from 0; -1 if the column is missing.</summary>
    public int[] Keys { get; }

    /// <summary>For each field of the layout the column's number, from 0; -1 if the column is missing.</summary>
    public int[] Fields { get; }

    /// <summary>The columns that the layout has, for messages.</summary>
    public static string Expected(TableLayout layout) =>
        $"the columns {string.Join(", ", layout.Keys.Concat(layout.Fields.Where(f => f.Field.Kind != FieldKind.Derived).Select(f => f.Names[0])))}";

    /// <summary>The names without white space around them, of a heading that could be one.</summary>
    /// <exception cref="UnusableFileException">There are far too many columns, or the file is not separated by commas, or no text.</exception>
    public static string[] Clean(string file, IReadOnlyList<string> names, int line, string expected)
    {
        if (names.Count > MostColumns)
        {
            throw new UnusableFileException("The table has far too many columns.", file, line, $"{names.Count}", expected);
        }

        if (names.Any(n => n.Contains('\0', StringComparison.Ordinal)))
        {
            throw new UnusableFileException("The heading has zero bytes: the file is no text, or UTF-16 without a byte order mark.", file, line, expected: "UTF-8");
        }

        if (names is [var only] && only.AsSpan().Trim() is var text && text.IndexOfAny(";\t|") is >= 0 and var at)
        {
            var separator = text[at] switch { ';' => "semicolons", '\t' => "tabs", _ => "vertical bars" };
            throw new UnusableFileException("The table is not separated by commas.", file, line, separator, "commas");
        }

        return [.. names.Select(n => n.Trim())];
    }

    private int Column(ImmutableArray<string> names, int line)
    {
        var found = -1;
        for (var i = 0; i < _names.Length; i++)
        {
            if (names.Contains(_names[i], StringComparer.OrdinalIgnoreCase))
            {
                found = found < 0 ? i : throw Fault("The table has a column twice.", line, $"column {names[0]} twice");
            }
        }

        return found;
    }

    private void RequireColumns(int line)
    {
        var missing = _layout.Keys.Where((_, i) => Keys[i] < 0 && i < _layout.Keys.Length - _layout.OptionalKeys)
            .Concat(_layout.Fields.Where((f, i) => Fields[i] < 0 && !f.IsOptional).Select(f => f.Names[0])).ToList();
        if (missing.Count > 0)
        {
            throw Fault("The table lacks a column.", line, $"no column {string.Join(", ", missing)}");
        }
    }

    private void RefuseOthers(int line, ReadingNotes? notes)
    {
        for (var i = 0; i < _names.Length; i++)
        {
            var isRowNumber = i == 0 && _names[i].Length == 0;
            if (isRowNumber || Keys.Contains(i) || Fields.Contains(i))
            {
                continue;
            }

            if (_names[i].Length > 0 && !_layout.TakesOthers)
            {
                throw Fault("The table has a column that it should not have.", line, $"column {Short(_names[i])}");
            }

            var name = _names[i].Length > 0 ? Short(_names[i]) : "column without a name";
            notes?.Add(FileChecks.Unknown, $"{_layout.Name}/{name}", line, file: _layout.TakesOthers ? _file : null);
        }
    }

    /// <summary>A name from the file, cut to a length that a message can hold.</summary>
    public static string Short(string name) => name.Length > 40 ? name[..40] + "..." : name;

    private UnusableFileException Fault(string problem, int line, string found) => new(problem, _file, line, found, Expected(_layout));
}
