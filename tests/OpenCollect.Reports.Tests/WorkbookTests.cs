using OpenCollect.Cin;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using OpenCollect.Reports.Excel;

namespace OpenCollect.Reports.Tests;

public sealed class WorkbookTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SampleReturn _sample = SampleReturn.Judged();

    [Fact]
    public void SheetsAreTheSummaryTheFindingsAndEachModule()
    {
        Write(_sample.Findings, SheetWriter.MostRows);

        Assert.Equal(["Summary", "Findings", "Assessments", "ChildIdentifiers", "ChildProtectionPlans", "File", "Header"], Read().Select(s => s.Name));
    }

    [Fact]
    public void EachFindingStandsInAllFindingsAndInItsModule()
    {
        Write(_sample.Findings, SheetWriter.MostRows);

        var sheets = Read();
        Assert.Equal(_sample.Findings.Count + 1, sheets[1].Rows.Count);
        Assert.Equal(_sample.Findings.Count, sheets.Skip(2).Sum(s => s.Rows.Count - 1));
        var overlap = Assert.Single(sheets[1].Rows, r => r[0] == "8863Q");
        Assert.Equal("2025-05-09", overlap[8]);
        Assert.Equal("48", overlap[9]);
        Assert.Equal(
            "CINdetails[1]/Assessments[1] AssessmentActualStartDate 2025-05-02 (line 40); CINdetails[1]/Assessments[1] AssessmentAuthorisationDate 2025-06-13 (line 40)",
            overlap[12]);
    }

    [Fact]
    public void AFullSheetSaysWhereTheRestIs()
    {
        Write(_sample.Findings, mostRows: 5);

        var findings = Read()[1].Rows;
        Assert.Equal(5, findings.Count);
        Assert.Equal($"A worksheet cannot hold all {_sample.Findings.Count} findings. The first 3 are above; all of them are in findings.csv.", findings[4][0]);
    }

    [Fact]
    public void ASheetThatIsJustFullHoldsAll()
    {
        Write(_sample.Findings, mostRows: _sample.Findings.Count + 1);

        Assert.Equal("9901Q", Read()[1].Rows.Last(r => r[2] == "not-judged")[0]);
        Assert.Equal(_sample.Findings.Count + 1, Read()[1].Rows.Count);
    }

    [Fact]
    public void SheetNamesAreThoseThatASpreadsheetAllows()
    {
        var names = new[] { "Findings", "summary", "a/b[c]:*?'\\", new string('x', 40), new string('x', 50), "" };
        Write(names.Select(n => _sample.Findings[0] with { Rule = _sample.Findings[0].Rule with { Code = "X" + n.Length, Module = n } }), SheetWriter.MostRows);

        Assert.Equal(
            ["Summary", "Findings", "Sheet", "Findings (2)", "abc", "summary (2)", new string('x', 31), new string('x', 27) + " (2)"],
            Read().Select(s => s.Name));
    }

    [Fact]
    public void TheRecordsOfAChildStandInTheirTablesWithWhatWasFoundMarked()
    {
        var child = CinSample.Latest.Child;
        var found = _sample.Findings[0] with
        {
            Rule = _sample.Findings[0].Rule with { Code = "4220", Severity = Severity.Error }, Child = child.Id, ChildLine = child.Line,
            At = new("ChildCharacteristics", "ChildCharacteristics", "Ethnicity", "XXXX", 3),
        };
        using (var files = ReportFiles.Open(_folder.Path, null, SheetWriter.MostRows))
        {
            files.Add(found);
            files.See(new(child.Id, child), new(2026));
            files.See(new("S2", child with { Id = "S2" }), new(2026));
            files.Finish(_sample.Trial());
        }

        var sheet = Read().Single(s => s.Name == "ChildCharacteristics rows");
        Assert.Equal(["Child", "Line", "Rules", "Ethnicity"], sheet.Rows[0].TakeWhile(c => c is not null));
        Assert.Equal((child.Id, "4220", child.Ethnicity), (sheet.Rows[1][0], sheet.Rows[1][2], sheet.Rows[1][3]));
        Assert.Equal(2, sheet.Rows.Count);
        using var document = SpreadsheetDocument.Open(_folder.File("report.xlsx"), isEditable: false);
        var book = document.WorkbookPart!;
        var id = book.Workbook.Sheets!.Elements<Sheet>().Single(s => s.Name == "ChildCharacteristics rows").Id!.Value!;
        var cells = ((WorksheetPart)book.GetPartById(id)).Worksheet.Descendants<Cell>().Where(c => c.CellReference!.Value is "A2" or "D2").Select(c => (Excel.CellStyle)c.StyleIndex!.Value);
        Assert.Equal([Excel.CellStyle.Text, Excel.CellStyle.Error], cells);
    }

    /// <summary>Nothing is cut that is no longer than 74 characters, and no column is wider than a screen.</summary>
    [Fact]
    public void ColumnsAreAsWideAsWhatIsInThem()
    {
        Write([_sample.Findings[0] with { Child = new('C', 20), Message = new('m', 200), At = _sample.Findings[0].At with { Field = "F", Value = null } }], SheetWriter.MostRows);

        using var document = SpreadsheetDocument.Open(_folder.File("report.xlsx"), isEditable: false);
        var sheet = ((WorksheetPart)document.WorkbookPart!.GetPartById(document.WorkbookPart.Workbook.Sheets!.Elements<Sheet>().ElementAt(1).Id!.Value!)).Worksheet;
        var widths = sheet.Descendants<Column>().Select(c => c.Width!.Value).ToList();

        Assert.Equal((25.0, 90.0, 9.0, 9.0), (widths[3], widths[4], widths[7], widths[8]));
        Assert.All(widths, w => Assert.InRange(w, 7, 90));
        var pane = Assert.Single(sheet.Descendants<Pane>());
        Assert.Equal((4.0, 1.0, "E2"), (pane.HorizontalSplit!.Value, pane.VerticalSplit!.Value, pane.TopLeftCell!.Value));
    }

    [Fact]
    public void WidthsAreToldFromTheFirstRowsAndEveryRowIsThereOnce()
    {
        var widths = new ColumnWidths(["A", "B"]);
        var rows = widths.Look(Enumerable.Range(1, 5000), n => [n <= 1000 ? "1234567890" : new string('x', 50), null]);

        Assert.Equal([13, 7], widths.Widths);
        Assert.Equal(Enumerable.Range(1, 5000), rows);
        Assert.Equal([13, 7], widths.Widths);
        Assert.Empty(new ColumnWidths(["A"]).Look(Array.Empty<int>(), _ => [""]));
    }

    [Fact]
    public void NothingFoundIsAWorkbookToo()
    {
        Write([], SheetWriter.MostRows);

        Assert.Equal(["Summary", "Findings"], Read().Select(s => s.Name));
    }

    public void Dispose() => _folder.Dispose();

    private void Write(IEnumerable<ReportFinding> findings, int mostRows)
    {
        using var files = ReportFiles.Open(_folder.Path, null, mostRows);
        foreach (var finding in findings)
        {
            files.Add(finding);
        }

        files.Finish(_sample.Trial());
    }

    private IReadOnlyList<(string Name, IReadOnlyList<string[]> Rows)> Read() => ReadWorkbook(_folder.File("report.xlsx"));

    /// <summary>The texts of all cells of a workbook that the format's validator finds nothing wrong with.</summary>
    internal static IReadOnlyList<(string Name, IReadOnlyList<string[]> Rows)> ReadWorkbook(string path)
    {
        using var document = SpreadsheetDocument.Open(path, isEditable: false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        var book = document.WorkbookPart!;
        return
        [
            .. book.Workbook.Sheets!.Elements<Sheet>().Select(sheet =>
                (sheet.Name!.Value!,
                    (IReadOnlyList<string[]>)[.. ((WorksheetPart)book.GetPartById(sheet.Id!.Value!)).Worksheet.Descendants<Row>().Select(Cells)])),
        ];
    }

    private static string[] Cells(Row row)
    {
        var cells = new string[26];
        foreach (var cell in row.Elements<Cell>())
        {
            Assert.Null(cell.CellFormula);
            cells[cell.CellReference!.Value![0] - 'A'] = cell.InnerText;
        }

        return cells;
    }
}
