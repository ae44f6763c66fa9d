namespace OpenCollect.Formats;

/// <summary>
/// The rows of several tables, child by child. Where every table has its children in the order of the first (as our writer and most
/// converters leave them), the tables are read in step and only one child's rows are held; otherwise all rows are held. A first pass
/// over the keys tells which, and finds rows whose child is missing.
/// </summary>
internal sealed class TablesByChild : IDisposable
{
    private readonly Dictionary<TableLayout, Rows> _tables = [];

    /// <param name="childIds">The children in order, as the main table has them; doubles and blanks too.</param>
    /// <param name="files">The tables that refer to a child.</param>
    public TablesByChild(IEnumerable<string> childIds, IEnumerable<(TableLayout Layout, TableFile File)> files)
    {
        var order = new Dictionary<string, int>(StringComparer.Ordinal);
        var next = 0;
        foreach (var id in childIds)
        {
            if (id.Length > 0)
            {
                order.TryAdd(id, next++);
            }
        }

        foreach (var (layout, file) in files)
        {
            _tables.Add(layout, InOrder(layout, file, order) ? new InStep(new(file, layout)) : new Held(file, layout));
        }
    }

    public long BytesRead => _tables.Values.Sum(t => t.BytesRead);

    /// <summary>The child's rows in the table, in file order; to be asked once for each child, in the order of the children.</summary>
    public IReadOnlyList<TableRow> Of(TableLayout layout, string childId) =>
        childId.Length > 0 && _tables.TryGetValue(layout, out var rows) ? rows.Of(childId) : [];

    public UnusableFileException Fault(TableLayout layout, string problem, int line) => new(problem, _tables[layout].File, line);

    public void Dispose()
    {
        foreach (var table in _tables.Values)
        {
            table.Dispose();
        }
    }

    private static bool InOrder(TableLayout layout, TableFile file, Dictionary<string, int> order)
    {
        using var table = new CsvTable(file, layout);
        var last = -1;
        var inOrder = true;
        while (table.Read() is { } row)
        {
            if (!order.TryGetValue(row.Child, out var place))
            {
                throw table.Fault(
                    row.Child.Length == 0 ? "A row does not say which child it belongs to." : "A row belongs to a child that is not among the children.",
                    row.Line, $"{layout.Keys[0]} {(row.Child.Length == 0 ? "empty" : "unknown")}", "an LAchildID of the table ChildIdentifiers");
            }

            inOrder &= place >= last;
            last = place;
        }

        return inOrder;
    }

    private abstract class Rows : IDisposable
    {
        public abstract string File { get; }

        public abstract long BytesRead { get; }

        public abstract IReadOnlyList<TableRow> Of(string childId);

        public abstract void Dispose();
    }

    private sealed class InStep(CsvTable table) : Rows
    {
        private readonly List<TableRow> _rows = [];
        private TableRow? _next = table.Read();

        public override string File => table.File;

        public override long BytesRead => table.BytesRead;

        public override IReadOnlyList<TableRow> Of(string childId)
        {
            _rows.Clear();
            while (_next?.Child == childId)
            {
                _rows.Add(_next);
                _next = table.Read();
            }

            return _rows;
        }

        public override void Dispose() => table.Dispose();
    }

    private sealed class Held : Rows
    {
        private readonly Dictionary<string, List<TableRow>> _rows = new(StringComparer.Ordinal);

        public Held(TableFile file, TableLayout layout)
        {
            File = file.Name;
            using var table = new CsvTable(file, layout);
            while (table.Read() is { } row)
            {
                if (!_rows.TryGetValue(row.Child, out var rows))
                {
                    _rows.Add(row.Child, rows = []);
                }

                rows.Add(row);
            }

            BytesRead = table.BytesRead;
        }

        public override string File { get; }

        public override long BytesRead { get; }

        public override IReadOnlyList<TableRow> Of(string childId) => _rows.Remove(childId, out var rows) ? rows : [];

        public override void Dispose()
        {
        }
    }
}
