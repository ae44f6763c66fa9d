namespace OpenCollect.Formats;

/// <summary>
/// A table's rows put in the order of the children: the bytes of the table are held once, with 20 bytes for each row, and are read
/// from there as a file would be. Rows of one child stay in the order of the file.
/// </summary>
internal sealed class TableInOrder
{
    private const int BlockSize = 1 << 20;

    private readonly List<byte[]> _blocks = [];
    private readonly List<Row> _rows = [];
    private int _used;

    /// <summary>Reads the file's rows in the order of the places of their children; rows of others are left out.</summary>
    /// <param name="file">The file.</param>
    /// <param name="layout">What table it is.</param>
    /// <param name="order">Each child's place.</param>
    public static CsvTable Open(TableFile file, TableLayout layout, ChildOrder order)
    {
        using var table = new CsvTable(file, layout);
        var held = new TableInOrder();
        while (table.Next())
        {
            if (order.Find(table.Child()) is not ChildOrder.None and var place)
            {
                held.Add(table.Raw, place, table.Line);
            }
        }

        held._rows.Sort();
        return new(table, new RowStream(held), [.. held._rows.Select(r => r.Line)]);
    }

    private void Add(ReadOnlySpan<byte> raw, int place, int line)
    {
        if (_blocks.Count == 0 || _used + raw.Length > _blocks[^1].Length)
        {
            _blocks.Add(new byte[Math.Max(BlockSize, raw.Length)]);
            _used = 0;
        }

        raw.CopyTo(_blocks[^1].AsSpan(_used));
        _rows.Add(new(place, line, _blocks.Count - 1, _used, raw.Length));
        _used += raw.Length;
    }

    private readonly record struct Row(int Place, int Line, int Block, int Start, int Length) : IComparable<Row>
    {
        public int CompareTo(Row other) => Place != other.Place ? Place.CompareTo(other.Place) : Line.CompareTo(other.Line);
    }

    /// <summary>The rows one after the other, a line feed before each, so that the first bytes are never taken for a byte order mark.</summary>
    private sealed class RowStream(TableInOrder held) : Stream
    {
        private int _row = -1;
        private int _done;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var written = 0;
            while (written < buffer.Length)
            {
                if (_row >= 0 && _done < held._rows[_row].Length)
                {
                    var row = held._rows[_row];
                    var rest = held._blocks[row.Block].AsSpan(row.Start + _done, Math.Min(row.Length - _done, buffer.Length - written));
                    rest.CopyTo(buffer[written..]);
                    written += rest.Length;
                    _done += rest.Length;
                }
                else if (_row + 1 < held._rows.Count)
                {
                    (_row, _done) = (_row + 1, 0);
                    buffer[written++] = (byte)'\n';
                }
                else
                {
                    break;
                }
            }

            return written;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
