namespace OpenCollect.Reports.Excel;

/// <summary>The sheet "Summary" of the workbook: what was read, the headline numbers, counts by rule, rules not run, notes.</summary>
internal static class WorkbookSummary
{
    private const int WideColumn = 50;
    private const int WidestColumn = 70;

    public static void Write(Workbook workbook, ReturnSummary summary)
    {
        // No rule of some collections can be cleared by a note.
        var clears = summary.Counts.Any(c => c.Rule.AutomaticOk is not null);
        using var sheet = workbook.Sheet("Summary", [WideColumn, 12, 12, 16, 11, 11, 11, 22, WidestColumn, .. clears ? (int[])[WideColumn] : []]);
        sheet.Texts(CellStyle.Title, $"{summary.Collection} {summary.Year}: validation of {Words.Authority(summary)}");
        sheet.Texts(CellStyle.Heading, "Contains information about individual children. Keep it where you keep the return itself.");
        if (!summary.Counts.IsEmpty)
        {
            sheet.Texts(CellStyle.Text, "The sheet Findings lists every finding; each sheet after it those of one module. Sheets of rows, where there are any, have the records of the children concerned, with the cells coloured that a finding points at.");
        }

        Facts(sheet, summary);
        Headlines(sheet, summary);
        Counts(sheet, summary, clears);
        Notes(sheet, summary);
        NotRun(sheet, summary);
    }

    private static void Facts(SheetWriter sheet, ReturnSummary summary)
    {
        Heading(sheet, "What was read");
        Files(sheet, "Files", summary.Files);
        Files(sheet, "Last year's return", summary.PreviousFiles);

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

    private static void Counts(SheetWriter sheet, ReturnSummary summary, bool clears)
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
        Header(sheet, CellStyle.Header, ["Module", "What to do", .. clears ? (string[])["Note that clears it"] : []]);
        sheet.EndRow();
        foreach (var count in summary.Counts)
        {
            var rule = count.Rule;
            Start(sheet, rule, rule.Message, rule.Advice, rule.AutomaticOk);
            sheet.Number(count.Open);
            sheet.Number(count.Accepted);
            sheet.Number(count.NotJudged);
            sheet.Number(count.Children);
            End(sheet, rule, rule.Advice, clears ? rule.AutomaticOk ?? "" : null);
        }
    }

    private static void Notes(SheetWriter sheet, ReturnSummary summary)
    {
        if (summary.Notes.IsEmpty)
        {
            return;
        }

        Heading(sheet, "Return-level notes");
        sheet.Texts(CellStyle.Header, "Note", "Rule", "Severity", "Clears findings", " ", " ", " ", "Module", "Difference");
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
        sheet.Texts(CellStyle.Header, "Message", "Rule", "Severity", " ", " ", " ", " ", "Module", "Why");
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
        if (last is not null)
        {
            Wrapped(sheet, last);
        }

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

    /// <summary>
    /// How many lines a text takes in a column, as far as one can tell without measuring: a width is in digits, and of a sentence's letters a
    /// tenth more has room.
    /// </summary>
    private static int Lines(string? text, int width) => text is null ? 1 : ((text.Length * 10 / 11) + width - 1) / width;

    private static void Heading(SheetWriter sheet, string text)
    {
        sheet.Texts(CellStyle.Text);
        sheet.Texts(CellStyle.Heading, text);
    }

    /// <summary>The names of files, as many in a row as there is room for beside the tables below.</summary>
    private static void Files(SheetWriter sheet, string name, ImmutableArray<string> files)
    {
        const int InARow = 6;
        foreach (var (row, some) in files.Chunk(InARow).Index())
        {
            Fact(sheet, row == 0 ? name : "", string.Join(", ", some));
        }
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
