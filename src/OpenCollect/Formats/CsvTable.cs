using System.Buffers;
using System.Text.Unicode;
using CsvHelper;

namespace OpenCollect.Formats;

/// <summary>
/// Reads one CSV table of a known layout, row by row. Columns may stand in any order and letter case, with an unnamed column of row
/// numbers in front. UTF-8, or UTF-16 with a byte order mark.
/// </summary>
/// <exception cref="UnusableFileException">The file is no such table; names file and line, never a value.</exception>
internal sealed class CsvTable : IDisposable
{
    private const int MostRowBytes = 1 << 20;
    private const int MostColumns = 500;

    private readonly TableLayout _layout;
    private readonly string _file;
    private readonly CsvReader _csv;
    private readonly int[] _keys;
    private readonly int[] _fields;
    private readonly int _columns;
    private char[] _text = new char[256];

    public CsvTable(TableFile file, TableLayout layout)
    {
        (_layout, _file) = (layout, file.Name);
        _csv = CsvReader.Create(file.Open(), new CsvReaderOptions
        {
            Separator = ',',
            MalformedData = CsvMalformedDataHandling.Throw,
            MaxRecordSize = MostRowBytes,
            TrackLineNumbers = true,
            IncludeValuesInExceptions = false,
        });
        try
        {
            Guarded(() =>
            {
                _csv.ReadHeader();
                return true;
            });
            if (_csv.Headers.Count == 0)
            {
                throw new UnusableFileException("The table is empty.", _file, expected: $"the columns {Expected()}");
            }

            var headers = _csv.Headers.ToArray();
            _columns = headers.Length;
            CheckHeaders(headers);
            _keys = [.. layout.Keys.Select(k => Column(headers, [k]))];
            _fields = [.. layout.Fields.Select(f => Column(headers, f.Names))];
            RequireColumns();
        }
        catch
        {
            _csv.Dispose();
            throw;
        }
    }

    public string File => _file;

    /// <summary>How far the table was read, in bytes of UTF-8.</summary>
    public long BytesRead => _csv.ByteOffset;

    /// <summary>The next row, or none at the end.</summary>
    public TableRow? Read()
    {
        if (!Guarded(() => _csv.Read()))
        {
            return null;
        }

        var line = (int)Math.Min(int.MaxValue, _csv.LineNumber);
        if (_csv.FieldCount != _columns)
        {
            throw new UnusableFileException("A row has another number of cells than the heading.", _file, line, $"{_csv.FieldCount} cells", $"{_columns}");
        }

        var cells = new string?[_fields.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = _fields[i] < 0 ? null : Cell(_fields[i], line);
        }

        var keys = new string[_keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = _keys[i] < 0 ? "" : Cell(_keys[i], line);
        }

        return new(ImmutableArray.Create(keys), cells, line);
    }

    public UnusableFileException Fault(string problem, int line, string? found = null, string? expected = null) => new(problem, _file, line, found, expected);

    public void Dispose() => _csv.Dispose();

    private string Cell(int column, int line)
    {
        var bytes = _csv.GetSpan(column);
        if (bytes.Length > _text.Length)
        {
            _text = new char[bytes.Length];
        }

        if (Utf8.ToUtf16(bytes, _text, out _, out var length, replaceInvalidSequences: false) != OperationStatus.Done)
        {
            throw new UnusableFileException("A row has bytes that are not in the encoding of the file.", _file, line, expected: "UTF-8, or UTF-16 with a byte order mark");
        }

        return _text.AsSpan(0, length).Trim().ToString();
    }

    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CsvFormatException problem)
        {
            throw new UnusableFileException(
                problem.Message.Contains("MaxRecordSize", StringComparison.Ordinal)
                    ? "One row is longer than any row of a return, or a quotation mark is not closed."
                    : "The quotation marks of a row do not match.",
                _file, (int)problem.LineNumber, inner: problem);
        }
    }

    private void CheckHeaders(string[] headers)
    {
        if (headers.Length == 1 && headers[0].AsSpan().ContainsAny(";\t|"))
        {
            var separator = headers[0].Contains(';', StringComparison.Ordinal) ? "semicolons" : headers[0].Contains('\t', StringComparison.Ordinal) ? "tabs" : "vertical bars";
            throw new UnusableFileException("The table is not separated by commas.", _file, 1, separator, "commas");
        }

        if (headers.Length > MostColumns)
        {
            throw new UnusableFileException("The table has far too many columns.", _file, 1, $"{headers.Length}", $"the columns {Expected()}");
        }

        for (var i = 0; i < headers.Length; i++)
        {
            var name = headers[i].Trim();
            var known = _layout.Keys.Concat(_layout.Fields.SelectMany(f => f.Names)).Contains(name, StringComparer.OrdinalIgnoreCase);
            if (!known && !(i == 0 && name.Length == 0))
            {
                throw new UnusableFileException("The table has a column that it should not have.", _file, 1, $"column {Short(name)}", $"the columns {Expected()}");
            }

            if (headers.Take(i).Any(h => h.Trim().Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                throw new UnusableFileException("The table has a column twice.", _file, 1, $"column {Short(name)}");
            }
        }
    }

    private void RequireColumns()
    {
        var missing = _layout.Keys.Where((_, i) => _keys[i] < 0 && i < _layout.Keys.Length - _layout.OptionalKeys)
            .Concat(_layout.Fields.Where((f, i) => _fields[i] < 0 && !f.IsOptional).Select(f => f.Names[0])).ToList();
        if (missing.Count > 0)
        {
            throw new UnusableFileException("The table lacks a column.", _file, 1, $"no column {string.Join(", ", missing)}", $"the columns {Expected()}");
        }
    }

    private static int Column(string[] headers, ImmutableArray<string> names) =>
        Array.FindIndex(headers, h => names.Contains(h.Trim(), StringComparer.OrdinalIgnoreCase));

    private string Expected() => string.Join(", ", _layout.Keys.Concat(_layout.Fields.Select(f => f.Names[0])));

    private static string Short(string name) => name.Length == 0 ? "without a name" : name.Length > 40 ? name[..40] + "..." : name;
}
