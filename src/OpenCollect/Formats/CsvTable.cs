using System.Buffers;
using System.Text.Unicode;
using CsvHelper;

namespace OpenCollect.Formats;

/// <summary>
/// Reads one CSV table of a known layout, row by row, one row of at most about 1 MB in memory. Blank lines and rows with nothing in
/// any cell are passed over. UTF-8, UTF-16 or UTF-32 with a byte order mark, or the encoding that the file's user declared.
/// </summary>
/// <exception cref="UnusableFileException">The file is no such table; names file and line, never a value.</exception>
internal sealed class CsvTable : IDisposable
{
    private const int MostRowBytes = 1 << 20;

    private readonly TableLayout _layout;
    private readonly TableHeading _heading;
    private readonly CsvReader _csv;
    private readonly int[]? _lines;
    private readonly TextCache _texts = new();
    private char[] _text = new char[256];
    private int _rows;

    /// <summary>Opens the file and reads its heading.</summary>
    /// <param name="file">The file.</param>
    /// <param name="layout">What table it is.</param>
    /// <param name="notes">Where columns that are not of the layout are noted; nowhere if none.</param>
    public CsvTable(TableFile file, TableLayout layout, ReadingNotes? notes = null)
    {
        (_layout, File) = (layout, file.Name);
        _csv = Open(file, TableHeading.Expected(layout));
        try
        {
            _heading = new(layout, File, _csv.Headers, 1, notes);
        }
        catch
        {
            _csv.Dispose();
            throw;
        }
    }

    /// <summary>Rows of the same table in another order.</summary>
    /// <param name="table">The table, which may be closed already.</param>
    /// <param name="rows">The rows as <see cref="Raw"/> gave them, a line feed before each.</param>
    /// <param name="lines">The line of each row in the file.</param>
    public CsvTable(CsvTable table, Stream rows, int[] lines)
    {
        (_layout, File, _heading, _lines) = (table._layout, table.File, table._heading, lines);
        _csv = CsvReader.Create(rows, Options with { HasHeader = false });
    }

    /// <summary>The file's name.</summary>
    public string File { get; }

    /// <summary>How far the table was read, in bytes of UTF-8.</summary>
    public long BytesRead => _csv.ByteOffset;

    /// <summary>The row's line in the file, from 1: the one where it begins, if line breaks stand in its cells.</summary>
    public int Line { get; private set; }

    /// <summary>The bytes of the row in UTF-8, without the line break at its end.</summary>
    public ReadOnlySpan<byte> Raw => _csv.RawRecord;

    private static CsvReaderOptions Options { get; } = new()
    {
        Separator = ',',
        MalformedData = CsvMalformedDataHandling.Throw,
        MaxRecordSize = MostRowBytes,
        TrackLineNumbers = true,
        IncludeValuesInExceptions = false,
    };

    /// <summary>The names in the file's heading as they stand; at least one.</summary>
    /// <param name="file">The file.</param>
    /// <param name="expected">What it should hold, for the message if it is empty.</param>
    public static ImmutableArray<string> Heading(TableFile file, string expected)
    {
        using var csv = Open(file, expected);
        return [.. csv.Headers];
    }

    /// <summary>Goes to the next row; false at the end.</summary>
    public bool Next()
    {
        while (Guarded(_csv, File, static csv => csv.Read()))
        {
            Line = _lines is null ? (int)Math.Min(int.MaxValue, _csv.LineNumber) : _lines[_rows++];
            if (_csv.FieldCount != _heading.Count)
            {
                throw Fault("A row has another number of cells than the heading.", Line, $"{_csv.FieldCount} cells", $"{_heading.Count}");
            }

            if (!IsBlank())
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first key of the row, white space around it dropped; empty if it is missing. Valid until the next row.</summary>
    public ReadOnlySpan<char> Child() => _heading.Keys is [>= 0 and var column, ..] ? Cell(column) : default;

    /// <summary>
    /// The place of the row's child, by the first key, if it is the given one or the one after, which costs next to nothing to find out;
    /// <see cref="ChildOrder.None"/> if <see cref="Child"/> must be looked up.
    /// </summary>
    public int PlaceNear(ChildOrder order, int near) => _heading.Keys is [>= 0 and var column, ..] ? order.FindNear(_csv.GetSpan(column), near) : ChildOrder.None;

    /// <summary>The bytes of the row's cell of the layout's field with the number, as they stand. Valid until the next row.</summary>
    public ReadOnlySpan<byte> Bytes(int number) => _heading.Fields[number] is >= 0 and var column ? _csv.GetSpan(column) : default;

    /// <summary>The row's cell of the layout's field with the number, white space around it dropped. Valid until the next row.</summary>
    public ReadOnlySpan<char> Field(int number) => _heading.Fields[number] is >= 0 and var column ? Cell(column) : default;

    /// <summary>Whether the file has the column of the layout's field with the number.</summary>
    public bool HasField(int number) => _heading.Fields[number] >= 0;

    /// <summary>Table and column of the layout's field with the number.</summary>
    public string FieldName(int number) => $"{_layout.Name}/{_layout.Fields[number].Names[0]}";

    /// <summary>The row as it stands.</summary>
    public TableRow Row()
    {
        var cells = new string?[_heading.Fields.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = _heading.Fields[i] < 0 ? null : _texts.Get(Cell(_heading.Fields[i]));
        }

        var keys = ImmutableArray.CreateBuilder<string>(_heading.Keys.Length);
        foreach (var column in _heading.Keys)
        {
            keys.Add(column < 0 ? "" : _texts.Get(Cell(column)));
        }

        return new(keys.MoveToImmutable(), cells, Line);
    }

    /// <summary>The next row, or none at the end.</summary>
    public TableRow? Read() => Next() ? Row() : null;

    public UnusableFileException Fault(string problem, int line, string? found = null, string? expected = null) => new(problem, File, line, found, expected);

    public void Dispose() => _csv.Dispose();

    private static CsvReader Open(TableFile file, string expected)
    {
        var csv = CsvReader.Create(file.Open(), Options with { Encoding = file.Encoding });
        try
        {
            Guarded(csv, file.Name, static csv =>
            {
                csv.ReadHeader();
                return true;
            });
            return csv.Headers.Count > 0 ? csv : throw new UnusableFileException("The table is empty.", file.Name, expected: expected);
        }
        catch
        {
            csv.Dispose();
            throw;
        }
    }

    private bool IsBlank()
    {
        for (var i = 0; i < _heading.Count; i++)
        {
            var cell = _csv.GetSpan(i);
            if (!cell.IsEmpty && !cell.Trim(" \t"u8).IsEmpty)
            {
                return false;
            }
        }

        return true;
    }

    private ReadOnlySpan<char> Cell(int column)
    {
        var bytes = _csv.GetSpan(column);
        if (bytes.Length > _text.Length)
        {
            _text = new char[bytes.Length];
        }

        if (Utf8.ToUtf16(bytes, _text, out _, out var length, replaceInvalidSequences: false) != OperationStatus.Done)
        {
            throw Fault("A row has bytes that are not in the encoding of the file.", Line, expected: "UTF-8 (\"CSV UTF-8\" in a spreadsheet program), or UTF-16 with a byte order mark");
        }

        var text = _text.AsSpan(0, length);
        return text.Contains('\0') ? throw Fault("A row has zero bytes, which no text has.", Line, expected: "text in UTF-8") : text.Trim();
    }

    /// <summary>In our own words and without the exception, which could hold a piece of the file.</summary>
    private static bool Guarded(CsvReader csv, string file, Func<CsvReader, bool> read)
    {
        try
        {
            return read(csv);
        }
        catch (CsvFormatException problem)
        {
            throw new UnusableFileException(
                problem.Message.Contains("MaxRecordSize", StringComparison.Ordinal)
                    ? "One row is longer than any row of a return, or a quotation mark is not closed."
                    : "The quotation marks of a row do not match.",
                file,
                (int)Math.Min(int.MaxValue, problem.LineNumber));
        }
    }
}
