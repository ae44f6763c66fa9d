using System.Text;

namespace OpenCollect.Reports.Excel;

/// <summary>How a cell looks: the number of its format in <see cref="Workbook"/>'s styles.</summary>
internal enum CellStyle
{
    Text = 1,
    Wrapped = 2,
    Header = 3,
    NumberHeader = 4,
    Title = 5,
    Heading = 6,
    Number = 7,
    RightText = 8,
    Line = 9,
    Error = 10,
    Query = 11,
}

/// <summary>
/// One worksheet, written from the first row to the last. Text is always an inline string and never a formula.
/// </summary>
internal sealed class SheetWriter : IDisposable
{
    /// <summary>How many rows a worksheet can have.</summary>
    public const int MostRows = 1_048_576;

    private readonly StreamWriter _output;
    private readonly int _columns;
    private readonly string? _filter;
    private int _row;
    private int _column;

    /// <param name="stream">The part of the workbook.</param>
    /// <param name="widths">The columns' widths, in characters.</param>
    /// <param name="rowsOfTable">Where the sheet is a table under a header row: how many rows it has with the header; else 0.</param>
    /// <param name="frozen">How many columns of a table stay in view when it is moved sideways; at least one.</param>
    /// <param name="isFirst">Whether the workbook opens on this sheet.</param>
    public SheetWriter(Stream stream, ReadOnlySpan<int> widths, int rowsOfTable, int frozen, bool isFirst)
    {
        _output = new(stream, new UTF8Encoding(false), 1 << 15);
        _columns = widths.Length;
        _filter = rowsOfTable > 0 ? $"A1:{ColumnName(_columns)}{rowsOfTable}" : null;
        _output.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""");
        _output.Write("""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">""");
        _output.Write("""<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>""");
        _output.Write("<sheetViews><sheetView workbookViewId=\"0\"");
        _output.Write(isFirst ? " showGridLines=\"0\" tabSelected=\"1\">" : ">");
        if (_filter is not null)
        {
            _output.Write($"""<pane xSplit="{frozen}" ySplit="1" topLeftCell="{ColumnName(frozen + 1)}2" activePane="bottomRight" state="frozen"/>""");
            _output.Write("""<selection pane="topRight"/><selection pane="bottomLeft"/><selection pane="bottomRight"/>""");
        }

        _output.Write("""</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>""");
        for (var i = 0; i < widths.Length; i++)
        {
            _output.Write($"""<col min="{i + 1}" max="{i + 1}" width="{widths[i]}" customWidth="1"/>""");
        }

        _output.Write("</cols><sheetData>");
    }

    public int Row => _row;

    /// <summary>Begins a row.</summary>
    /// <param name="lines">How many lines of text it needs, where it holds wrapped text; 0 for the usual height.</param>
    public void StartRow(int lines = 0)
    {
        _column = 0;
        _output.Write("<row r=\"");
        _output.Write(++_row);
        _output.Write('"');
        if (lines > 1)
        {
            _output.Write($""" ht="{Math.Min(lines * 13, 400)}" customHeight="1" """);
        }

        _output.Write('>');
    }

    public void EndRow() => _output.Write("</row>");

    /// <summary>A cell of text; nothing for no text.</summary>
    public void Text(ReadOnlySpan<char> text, CellStyle style = CellStyle.Text)
    {
        if (text.IsEmpty)
        {
            _column++;
            return;
        }

        Start(style);
        _output.Write(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        CellText.Write(_output, text);
        _output.Write("</t></is></c>");
    }

    /// <summary>A cell with a number; nothing for no number.</summary>
    public void Number(long? number, CellStyle style = CellStyle.Number)
    {
        if (number is null)
        {
            _column++;
            return;
        }

        Start(style);
        _output.Write("><v>");
        _output.Write(number.Value);
        _output.Write("</v></c>");
    }

    /// <summary>Empty cells that look like their neighbours.</summary>
    public void Blank(int cells, CellStyle style = CellStyle.Wrapped)
    {
        for (; cells > 0; cells--)
        {
            Start(style);
            _output.Write("/>");
        }
    }

    /// <summary>The header row of a table, with those of numbers at the right.</summary>
    public void Header(IEnumerable<string> names, Func<string, bool> isNumber)
    {
        StartRow();
        foreach (var name in names)
        {
            Text(name, isNumber(name) ? CellStyle.NumberHeader : CellStyle.Header);
        }

        EndRow();
    }

    /// <summary>A row of texts in one style.</summary>
    public void Texts(CellStyle style, params ReadOnlySpan<string?> texts)
    {
        StartRow();
        foreach (var text in texts)
        {
            Text(text, style);
        }

        EndRow();
    }

    public void Dispose()
    {
        _output.Write("</sheetData>");
        if (_filter is not null)
        {
            _output.Write($"""<autoFilter ref="{_filter}"/>""");
        }

        _output.Write("""<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>""");
        _output.Write("""<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>""");
        _output.Dispose();
    }

    /// <summary>The letter of a column among the first 26, from 1.</summary>
    private static char ColumnName(int column) => (char)('A' + column - 1);

    private void Start(CellStyle style)
    {
        _output.Write("<c r=\"");
        _output.Write(ColumnName(++_column));
        _output.Write(_row);
        _output.Write("\" s=\"");
        _output.Write((int)style);
        _output.Write('"');
    }
}
