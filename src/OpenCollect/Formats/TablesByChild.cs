namespace OpenCollect.Formats;

/// <summary>
/// The rows of several tables, child by child. A first pass over the keys finds rows whose child is missing, and whether a table has
/// its children in the order of the first table, as our writer and most converters leave them. All tables are then read in step, one
/// child's rows of each in memory; a table in another order is put in order in memory before.
/// </summary>
internal sealed class TablesByChild : IDisposable
{
    private readonly Dictionary<TableLayout, Rows> _tables = [];
    private readonly int _mostRows;

    /// <param name="children">The table that has a row for each child; rows without a key, and further ones with the same, own no rows elsewhere.</param>
    /// <param name="keyColumn">Where the child's key stands among that table's fields.</param>
    /// <param name="files">The tables that refer to a child.</param>
    /// <param name="mostRows">How many rows of one table a child may have.</param>
    /// <param name="notes">Where children with the same key and unknown columns are noted.</param>
    public TablesByChild(
        CsvTable children, int keyColumn, IEnumerable<(TableLayout Layout, TableFile File)> files, int mostRows, ReadingNotes notes)
    {
        _mostRows = mostRows;
        var order = OrderOf(children, keyColumn, notes);
        try
        {
            foreach (var (layout, file) in files)
            {
                _tables.Add(layout, new(IsInOrder(layout, file, order, notes) ? new(file, layout) : TableInOrder.Open(file, layout, order)));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public long BytesRead => _tables.Values.Sum(t => t.Table.BytesRead);

    /// <summary>The child's rows in the table, in file order; to be asked once for each child, in the order of the children.</summary>
    public IReadOnlyList<TableRow> Of(TableLayout layout, string childId) =>
        childId.Length > 0 && _tables.TryGetValue(layout, out var rows) ? rows.Of(childId, _mostRows) : [];

    public UnusableFileException Fault(TableLayout layout, string problem, int line) => _tables[layout].Table.Fault(problem, line);

    public void Dispose()
    {
        foreach (var rows in _tables.Values)
        {
            rows.Table.Dispose();
        }
    }

    private static ChildOrder OrderOf(CsvTable children, int keyColumn, ReadingNotes notes)
    {
        var order = new ChildOrder();
        while (children.Next())
        {
            var id = children.Field(keyColumn);
            if (!id.IsEmpty && !order.Add(id, out _))
            {
                notes.Add(FileChecks.Repeated, children.FieldName(keyColumn), children.Line, "a value of its own in each row; rows of other tables went to the first");
            }
        }

        return order;
    }

    private static bool IsInOrder(TableLayout layout, TableFile file, ChildOrder order, ReadingNotes notes)
    {
        using var table = new CsvTable(file, layout, notes);
        var last = -1;
        var isInOrder = true;
        while (table.Next())
        {
            var child = table.Child();
            var place = order.Find(child);
            if (place == ChildOrder.None)
            {
                throw child.IsEmpty
                    ? table.Fault("A row does not say which child it belongs to.", table.Line, $"{layout.Keys[0]} empty")
                    : table.Fault("A row belongs to a child that is not among the children.", table.Line, $"{layout.Keys[0]} unknown");
            }

            isInOrder &= place >= last;
            last = place;
        }

        return isInOrder;
    }

    /// <summary>The rows of one table, read in step with the children.</summary>
    private sealed class Rows(CsvTable table)
    {
        private readonly List<TableRow> _rows = [];
        private TableRow? _next = table.Read();

        public CsvTable Table => table;

        public List<TableRow> Of(string childId, int most)
        {
            _rows.Clear();
            while (_next?.Child == childId)
            {
                if (_rows.Count == most)
                {
                    throw table.Fault("One child has more rows in the table than any child has.", _next.Line, expected: $"at most {most}");
                }

                _rows.Add(_next);
                _next = table.Read();
            }

            return _rows;
        }
    }
}
