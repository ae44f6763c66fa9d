namespace OpenCollect.Reports.Excel;

/// <summary>
/// The file <c>report.xlsx</c>: a summary, all findings, a sheet of findings for each module, and a sheet for each table with the
/// records of the children concerned. A sheet with more findings than a
/// worksheet can hold says so in its last row. Holds child-level data.
/// </summary>
internal static class WorkbookReport
{
    private const string Line = "Line";

    /// <summary>The rule to the child stay in view.</summary>
    private const int Frozen = 4;

    /// <summary>The longest stands last, where no neighbour cuts it.</summary>
    private static readonly string[] Columns =
        ["Rule", "Severity", "Status", "Child", "Message", "Group", "Record", "Field", "Value", Line, "Scope", "LA", "Also look at"];

    /// <param name="stream">Takes the file.</param>
    /// <param name="summary">What the run came to.</param>
    /// <param name="modules">How many findings each module's rules have.</param>
    /// <param name="findings">The findings.</param>
    /// <param name="children">The children concerned; none where their records were not handed over.</param>
    /// <param name="mostRows">How many rows a sheet may have.</param>
    public static void Write(Stream stream, ReturnSummary summary, IReadOnlyDictionary<string, long> modules, FindingSpool findings, MarkedChildren? children, int mostRows)
    {
        using var workbook = new Workbook(stream);
        WorkbookSummary.Write(workbook, summary);
        Findings(workbook, "Findings", modules.Values.Sum(), findings.Read(), mostRows);
        foreach (var (module, count) in modules.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            Findings(workbook, module, count, findings.Read(r => r.Module == module), mostRows);
        }

        if (children is not null)
        {
            WorkbookTables.Write(workbook, children, mostRows);
        }
    }

    private static void Findings(Workbook workbook, string name, long count, IEnumerable<ReportFinding> findings, int mostRows)
    {
        var isCut = count > mostRows - 1;
        var rows = isCut ? mostRows - 1 : (int)count + 1;
        var widths = new ColumnWidths(Columns);
        var all = widths.Look(findings.Select(f => (Finding: f, Cells: Cells(f))), f => f.Cells);
        using var sheet = workbook.Sheet(name, widths.Widths, rows, Frozen);
        sheet.Header(Columns, c => c == Line);
        foreach (var (finding, cells) in all.Take(rows - 1))
        {
            Row(sheet, finding, cells);
        }

        if (isCut)
        {
            sheet.Texts(CellStyle.Text,
                $"A worksheet cannot hold all {Words.Number(count)} findings. The first {Words.Number(rows - 1)} are above; all of them are in findings.csv.");
        }
    }

    private static string?[] Cells(ReportFinding finding) =>
    [
        finding.Rule.Code, Words.Of(finding.Rule.Severity), Words.Of(finding.Status), Words.Child(finding), finding.Message, finding.At.Group, finding.At.Record,
        finding.At.Field, finding.At.Value, null, Words.Of(finding.Rule.Scope), finding.Authority,
        finding.Others.IsEmpty ? null : string.Join("; ", finding.Others.Select(Words.Place)),
    ];

    private static void Row(SheetWriter sheet, ReportFinding finding, string?[] cells)
    {
        sheet.StartRow();
        for (var i = 0; i < cells.Length; i++)
        {
            switch (Columns[i])
            {
                case Line:
                    sheet.Number(finding.At.Line > 0 ? finding.At.Line : null, CellStyle.Line);
                    break;
                case "Severity":
                    sheet.Text(cells[i], finding.Rule.Severity switch { Severity.Error => CellStyle.Error, Severity.Query => CellStyle.Query, _ => CellStyle.Text });
                    break;
                default:
                    sheet.Text(cells[i]);
                    break;
            }
        }

        sheet.EndRow();
    }
}
