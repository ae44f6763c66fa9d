namespace OpenCollect.Formats;

/// <summary>
/// One table read in step with the children of a return: the rows of each in file order, those of children who are not among them passed
/// over. A table that has its children in another order is put in order in memory before.
/// </summary>
internal sealed class TableInStep : IDisposable
{
    private readonly ChildOrder _order;
    private int _place;

    /// <param name="file">The file.</param>
    /// <param name="layout">What table it is.</param>
    /// <param name="order">The children.</param>
    /// <param name="isInOrder">Whether the table has its children in that order, as <see cref="Scan"/> tells.</param>
    public TableInStep(TableFile file, TableLayout layout, ChildOrder order, bool isInOrder)
    {
        _order = order;
        Table = isInOrder ? new(file, layout) : TableInOrder.Open(file, layout, order);
        try
        {
            Next();
        }
        catch
        {
            Table.Dispose();
            throw;
        }
    }

    /// <summary>The table, standing on the row that comes next.</summary>
    public CsvTable Table { get; }

    /// <summary>
    /// Looks through the keys of a table: whether it has its children in order. Those who are not among them yet are put at the end; rows
    /// without a child's identifier are noted.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="layout">What table it is.</param>
    /// <param name="order">The children so far.</param>
    /// <param name="notes">Where columns and rows that cannot be used are noted.</param>
    public static bool Scan(TableFile file, TableLayout layout, ChildOrder order, ReadingNotes notes)
    {
        using var table = new CsvTable(file, layout, notes);
        var last = -1;
        var isInOrder = true;
        while (table.Next())
        {
            var place = table.PlaceNear(order, last);
            if (place == ChildOrder.None)
            {
                var child = table.Child();
                if (child.IsEmpty)
                {
                    notes.Add(FileChecks.NoChild, $"{layout.Name}/{layout.Keys[0]}", table.Line, file: file.Name);
                    continue;
                }

                order.Add(child, out place);
            }

            isInOrder &= place >= last;
            last = place;
        }

        return isInOrder;
    }

    /// <summary>Whether the next row is of the child with the place. Places must rise from call to call; rows before are passed over.</summary>
    public bool IsAt(int place)
    {
        while (_place < place)
        {
            Next();
        }

        return _place == place;
    }

    /// <summary>Goes to the next row of any of the children.</summary>
    public void Next()
    {
        while (Table.Next())
        {
            var place = Table.PlaceNear(_order, _place);
            if (place == ChildOrder.None && Table.Child() is { IsEmpty: false } child)
            {
                place = _order.Find(child);
            }

            if (place != ChildOrder.None)
            {
                _place = place;
                return;
            }
        }

        _place = int.MaxValue;
    }

    public void Dispose() => Table.Dispose();
}
