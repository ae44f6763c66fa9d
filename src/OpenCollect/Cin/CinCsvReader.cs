using OpenCollect.Formats;

namespace OpenCollect.Cin;

/// <summary>
/// Reads a CIN census return as CSV tables, recognised by their names. Header and ChildIdentifiers must be there; any other table
/// may be missing. A record's line is the line of its row in its own table, which is named after the record's group. Rows stand in
/// any order. A child without an LAchildID has no rows in other tables; of several with the same, the first has them, which is noted.
/// Columns that are not of the census are noted and not read. Layout: that of the community's converter, see <c>CinTables</c>.
/// </summary>
public sealed class CinCsvReader : ReturnReader<CinHeader, CinChild>
{
    private readonly Dictionary<TableLayout, TableFile> _files = [];
    private readonly CinCsvChild _child;
    private CsvTable? _identifiers;
    private TablesByChild? _tables;

    /// <summary>Finds the tables and reads the header.</summary>
    /// <exception cref="UnusableFileException">A file is no table of the census, a table is there twice, or one that must be there is missing.</exception>
    public CinCsvReader(IEnumerable<TableFile> files)
    {
        foreach (var file in files)
        {
            var layout = CinTables.All.FirstOrDefault(t => t.IsNamed(file.Table)) ?? throw new UnusableFileException(
                "The file is no table of a CIN census return.", file.Name, expected: $"one of {string.Join(", ", CinTables.All.Select(t => t.Name))}");
            if (!_files.TryAdd(layout, file))
            {
                throw new UnusableFileException($"The table {layout.Name} is there twice.", file.Name, found: _files[layout].Name);
            }
        }

        foreach (var layout in new[] { CinTables.Header, CinTables.Identifiers })
        {
            if (!_files.ContainsKey(layout))
            {
                throw new UnusableFileException($"The table {layout.Name} is missing.", found: string.Join(", ", _files.Keys.Select(t => t.Name)), expected: $"{layout.Name}.csv");
            }
        }

        _child = new(Notes);
        Header = ReadHeader();
    }

    public override CinHeader Header { get; }

    /// <summary>In bytes of UTF-8; 0 until the first child, while the keys of all tables are looked through.</summary>
    public override long BytesRead => _tables is { } tables ? tables.BytesRead + _identifiers!.BytesRead : 0;

    public override IEnumerable<CinChild> Children(CollectionYear year)
    {
        foreach (var layout in _files.Keys.Where(t => !t.Years.Include(year)))
        {
            Notes.Add(FileChecks.NotInYear, layout.Name, 1, $"only in {layout.Years}");
        }

        using var identifiers = _identifiers = new CsvTable(_files[CinTables.Identifiers], CinTables.Identifiers);
        _tables = OpenTables();
        while (identifiers.Read() is { } row)
        {
            yield return _child.Read(row, _tables, year);
        }
    }

    protected override void Dispose(bool disposing) => _tables?.Dispose();

    private TablesByChild OpenTables()
    {
        using var children = new CsvTable(_files[CinTables.Identifiers], CinTables.Identifiers, Notes);
        var others = _files.Where(f => !f.Key.Keys.IsEmpty).Select(f => (f.Key, f.Value));
        return new(children, CinCsvChild.IdColumn, others, CinRecords.MostOfAKind, Notes);
    }

    /// <summary>The one row; an empty header if every cell is empty.</summary>
    private CinHeader ReadHeader()
    {
        using var table = new CsvTable(_files[CinTables.Header], CinTables.Header, Notes);
        var slots = new FieldSlots(CinHeader.Group);
        if (table.Read() is not { } row)
        {
            Notes.Add(FileChecks.MissingPart, CinTables.Header.Name, 1, "one row");
            return new();
        }

        if (table.Next())
        {
            throw table.Fault("The table has more than one row.", table.Line, expected: "one row");
        }

        slots.Begin(row.Line);
        var texts = new TextCache();
        for (var i = 0; i < row.Cells.Length; i++)
        {
            slots.Take(CinTables.Header.Fields[i].Field, row.Cells[i], row.Line, texts);
        }

        return CinRecords.Header(slots);
    }
}
