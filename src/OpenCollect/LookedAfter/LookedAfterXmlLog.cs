using System.Buffers;
using System.Text;
using OpenCollect.Formats;

namespace OpenCollect.LookedAfter;

/// <summary>
/// What the XML of one child says, value by value as it was typed, row by row of the tables that it stands for. The child is made from
/// it, and it can be packed into few bytes. One object serves a whole file.
/// </summary>
internal sealed class LookedAfterXmlLog
{
    private const byte RowBegins = 15;
    private const int MostCells = 500_000;
    private const int MostText = 16 << 20;

    private readonly List<Cell> _cells = [];
    private readonly int[] _rows = new int[LookedAfterTables.All.Length];
    private readonly bool[] _isOpen = new bool[LookedAfterTables.All.Length];
    private char[] _text = new char[4096];
    private int _length;

    /// <summary>CHILDID, white space around it dropped, the first if it stands twice; empty if there is none.</summary>
    public ReadOnlySpan<char> Id => First(LookedAfter.Header.ChildField);

    public void Clear()
    {
        _cells.Clear();
        _length = 0;
        Array.Clear(_rows);
    }

    /// <summary>Begins a row of the table with the number.</summary>
    /// <exception cref="UnusableFileException">The child has more rows than any child has.</exception>
    public void Begin(int table, int line)
    {
        if (_rows[table]++ == LookedAfterRecords.MostOfAKind)
        {
            throw TooMuch(line);
        }

        Add(new((byte)table, RowBegins, line, _length, 0));
    }

    /// <summary>Takes a value of the row that was last begun in the table. A blank one is no value.</summary>
    public void Take(int table, Field field, ReadOnlySpan<char> text, int line)
    {
        text = text.Trim();
        if (text.IsEmpty)
        {
            return;
        }

        if (_length + text.Length > _text.Length)
        {
            if (_length + text.Length > MostText)
            {
                throw TooMuch(line);
            }

            Array.Resize(ref _text, Math.Max(_text.Length * 2, _length + text.Length));
        }

        text.CopyTo(_text.AsSpan(_length));
        Add(new((byte)table, (byte)field.Index, line, _length, text.Length));
        _length += text.Length;
    }

    /// <summary>
    /// Adds the rows to those of the child, with SEX and DOB of the header in each row of a table that has them, as the tables would say
    /// them again.
    /// </summary>
    public void Add(LookedAfterRows rows, string? childId, TextCache texts)
    {
        Array.Clear(_isOpen);
        var sex = FirstCell(LookedAfter.Header.SexField);
        var born = FirstCell(LookedAfter.Header.BirthDateField);
        foreach (var cell in _cells)
        {
            var table = LookedAfterTables.All[cell.Table];
            var row = rows[cell.Table];
            if (cell.Field != RowBegins)
            {
                row.Slots.Take(table.Group.Fields[cell.Field], Text(cell), cell.Line, texts);
                continue;
            }

            Close(rows, cell.Table, childId);
            row.Slots.Begin(cell.Line);
            _isOpen[cell.Table] = true;
            foreach (var field in table.Copied)
            {
                if ((field.Kind == FieldKind.Date ? born : sex) is { } copied)
                {
                    row.Slots.Take(field, Text(copied), copied.Line, texts);
                }
            }
        }

        for (var i = 0; i < _isOpen.Length; i++)
        {
            Close(rows, i, childId);
        }
    }

    /// <summary>Writes all that was taken, to be read by <see cref="Unpack"/>: some twelve bytes for each value.</summary>
    public void Pack(ArrayBufferWriter<byte> bytes)
    {
        var line = 0;
        foreach (var cell in _cells)
        {
            Write(bytes, (uint)((cell.Table << 4) | cell.Field));
            Write(bytes, Zigzag(cell.Line - line));
            line = cell.Line;
            if (cell.Field != RowBegins)
            {
                var text = Text(cell);
                Write(bytes, (uint)Encoding.UTF8.GetByteCount(text));
                bytes.Advance(Encoding.UTF8.GetBytes(text, bytes.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));
            }
        }
    }

    /// <summary>Takes what <see cref="Pack"/> wrote in place of what was here.</summary>
    public void Unpack(ReadOnlySpan<byte> bytes)
    {
        Clear();
        var line = 0;
        while (!bytes.IsEmpty)
        {
            var what = (int)Read(ref bytes);
            line += Unzigzag(Read(ref bytes));
            if ((what & 15) == RowBegins)
            {
                Begin(what >> 4, line);
            }
            else
            {
                var length = (int)Read(ref bytes);
                if (_length + length > _text.Length)
                {
                    Array.Resize(ref _text, Math.Max(_text.Length * 2, _length + length));
                }

                var taken = Encoding.UTF8.GetChars(bytes[..length], _text.AsSpan(_length));
                Add(new((byte)(what >> 4), (byte)(what & 15), line, _length, taken));
                _length += taken;
                bytes = bytes[length..];
            }
        }
    }

    private static void Write(ArrayBufferWriter<byte> bytes, uint number)
    {
        var span = bytes.GetSpan(5);
        var length = 0;
        for (; number > 0x7F; number >>= 7)
        {
            span[length++] = (byte)(number | 0x80);
        }

        span[length++] = (byte)number;
        bytes.Advance(length);
    }

    private static uint Read(ref ReadOnlySpan<byte> bytes)
    {
        uint number = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[0];
            bytes = bytes[1..];
            number |= (uint)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return number;
            }
        }
    }

    private static uint Zigzag(int number) => (uint)((number << 1) ^ (number >> 31));

    private static int Unzigzag(uint number) => (int)(number >> 1) ^ -(int)(number & 1);

    private static UnusableFileException TooMuch(int line) =>
        new("One child holds more than any child has.", line: line, expected: $"at most {LookedAfterRecords.MostOfAKind:N0} groups of a kind");

    private void Add(Cell cell)
    {
        if (_cells.Count == MostCells)
        {
            throw TooMuch(cell.Line);
        }

        _cells.Add(cell);
    }

    private void Close(LookedAfterRows rows, int table, string? childId)
    {
        if (_isOpen[table])
        {
            rows[table].Add(childId);
            _isOpen[table] = false;
        }
    }

    private ReadOnlySpan<char> First(Field field) => FirstCell(field) is { } cell ? Text(cell) : default;

    private Cell? FirstCell(Field field)
    {
        foreach (var cell in _cells)
        {
            if (cell.Table == 0 && cell.Field == field.Index)
            {
                return cell;
            }
        }

        return null;
    }

    private ReadOnlySpan<char> Text(Cell cell) => _text.AsSpan(cell.Start, cell.Length);

    private readonly record struct Cell(byte Table, byte Field, int Line, int Start, int Length);
}
