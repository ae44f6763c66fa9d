using OpenCollect.Collections;

namespace OpenCollect.Reports.Excel;

/// <summary>
/// A sheet for each table of the return with the records of the children of whom something was found. The cells that a finding points at
/// are filled, red for an error and yellow for a query, and the rules are named at the row, so that the colour says nothing alone.
/// </summary>
internal static class WorkbookTables
{
    private const string Line = "Line";

    /// <summary>The child, the line and the rules stay in view.</summary>
    private const int Frozen = 3;

    public static void Write(Workbook workbook, MarkedChildren children, int mostRows)
    {
        foreach (var table in children.Tables)
        {
            Write(workbook, table, children, mostRows);
        }
    }

    private static void Write(Workbook workbook, MarkedChildren.Table table, MarkedChildren children, int mostRows)
    {
        var isCut = table.Records > mostRows - 1;
        var rows = isCut ? mostRows - 1 : (int)table.Records + 1;
        string[] columns = ["Child", Line, "Rules", .. table.Fields];
        var widths = new ColumnWidths(columns);
        var all = widths.Look(Records(children, table.Module), r => [Named(r.Child), null, Rules(r.Marks), .. table.Fields.Select(f => r.Record[f])]);
        using var sheet = workbook.Sheet($"{table.Module} rows", widths.Widths, rows, Frozen);
        sheet.Header(columns, c => c == Line);
        foreach (var (child, record, marks) in all.Take(rows - 1))
        {
            Row(sheet, table, child, record, marks);
        }

        if (isCut)
        {
            sheet.Texts(CellStyle.Text, $"A worksheet cannot hold all {Words.Number(table.Records)} records. The first {Words.Number(rows - 1)} are above.");
        }
    }

    private static IEnumerable<(ChildDocument Child, DocumentRecord Record, List<Mark> Marks)> Records(MarkedChildren children, string module) =>
        from one in children.Read()
        from record in one.Child.Records
        where record.Module == module
        select (one.Child, record, one.Marks.Where(m => m.Record == record.Path).ToList());

    private static string Named(ChildDocument child) => child.Id ?? $"(line {child.Line})";

    private static string Rules(List<Mark> marks) => string.Join(", ", marks.Select(m => m.Rule).Distinct(StringComparer.Ordinal));

    private static void Row(SheetWriter sheet, MarkedChildren.Table table, ChildDocument child, DocumentRecord record, List<Mark> marks)
    {
        sheet.StartRow();
        sheet.Text(Named(child));
        sheet.Number(record.Line > 0 ? record.Line : null, CellStyle.Line);
        sheet.Text(Rules(marks), Style(marks, null));
        foreach (var field in table.Fields)
        {
            var style = Style(marks, field);
            if (record[field] is { } text)
            {
                sheet.Text(text, style);
            }
            else if (style != CellStyle.Text)
            {
                sheet.Blank(1, style);
            }
            else
            {
                sheet.Text("");
            }
        }

        sheet.EndRow();
    }

    /// <summary>How a cell looks: as the most serious finding that points at the field, or at the record where no field is named.</summary>
    private static CellStyle Style(List<Mark> marks, string? field)
    {
        var style = CellStyle.Text;
        foreach (var mark in marks)
        {
            if (mark.Field == field && mark.Severity != Severity.Note)
            {
                style = mark.Severity == Severity.Error ? CellStyle.Error : style == CellStyle.Error ? style : CellStyle.Query;
            }
        }

        return style;
    }
}
