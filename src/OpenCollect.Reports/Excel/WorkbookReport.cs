namespace OpenCollect.Reports.Excel;

/// <summary>
/// The file <c>report.xlsx</c>: a summary, all findings, a sheet of findings for each module, and a sheet for each table with the
/// records of the children concerned. A sheet with more findings than a
/// worksheet can hold says so in its last row. Holds child-level data.
/// </summary>
internal static class WorkbookReport
{
    private static readonly string[] Columns =
        ["Rule", "Severity", "Status", "Child", "Message", "Group", "Record", "Field", "Value", "Line", "Also look at", "Scope", "LA"];

    private static ReadOnlySpan<int> Widths => [9, 10, 12, 18, 60, 22, 36, 30, 22, 9, 90, 9, 7];

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
        using var sheet = workbook.Sheet(name, Widths, rows);
        sheet.Texts(CellStyle.Header, Columns);
        foreach (var finding in findings.Take(rows - 1))
        {
            Row(sheet, finding);
        }

        if (isCut)
        {
            sheet.Texts(CellStyle.Text,
                $"A worksheet cannot hold all {Words.Number(count)} findings. The first {Words.Number(rows - 1)} are above; all of them are in findings.csv.");
        }
    }

    private static void Row(SheetWriter sheet, ReportFinding finding)
    {
        sheet.StartRow();
        sheet.Text(finding.Rule.Code);
        sheet.Text(Words.Of(finding.Rule.Severity));
        sheet.Text(Words.Of(finding.Status));
        sheet.Text(Words.Child(finding));
        sheet.Text(finding.Message);
        sheet.Text(finding.At.Group);
        sheet.Text(finding.At.Record);
        sheet.Text(finding.At.Field);
        sheet.Text(finding.At.Value);
        sheet.Number(finding.At.Line > 0 ? finding.At.Line : null, CellStyle.Line);
        sheet.Text(finding.Others.IsEmpty ? "" : string.Join("; ", finding.Others.Select(Words.Place)));
        sheet.Text(Words.Of(finding.Rule.Scope));
        sheet.Text(finding.Authority);
        sheet.EndRow();
    }
}
