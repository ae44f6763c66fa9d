using System.IO.Compression;
using System.Security;
using System.Text;
using System.Xml;

namespace OpenCollect.Reports.Excel;

/// <summary>
/// A workbook in the making (ECMA-376, SpreadsheetML). It is written by hand, sheet after sheet straight into the archive, because
/// the usual libraries keep whole sheets in memory and are slow to start; tests judge what it writes with the format's own validator.
/// It says no date, so that the same findings make the same file.
/// </summary>
internal sealed class Workbook : IDisposable
{
    private const int LongestName = 31;
    private const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private static readonly DateTimeOffset NoDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive _archive;
    private readonly List<(string Name, int RowsOfTable, int Columns)> _sheets = [];

    public Workbook(Stream stream) => _archive = new(stream, ZipArchiveMode.Create, leaveOpen: true);

    /// <summary>Begins a sheet. The one before must be finished.</summary>
    /// <param name="name">The wish for a name; what a sheet's name cannot have is left out.</param>
    /// <param name="widths">The columns' widths.</param>
    /// <param name="rowsOfTable">Where the sheet is a table under a header row: how many rows it has with the header.</param>
    /// <param name="frozen">How many columns of a table stay in view when it is moved sideways.</param>
    public SheetWriter Sheet(string name, ReadOnlySpan<int> widths, int rowsOfTable = 0, int frozen = 0)
    {
        _sheets.Add((Unique(name), rowsOfTable, widths.Length));
        return new(Open($"xl/worksheets/sheet{_sheets.Count}.xml"), widths, rowsOfTable, frozen, isFirst: _sheets.Count == 1);
    }

    public void Dispose()
    {
        Write("xl/styles.xml", Styles);
        Write("xl/workbook.xml", Book());
        Write("xl/_rels/workbook.xml.rels", Parts());
        Write("_rels/.rels", $"""{Declaration}<Relationships xmlns="{PackageRelationships}"><Relationship Id="rId1" Type="{Relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Write("[Content_Types].xml", ContentTypes());
        _archive.Dispose();
    }

    private string Unique(string wish)
    {
        var name = string.Concat(wish.Where(c => c is not ('[' or ']' or ':' or '*' or '?' or '/' or '\\' or '\'') && !char.IsControl(c) && XmlConvert.IsXmlChar(c)));
        name = name.Length is 0 ? "Sheet" : name[..Math.Min(name.Length, LongestName)];
        var unique = name;
        for (var number = 2; _sheets.Exists(s => string.Equals(s.Name, unique, StringComparison.OrdinalIgnoreCase)); number++)
        {
            var end = $" ({number})";
            unique = name[..Math.Min(name.Length, LongestName - end.Length)] + end;
        }

        return unique;
    }

    private string Book()
    {
        var book = new StringBuilder($"""{Declaration}<workbook xmlns="{Main}" xmlns:r="{Relationships}"><bookViews><workbookView/></bookViews><sheets>""");
        for (var i = 0; i < _sheets.Count; i++)
        {
            book.Append($"""<sheet name="{SecurityElement.Escape(_sheets[i].Name)}" sheetId="{i + 1}" r:id="rId{i + 1}"/>""");
        }

        book.Append("</sheets>");
        if (_sheets.Exists(s => s.RowsOfTable > 0))
        {
            book.Append("<definedNames>");
            for (var i = 0; i < _sheets.Count; i++)
            {
                var (name, rows, columns) = _sheets[i];
                if (rows > 0)
                {
                    book.Append($"""<definedName name="_xlnm._FilterDatabase" localSheetId="{i}" hidden="1">'{SecurityElement.Escape(name)}'!$A$1:${(char)('A' + columns - 1)}${rows}</definedName>""");
                    book.Append($"""<definedName name="_xlnm.Print_Titles" localSheetId="{i}">'{SecurityElement.Escape(name)}'!$1:$1</definedName>""");
                }
            }

            book.Append("</definedNames>");
        }

        return book.Append("</workbook>").ToString();
    }

    private string Parts()
    {
        var parts = new StringBuilder($"""{Declaration}<Relationships xmlns="{PackageRelationships}">""");
        for (var i = 1; i <= _sheets.Count; i++)
        {
            parts.Append($"""<Relationship Id="rId{i}" Type="{Relationships}/worksheet" Target="worksheets/sheet{i}.xml"/>""");
        }

        return parts.Append($"""<Relationship Id="rId{_sheets.Count + 1}" Type="{Relationships}/styles" Target="styles.xml"/></Relationships>""").ToString();
    }

    private string ContentTypes()
    {
        var types = new StringBuilder($"""{Declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">""")
            .Append("""<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>""")
            .Append("""<Default Extension="xml" ContentType="application/xml"/>""")
            .Append($"""<Override PartName="/xl/workbook.xml" ContentType="{ContentType}.sheet.main+xml"/>""")
            .Append($"""<Override PartName="/xl/styles.xml" ContentType="{ContentType}.styles+xml"/>""");
        for (var i = 1; i <= _sheets.Count; i++)
        {
            types.Append($"""<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="{ContentType}.worksheet+xml"/>""");
        }

        return types.Append("</Types>").ToString();
    }

    private Stream Open(string part)
    {
        var entry = _archive.CreateEntry(part, CompressionLevel.Fastest);
        entry.LastWriteTime = NoDate;
        return entry.Open();
    }

    private void Write(string part, string text)
    {
        using var stream = Open(part);
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>The formats in the order of <see cref="CellStyle"/>. Number format 49 is text, 3 is 1,234, 1 is 1234.</summary>
    private const string Styles = $"""
        {Declaration}
        <styleSheet xmlns="{Main}">
        <fonts count="4">
        <font><sz val="10"/><name val="Arial"/></font>
        <font><b/><sz val="10"/><color rgb="FFFFFFFF"/><name val="Arial"/></font>
        <font><b/><sz val="16"/><name val="Arial"/></font>
        <font><b/><sz val="12"/><name val="Arial"/></font>
        </fonts>
        <fills count="5">
        <fill><patternFill patternType="none"/></fill>
        <fill><patternFill patternType="gray125"/></fill>
        <fill><patternFill patternType="solid"><fgColor rgb="FF1D4F7C"/><bgColor indexed="64"/></patternFill></fill>
        <fill><patternFill patternType="solid"><fgColor rgb="FFF4CDCD"/><bgColor indexed="64"/></patternFill></fill>
        <fill><patternFill patternType="solid"><fgColor rgb="FFFFF2CC"/><bgColor indexed="64"/></patternFill></fill>
        </fills>
        <borders count="2">
        <border><left/><right/><top/><bottom/><diagonal/></border>
        <border><left/><right/><top/><bottom style="thin"><color rgb="FFB1B4B6"/></bottom><diagonal/></border>
        </borders>
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
        <cellXfs count="12">
        <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
        <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
        <xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
        <xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>
        <xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment horizontal="right" indent="1"/></xf>
        <xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>
        <xf numFmtId="49" fontId="3" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>
        <xf numFmtId="3" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment horizontal="right" vertical="top" indent="1"/></xf>
        <xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment horizontal="right" vertical="top" indent="1"/></xf>
        <xf numFmtId="1" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="right" indent="1"/></xf>
        <xf numFmtId="49" fontId="0" fillId="3" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1"/>
        <xf numFmtId="49" fontId="0" fillId="4" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1"/>
        </cellXfs>
        <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
        </styleSheet>
        """;
}
