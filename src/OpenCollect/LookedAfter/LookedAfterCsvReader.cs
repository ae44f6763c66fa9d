using OpenCollect.Formats;

namespace OpenCollect.LookedAfter;

/// <summary>
/// Reads a return as CSV tables, each recognised by its column names whatever its file is called: letter case, white space around names
/// and the order of columns do not matter. Any of the twelve tables may be missing; each may be there once. The children of the Header
/// table come first, in its order, then those who are only in other tables. Rows stand in any order, and those of a child stay in the
/// order of the file. A record's line is that of its row in the table that is named after the record's group; see
/// <see cref="FileOf"/>. Columns that belong to no year are noted and not read; those of another year, which a table has too many or
/// too few, are noted and read. Episodes may have PL_LA, PL_LOCATION and PL_DISTANCE where somebody keyed them.
/// Source: format notes, sections 2 to 4.
/// </summary>
public sealed class LookedAfterCsvReader : LookedAfterReader
{
    private readonly TableFile?[] _files = new TableFile?[LookedAfterTables.All.Length];
    private readonly bool[] _isInOrder = new bool[LookedAfterTables.All.Length];
    private ChildOrder? _order;
    private LookedAfterCsvChildren? _children;
    private ChildrenBeside? _beside;

    /// <summary>Finds out which table each file is.</summary>
    /// <param name="files">The files, each of which can be opened again and again.</param>
    /// <exception cref="UnusableFileException">There is no file, a file is no table of the return, or a table is there twice.</exception>
    public LookedAfterCsvReader(IEnumerable<TableFile> files)
    {
        var layouts = LookedAfterTables.All.Select(t => t.Layout).ToImmutableArray();
        foreach (var file in files)
        {
            var layout = TableRecognition.Find(layouts, file);
            ref var known = ref _files[layouts.IndexOf(layout)];
            known = known is null ? file : throw new UnusableFileException(
                $"The table {layout.Name} is there twice.", file.Name, 1, $"the same columns in {known.Name}", "each table once, and last year's return apart");
        }

        Tables = [.. LookedAfterTables.All.Where((_, i) => _files[i] is not null).Select(t => t.Group)];
        if (Tables.IsEmpty)
        {
            throw new UnusableFileException("There is no table.", expected: $"one or more of {string.Join(", ", layouts.Select(t => t.Name))}");
        }
    }

    public override ImmutableArray<Group> Tables { get; }

    public override bool HasUascFlag => false;

    /// <summary>In bytes of UTF-8; 0 until the first child, while the keys of all tables are looked through.</summary>
    public override long BytesRead => _children?.BytesRead ?? 0;

    /// <summary>The name of the file that holds the table; none if the table was not given.</summary>
    public string? FileOf(Group table) => _files[LookedAfterTables.NumberOf(table)]?.Name;

    protected override IEnumerable<LookedAfterChild> Children(CollectionYear year, ReadingNotes notes)
    {
        var order = Order();
        _children = new(Given(), order, year, notes);
        for (var place = 0; place < order.Count; place++)
        {
            yield return _children.Find(place) ?? new() { Id = order[place] };
        }
    }

    internal override ChildOrder Order()
    {
        if (_order is null)
        {
            var order = new ChildOrder(upperCase: true);
            foreach (var (table, file, _) in Given())
            {
                _isInOrder[table] = TableInStep.Scan(file, LookedAfterTables.All[table].Layout, order, Notes);
            }

            _order = order;
        }

        return _order;
    }

    /// <summary>Only the tables that anything asks an earlier return for are read; of the others only the keys.</summary>
    internal override ChildrenBeside Beside(ChildOrder order, CollectionYear year, LookedAfterHeadlines? headlines = null)
    {
        var own = Order();
        return _beside = new LookedAfterCsvBeside(Given().Where(f => Inputs.IsAskedOfLast(LookedAfterTables.All[f.Table].Group)), own, order, year, headlines, Notes);
    }

    protected override void Dispose(bool disposing)
    {
        _children?.Dispose();
        _beside?.Dispose();
    }

    /// <summary>The files by the number of their table, each with whether it has its children in order, once that is known.</summary>
    private IEnumerable<(int Table, TableFile File, bool IsInOrder)> Given() =>
        _files.Select((f, i) => (Table: i, File: f!, IsInOrder: _isInOrder[i])).Where(f => f.File is not null);
}
