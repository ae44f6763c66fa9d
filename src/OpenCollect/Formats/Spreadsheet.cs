using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace OpenCollect.Formats;

/// <summary>
/// Reads the cells of an XLSX workbook as text, sheet by sheet (ECMA-376, SpreadsheetML). Our own because it runs in the browser too,
/// where the usual library is larger than everything else together. Formulas give their last result; numbers stay as they are stored,
/// so a date is a count of days, see <see cref="DateOf"/>. A hostile workbook costs bounded memory.
/// </summary>
/// <exception cref="UnusableFileException">The file is no workbook; names it.</exception>
internal sealed class Spreadsheet : IDisposable
{
    private const long MostBytes = 512L << 20;
    private const int MostColumns = 500;
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly ZipArchive _zip;
    private readonly string _name;
    private readonly List<string> _texts;

    public Spreadsheet(Stream stream, string name)
    {
        _name = name;
        try
        {
            _zip = new(stream, ZipArchiveMode.Read, leaveOpen: true);
            if (_zip.Entries.Sum(e => e.Length) > MostBytes)
            {
                throw new UnusableFileException("The workbook unpacks to far more than a list of providers does, and is refused for safety.", name);
            }

            _texts = Guarded(SharedTexts);
            Sheets = Guarded(() => FindSheets());
        }
        catch (InvalidDataException)
        {
            throw Damaged();
        }
    }

    /// <summary>The sheets' names, in order.</summary>
    public ImmutableArray<string> SheetNames => [.. Sheets.Select(s => s.Name)];

    private List<(string Name, string Part)> Sheets { get; }

    /// <summary>The rows of a sheet that have any cell; a cell that is not there is empty.</summary>
    public IEnumerable<string[]> Rows(string sheet)
    {
        using var xml = Open(Sheets.First(s => s.Name == sheet).Part) ?? throw Damaged();
        while (Guarded(() => xml.ReadToFollowing("row")))
        {
            var cells = Guarded(() => Row(xml));
            if (cells.Length > 0)
            {
                yield return cells;
            }
        }
    }

    /// <summary>The date that a cell gives: as a count of days from 30 December 1899, or as text with the day first; none if it is neither.</summary>
    public static DateOnly? DateOf(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var days) ? days is > 0 and < 2_958_466 ? new DateOnly(1899, 12, 30).AddDays((int)days) : null
        : DateOnly.TryParseExact(cell.Split(' ')[0], ["dd/MM/yyyy", "d/M/yyyy", "yyyy-MM-dd", "dd-MM-yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : null;

    public void Dispose() => _zip.Dispose();

    private string[] Row(XmlReader xml)
    {
        var cells = new List<string>();
        using var row = xml.ReadSubtree();
        while (row.Read())
        {
            if (row is not { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                continue;
            }

            var column = ColumnOf(row.GetAttribute("r")) ?? cells.Count;
            var type = row.GetAttribute("t");
            if (column >= MostColumns)
            {
                throw new UnusableFileException("A sheet has far too many columns.", _name, expected: $"at most {MostColumns}");
            }

            while (cells.Count <= column)
            {
                cells.Add("");
            }

            cells[column] = Value(row, type).Trim();
        }

        return cells.TrueForAll(c => c.Length == 0) ? [] : [.. cells];
    }

    private string Value(XmlReader row, string? type)
    {
        if (row.IsEmptyElement)
        {
            return "";
        }

        var text = "";
        using var cell = row.ReadSubtree();
        cell.Read();
        while (cell.Read())
        {
            if (cell is { NodeType: XmlNodeType.Element, LocalName: "v" or "t" })
            {
                var read = cell.ReadElementContentAsString();
                text = type == "s" && int.TryParse(read, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < _texts.Count
                    ? _texts[number] : text + read;
            }
        }

        return text;
    }

    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var c in reference ?? "")
        {
            if (c is < 'A' or > 'Z' || column > MostColumns)
            {
                break;
            }

            column = (column * 26) + c - 'A' + 1;
        }

        return column > 0 ? column - 1 : null;
    }

    private List<string> SharedTexts()
    {
        var texts = new List<string>();
        using var xml = Open("xl/sharedStrings.xml");
        while (xml?.ReadToFollowing("si") == true)
        {
            var text = "";
            using var item = xml.ReadSubtree();
            item.Read();
            while (item.Read())
            {
                // rPh holds a reading aid for East Asian scripts, which is no part of the text.
                if (item is { NodeType: XmlNodeType.Element, LocalName: "rPh" })
                {
                    item.Skip();
                }

                if (item is { NodeType: XmlNodeType.Element, LocalName: "t" })
                {
                    item.Read();
                    text += item.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace ? item.Value : "";
                }
            }

            texts.Add(text);
        }

        return texts;
    }

    private List<(string Name, string Part)> FindSheets()
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        using (var xml = Open("xl/_rels/workbook.xml.rels") ?? throw Damaged())
        {
            while (xml.ReadToFollowing("Relationship"))
            {
                if (xml.GetAttribute("Id") is { } id && xml.GetAttribute("Target") is { } target)
                {
                    parts[id] = target.StartsWith('/') ? target[1..] : $"xl/{target}";
                }
            }
        }

        var sheets = new List<(string, string)>();
        using var book = Open("xl/workbook.xml") ?? throw Damaged();
        while (book.ReadToFollowing("sheet"))
        {
            if (book.GetAttribute("name") is { } sheet && book.GetAttribute("id", Relationships) is { } id && parts.TryGetValue(id, out var part))
            {
                sheets.Add((sheet, part));
            }
        }

        return sheets;
    }

    private XmlReader? Open(string part) => _zip.GetEntry(part) is not { } entry ? null : XmlReader.Create(entry.Open(), new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostBytes, CloseInput = true, IgnoreComments = true,
    });

    private UnusableFileException Damaged() => new("The workbook is damaged or is no workbook.", _name, expected: "an XLSX file");

    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception problem) when (problem is XmlException or InvalidDataException or InvalidOperationException)
        {
            throw Damaged();
        }
    }
}
