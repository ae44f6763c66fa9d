namespace OpenCollect.Reports.Excel;

/// <summary>The sheet "Summary" of the workbook: what was read, the headline numbers, counts by rule, rules not run, notes.</summary>
internal static class WorkbookSummary
{
    private static ReadOnlySpan<int> Widths => [30, 12, 14, 46, 12, 12, 12, 12, 70, 46];

    public static void Write(Workbook workbook, ReturnSummary summary)
    {
        using var sheet = workbook.Sheet("Summary", Widths);
        sheet.Texts(CellStyle.Title, $"{summary.Collection} {summary.Year}: validation of {Words.Authority(summary)}");
        sheet.Texts(CellStyle.Heading, "Contains information about individual children. Keep it where you keep the return itself.");
        Facts(sheet, summary);
        Headlines(sheet, summary);
        Counts(sheet, summary);
        Notes(sheet, summary);
        NotRun(sheet, summary);
    }

    private static void Facts(SheetWriter sheet, ReturnSummary summary)
    {
        Heading(sheet, "What was read");
        foreach (var file in summary.Files)
        {
            Fact(sheet, "File", file);
        }

        foreach (var file in summary.PreviousFiles)
        {
            Fact(sheet, "Last year's file", file);
        }

        Fact(sheet, "Children", summary.Children);
        Fact(sheet, "Rules applied", summary.RulesApplied);
        Fact(sheet, "Errors", summary.Errors);
        Fact(sheet, "Queries", summary.Queries);
        Fact(sheet, "Cleared by notes", summary.Accepted);
        Fact(sheet, "Could not be judged", summary.NotJudged);
        if (summary.IsTrial)
        {
            Fact(sheet, "Trial run", "The return is of another year than the rules it was checked against.");
            foreach (var assumption in summary.Assumptions)
            {
                Fact(sheet, "", assumption);
            }
        }
    }

    private static void Headlines(SheetWriter sheet, ReturnSummary summary)
    {
        if (summary.Headlines.IsEmpty)
        {
            return;
        }

        Heading(sheet, "Headline numbers");
        sheet.Texts(CellStyle.Header, "", "This year", "Last year", "Change");
        foreach (var headline in summary.Headlines)
        {
            sheet.StartRow();
            sheet.Text(headline.Label, CellStyle.Wrapped);
            sheet.Number(headline.Figure);
            sheet.Number(headline.Previous);
            sheet.Text(Words.Change(headline));
            sheet.EndRow();
        }
    }

    private static void Counts(SheetWriter sheet, ReturnSummary summary)
    {
        Heading(sheet, "Findings by rule");
        if (summary.Counts.IsEmpty)
        {
            sheet.Texts(CellStyle.Text, "Nothing was found.");
            return;
        }

        sheet.Texts(CellStyle.Header, "Module", "Rule", "Severity", "Message", "Open", "Cleared", "Not judged", "Children", "What to do", "Note that clears it");
        foreach (var count in summary.Counts)
        {
            sheet.StartRow();
            sheet.Text(count.Rule.Module);
            sheet.Text(count.Rule.Code);
            sheet.Text(Words.Of(count.Rule.Severity));
            sheet.Text(count.Rule.Message, CellStyle.Wrapped);
            sheet.Number(count.Open);
            sheet.Number(count.Accepted);
            sheet.Number(count.NotJudged);
            sheet.Number(count.Children);
            sheet.Text(count.Rule.Advice, CellStyle.Wrapped);
            sheet.Text(count.Rule.AutomaticOk, CellStyle.Wrapped);
            sheet.EndRow();
        }
    }

    private static void Notes(SheetWriter sheet, ReturnSummary summary)
    {
        if (summary.Notes.IsEmpty)
        {
            return;
        }

        Heading(sheet, "Return-level notes");
        sheet.Texts(CellStyle.Header, "Outcome", "Rule", "", "Note", "", "", "", "", "Difference");
        foreach (var note in summary.Notes)
        {
            sheet.StartRow();
            sheet.Text(note.Matches ? "clears the findings" : "does not clear them");
            sheet.Text(note.Rule.Code);
            sheet.Text("");
            sheet.Text(note.Note, CellStyle.Wrapped);
            for (var i = 0; i < 4; i++)
            {
                sheet.Text("");
            }

            sheet.Text(note.Difference, CellStyle.Wrapped);
            sheet.EndRow();
        }
    }

    private static void NotRun(SheetWriter sheet, ReturnSummary summary)
    {
        if (summary.NotRun.IsEmpty)
        {
            return;
        }

        Heading(sheet, "Rules that were not run");
        sheet.Texts(CellStyle.Header, "Module", "Rule", "Severity", "Message", "", "", "", "", "Why");
        foreach (var notRun in summary.NotRun)
        {
            sheet.StartRow();
            sheet.Text(notRun.Rule.Module);
            sheet.Text(notRun.Rule.Code);
            sheet.Text(Words.Of(notRun.Rule.Severity));
            sheet.Text(notRun.Rule.Message, CellStyle.Wrapped);
            for (var i = 0; i < 4; i++)
            {
                sheet.Text("");
            }

            sheet.Text(notRun.Why, CellStyle.Wrapped);
            sheet.EndRow();
        }
    }

    private static void Heading(SheetWriter sheet, string text)
    {
        sheet.Texts(CellStyle.Text);
        sheet.Texts(CellStyle.Heading, text);
    }

    private static void Fact(SheetWriter sheet, string name, string value)
    {
        sheet.StartRow();
        sheet.Text(name);
        sheet.Text(value);
        sheet.EndRow();
    }

    private static void Fact(SheetWriter sheet, string name, long value)
    {
        sheet.StartRow();
        sheet.Text(name);
        sheet.Number(value);
        sheet.EndRow();
    }
}
