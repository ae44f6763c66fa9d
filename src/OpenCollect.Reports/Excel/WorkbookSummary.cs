namespace OpenCollect.Reports.Excel;

/// <summary>The sheet "Summary" of the workbook: what was read, the headline numbers, counts by rule, rules not run, notes.</summary>
internal static class WorkbookSummary
{
    private const int WideColumn = 50;
    private const int WidestColumn = 70;

    private static ReadOnlySpan<int> Widths => [WideColumn, 12, 12, 16, 11, 11, 11, 22, WidestColumn, WideColumn];

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
        sheet.StartRow();
        sheet.Blank(1, CellStyle.Header);
        sheet.Text("This year", CellStyle.NumberHeader);
        var hasShares = summary.Headlines.Any(h => h.Of is not null);
        sheet.Text(hasShares ? "Of" : "Last year", CellStyle.NumberHeader);
        sheet.Text(hasShares ? "Share" : "Change", CellStyle.NumberHeader);
        sheet.EndRow();
        foreach (var headline in summary.Headlines)
        {
            sheet.StartRow(Lines(headline.Label, WideColumn));
            sheet.Text(headline.Label, CellStyle.Wrapped);
            sheet.Number(headline.Figure);
            if (headline.Of is { } of)
            {
                sheet.Number(of);
                sheet.Text(Words.Share(headline), CellStyle.RightText);
            }
            else if (headline.Previous is null)
            {
                sheet.Blank(2);
            }
            else
            {
                sheet.Number(headline.Previous);
                sheet.Text(Words.Change(headline), CellStyle.RightText);
            }

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

        sheet.StartRow();
        Header(sheet, CellStyle.Header, "Message", "Rule", "Severity");
        Header(sheet, CellStyle.NumberHeader, "Open", "Cleared", "Not judged", "Children");
        Header(sheet, CellStyle.Header, "Module", "What to do", "Note that clears it");
        sheet.EndRow();
        foreach (var count in summary.Counts)
        {
            var rule = count.Rule;
            Start(sheet, rule, rule.Message, rule.Advice, rule.AutomaticOk);
            sheet.Number(count.Open);
            sheet.Number(count.Accepted);
            sheet.Number(count.NotJudged);
            sheet.Number(count.Children);
            End(sheet, rule, rule.Advice, rule.AutomaticOk);
        }
    }

    private static void Notes(SheetWriter sheet, ReturnSummary summary)
    {
        if (summary.Notes.IsEmpty)
        {
            return;
        }

        Heading(sheet, "Return-level notes");
        sheet.Texts(CellStyle.Header, "Note", "Rule", "Severity", "Clears findings", " ", " ", " ", "Module", "Difference", " ");
        foreach (var note in summary.Notes)
        {
            Start(sheet, note.Rule, note.Note, note.Difference, null);
            sheet.Text(note.Matches ? "yes" : "no", CellStyle.Wrapped);
            sheet.Blank(3);
            End(sheet, note.Rule, note.Difference, null);
        }
    }

    private static void NotRun(SheetWriter sheet, ReturnSummary summary)
    {
        if (summary.NotRun.IsEmpty)
        {
            return;
        }

        Heading(sheet, "Rules that were not run");
        sheet.Texts(CellStyle.Header, "Message", "Rule", "Severity", " ", " ", " ", " ", "Module", "Why", " ");
        foreach (var notRun in summary.NotRun)
        {
            Start(sheet, notRun.Rule, notRun.Rule.Message, notRun.Why, null);
            sheet.Blank(4);
            End(sheet, notRun.Rule, notRun.Why, null);
        }
    }

    private static void Start(SheetWriter sheet, RuleInfo rule, string first, string? wide, string? last)
    {
        sheet.StartRow(Math.Max(Lines(first, WideColumn), Math.Max(Lines(wide, WidestColumn), Lines(last, WideColumn))));
        sheet.Text(first, CellStyle.Wrapped);
        sheet.Text(rule.Code, CellStyle.Wrapped);
        sheet.Text(Words.Of(rule.Severity), CellStyle.Wrapped);
    }

    private static void End(SheetWriter sheet, RuleInfo rule, string? wide, string? last)
    {
        Wrapped(sheet, rule.Module);
        Wrapped(sheet, wide);
        Wrapped(sheet, last);
        sheet.EndRow();
    }

    private static void Wrapped(SheetWriter sheet, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            sheet.Blank(1);
        }
        else
        {
            sheet.Text(text, CellStyle.Wrapped);
        }
    }

    private static void Header(SheetWriter sheet, CellStyle style, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            sheet.Text(name, style);
        }
    }

    /// <summary>How many lines a text takes in a column, as far as one can tell without measuring.</summary>
    private static int Lines(string? text, int width) => text is null ? 1 : (text.Length + width - 1) / width;

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
        sheet.Text(Words.Number(value));
        sheet.EndRow();
    }
}
