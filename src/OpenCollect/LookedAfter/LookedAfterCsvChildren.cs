using OpenCollect.Formats;

namespace OpenCollect.LookedAfter;

/// <summary>
/// The children of a return that was given as tables, all tables read in step with an order of children: the return's own, or that of
/// a later return that it is laid beside.
/// </summary>
internal sealed class LookedAfterCsvChildren : ChildrenBeside
{
    private readonly ChildOrder _order;
    private readonly ReadingNotes _notes;
    private readonly LookedAfterRows _rows = new(hasUascFlag: false);
    private readonly TextCache _texts = new();
    private readonly List<Source> _sources = [];
    private long _bytesRead;

    /// <param name="files">The files by the number of their table, each with whether it has its children in order.</param>
    /// <param name="order">The children.</param>
    /// <param name="year">The collection year of the return.</param>
    /// <param name="notes">Where columns that are missing in the year, or are not part of it, are noted.</param>
    public LookedAfterCsvChildren(
        IEnumerable<(int Table, TableFile File, bool IsInOrder)> files, ChildOrder order, CollectionYear year, ReadingNotes notes)
    {
        (_order, _notes) = (order, notes);
        try
        {
            foreach (var (table, file, isInOrder) in files)
            {
                var layout = LookedAfterTables.All[table].Layout;
                _sources.Add(new(table, layout, new(file, layout, order, isInOrder), year));
                NoteColumns(_sources[^1], year);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>How much of the tables was read, in bytes of UTF-8, as it was within the last hundred children or so; for any thread.</summary>
    public long BytesRead => Interlocked.Read(ref _bytesRead);

    public override LookedAfterChild? Find(int place)
    {
        if (place % 128 == 0)
        {
            Interlocked.Exchange(ref _bytesRead, _sources.Sum(s => s.Table.BytesRead));
        }

        var id = _order[place];
        foreach (var source in _sources)
        {
            var rows = _rows[source.Number];
            while (source.InStep.IsAt(place))
            {
                if (rows.Count == LookedAfterRecords.MostOfAKind)
                {
                    throw source.Table.Fault(
                        "One child has more rows in the table than any child has.", source.Table.Line, expected: $"at most {LookedAfterRecords.MostOfAKind:N0}");
                }

                Read(source, rows.Slots);
                rows.Add(id);
                source.InStep.Next();
            }
        }

        return _rows.Take(id);
    }

    public override void Dispose()
    {
        foreach (var source in _sources)
        {
            source.InStep.Dispose();
        }
    }

    private void Read(Source source, FieldSlots slots)
    {
        var table = source.Table;
        slots.Begin(table.Line);
        for (var i = 0; i < source.Fields.Length; i++)
        {
            var cell = table.Bytes(i);
            var field = source.Fields[i];
            if (cell.IsEmpty || (!source.IsNotInYear[i] && slots.TakeUsual(field, cell, _texts)))
            {
                continue;
            }

            var text = table.Field(i);
            if (text.IsEmpty)
            {
                continue;
            }

            if (field.Kind == FieldKind.Derived)
            {
                if (LookedAfterRecords.TakeKeyed(slots, field, text, _texts) is { } check)
                {
                    _notes.Add(check, field.Name, table.Line, check == FileChecks.NotANumber ? "miles" : null, table.File);
                }

                continue;
            }

            if (source.IsNotInYear[i])
            {
                _notes.Add(FileChecks.NotInYear, table.FieldName(i), table.Line, field.Years.ToString(), table.File);
            }

            slots.Take(field, text, table.Line, _texts);
        }
    }

    private void NoteColumns(Source source, CollectionYear year)
    {
        if (!source.Layout.Years.Include(year))
        {
            _notes.Add(FileChecks.NotInYear, source.Layout.Name, 1, source.Layout.Years.ToString(), source.Table.File);
            return;
        }

        for (var i = 0; i < source.Fields.Length; i++)
        {
            if (!source.Table.HasField(i) && source.Fields[i].Kind != FieldKind.Derived && source.Fields[i].Years.Include(year))
            {
                _notes.Add(FileChecks.MissingColumn, source.Table.FieldName(i), 1, file: source.Table.File);
            }
        }
    }

    private sealed class Source(int number, TableLayout layout, TableInStep inStep, CollectionYear year)
    {
        public int Number => number;

        public TableLayout Layout => layout;

        public TableInStep InStep => inStep;

        public CsvTable Table => inStep.Table;

        public Field[] Fields { get; } = [.. layout.Fields.Select(f => f.Field)];

        /// <summary>For each field whether the table is part of the year and the field is not.</summary>
        public bool[] IsNotInYear { get; } = [.. layout.Fields.Select(f => layout.Years.Include(year) && !f.Field.Years.Include(year))];
    }
}
