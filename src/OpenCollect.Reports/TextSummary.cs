namespace OpenCollect.Reports;

/// <summary>How a <see cref="TextSummary"/> is written.</summary>
public sealed record TextSummaryOptions
{
    /// <summary>Whether to mark errors, queries and headings with the colours of a terminal. Off where the output goes to a file or pipe.</summary>
    public bool Colours { get; init; }

    /// <summary>How many characters a line may have; longer texts are wrapped.</summary>
    public int Width { get; init; } = 80;

    /// <summary>The folder of the report files, to name in what to do next; none where no files are written.</summary>
    public string? ReportFolder { get; init; }
}

/// <summary>
/// What a validation came to, for a terminal: numbers, rules and what to do next. It names no child and no value, and puts no
/// character into the output that a terminal would obey.
/// </summary>
public static class TextSummary
{
    private const int FewRules = 12;

    public static void Write(TextWriter output, ReturnSummary summary, TextSummaryOptions? options = null)
    {
        var text = new TerminalText(output, options ?? new());
        Read(text, summary);
        Counts(text, summary);
        Headlines(text, summary);
        Notes(text, summary);
        Bypasses(text, summary);
        NotRun(text, summary, options?.ReportFolder);
        Next(text, summary, options?.ReportFolder);
    }

    private static void Read(TerminalText text, ReturnSummary summary)
    {
        text.Heading($"{summary.Collection} {summary.Year}, {Words.Authority(summary)}");
        text.Wrapped("  ", $"Read {string.Join(", ", summary.Files)}: {Words.Children(summary.Children)}, {Words.Rules(summary.RulesApplied)} applied.");
        if (!summary.PreviousFiles.IsEmpty)
        {
            text.Wrapped("  ", $"Compared with last year's {string.Join(", ", summary.PreviousFiles)}.");
        }

        if (summary.IsTrial)
        {
            text.Line();
            text.Wrapped("  ", $"TRIAL RUN: the return is of another year than the rules, which are those of {summary.Year}.", TerminalColour.Yellow);
            foreach (var assumption in summary.Assumptions)
            {
                text.Wrapped("  - ", assumption);
            }
        }
    }

    private static void Counts(TerminalText text, ReturnSummary summary)
    {
        var codes = summary.Counts.Select(c => c.Rule.Code.Length).Append("Rule".Length).Max();
        var open = summary.Counts.Select(c => Words.Number(c.Open).Length).Append("Findings".Length).Max();
        var children = summary.Counts.Select(c => Words.Number(c.Children).Length).Append("Children".Length).Max();
        foreach (var group in summary.Counts.GroupBy(c => c.Rule.Severity).OrderBy(g => g.Key))
        {
            var colour = group.Key switch { Severity.Error => TerminalColour.Red, Severity.Query => TerminalColour.Yellow, _ => TerminalColour.None };
            text.Line();
            text.Wrapped("", $"{Words.Count(group.Sum(c => c.Open), group.Key)}{Besides(group, summary)}", colour, bold: true);
            text.Line($"  {"Rule".PadRight(codes)}  {"Findings".PadLeft(open)}  {"Children".PadLeft(children)}  Message");
            foreach (var count in group)
            {
                text.Wrapped(
                    $"  {count.Rule.Code.PadRight(codes)}  {Words.Number(count.Open).PadLeft(open)}  {(count.Children > 0 ? Words.Number(count.Children) : "-").PadLeft(children)}  ",
                    count.Rule.Message + Besides([count], summary));
            }
        }

        if (summary.Counts.IsEmpty)
        {
            text.Line();
            text.Wrapped("", "Nothing was found.", TerminalColour.Green, bold: true);
        }
    }

    /// <summary>What does not count as open.</summary>
    private static string Besides(IEnumerable<RuleCount> counts, ReturnSummary summary)
    {
        var cleared = summary.Bypasses.IsEmpty ? "cleared by a note" : "cleared by a note or bypassed";
        var (accepted, notJudged) = counts.Aggregate((0L, 0L), (sum, c) => (sum.Item1 + c.Accepted, sum.Item2 + c.NotJudged));
        return (accepted, notJudged) switch
        {
            (0, 0) => "",
            (_, 0) => $" ({Words.Number(accepted)} more {cleared})",
            (0, _) => $" ({Words.Number(notJudged)} not judged)",
            _ => $" ({Words.Number(accepted)} more {cleared}, {Words.Number(notJudged)} not judged)",
        };
    }

    /// <summary>Names no child: a reason is named by its line in the file.</summary>
    private static void Bypasses(TerminalText text, ReturnSummary summary)
    {
        if (summary.Bypasses.IsEmpty)
        {
            return;
        }

        text.Line();
        text.Heading("Bypassed errors");
        foreach (var rule in summary.Bypasses.Where(b => b.Findings > 0).GroupBy(b => b.Reason.Rule))
        {
            text.Wrapped("  ", $"{rule.Key}: {Words.Number(rule.Sum(b => b.Findings))} with a reason.");
        }

        foreach (var unused in summary.Bypasses.Where(b => b.Findings == 0))
        {
            text.Wrapped("  ", $"The reason in line {unused.Reason.Line} ({unused.Reason.Rule}) fits nothing that was found.", TerminalColour.Yellow);
        }
    }

    private static void Headlines(TerminalText text, ReturnSummary summary)
    {
        if (summary.Headlines.IsEmpty)
        {
            return;
        }

        var compares = summary.Headlines.Any(h => h.Previous is not null);
        var figures = Math.Max("This year".Length, summary.Headlines.Max(h => Words.Number(h.Figure).Length));
        var previous = Math.Max("Last year".Length, summary.Headlines.Max(h => Words.Number(h.Previous ?? 0).Length));
        text.Line();
        text.Heading("Headline numbers");
        var shares = summary.Headlines.Max(h => Words.Share(h)?.Length ?? 0);
        var beside = shares > 0 ? "  Share" : compares ? $"  {"Last year".PadLeft(previous)}  Change" : "";
        text.Line($"  {"This year".PadLeft(figures)}{beside}");
        foreach (var headline in summary.Headlines)
        {
            var figure = $"  {Words.Number(headline.Figure).PadLeft(figures)}  ";
            text.Wrapped(
                shares > 0
                    ? $"{figure}{(Words.Share(headline) ?? "").PadRight(shares)}  "
                    : compares
                    ? $"{figure}{(headline.Previous is { } last ? Words.Number(last) : "-").PadLeft(previous)}  {Words.Change(headline) ?? "",-18}  "
                    : figure,
                headline.Label);
        }
    }

    private static void Notes(TerminalText text, ReturnSummary summary)
    {
        if (summary.Notes.IsEmpty)
        {
            return;
        }

        text.Line();
        text.Heading("Return-level notes");
        foreach (var note in summary.Notes)
        {
            text.Wrapped($"  {note.Rule.Code}  ", note.Matches
                ? "The note clears the findings of this rule."
                : $"A note nearly matches but clears nothing: {note.Difference ?? note.Note}");
        }
    }

    private static void NotRun(TerminalText text, ReturnSummary summary, string? folder)
    {
        if (summary.NotRun.IsEmpty)
        {
            return;
        }

        text.Line();
        text.Heading($"{Words.Rules(summary.NotRun.Length)} not run");
        foreach (var group in summary.NotRun.GroupBy(n => n.Why, StringComparer.Ordinal))
        {
            var codes = group.Select(n => n.Rule.Code).ToList();
            var shown = string.Join(", ", codes.Take(FewRules));
            text.Wrapped("  ", $"{group.Key.TrimEnd('.')}: {shown}{(codes.Count > FewRules ? $" and {codes.Count - FewRules} more{(folder is null ? "" : ", listed in report.html")}" : "")}");
        }
    }

    private static void Next(TerminalText text, ReturnSummary summary, string? folder)
    {
        text.Line();
        text.Heading("What to do next");
        if (summary.Errors > 0)
        {
            text.Wrapped("  ", $"Correct the {Several(summary.Errors, "error", "errors")}{(summary.Queries > 0 ? $" first, then correct or explain the {Several(summary.Queries, "query", "queries")}" : "")}.");
        }
        else if (summary.Queries > 0)
        {
            text.Wrapped("  ", $"Correct or explain the {Several(summary.Queries, "query", "queries")}.");
        }
        else
        {
            text.Wrapped("  ", "There is nothing to correct or explain.");
        }

        if (summary.NotJudged > 0)
        {
            text.Wrapped("  ", $"{Words.Count(summary.NotJudged, "place", "places")} could not be judged because of a fault in this program. Please report it; the message holds no child's data.");
        }

        if (summary.Counts is [var first, ..])
        {
            text.Wrapped("  ", $"`opencollect rules {first.Rule.Code}` explains a rule.");
        }

        if (folder is not null)
        {
            text.Wrapped("  ", $"Open {Path.Combine(folder, "report.html")} to see every child concerned. The files in that folder hold child-level data.");
        }
    }

    /// <summary>Goes after "the": error, 3 errors.</summary>
    private static string Several(long number, string one, string many) => number == 1 ? one : Words.Count(number, one, many);
}
