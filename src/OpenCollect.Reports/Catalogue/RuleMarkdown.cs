using System.Text;

namespace OpenCollect.Reports.Catalogue;

/// <summary>The rule catalogue as Markdown: a page for each code with all its forms, and the table of rules by year.</summary>
public static class RuleMarkdown
{
    private const string IndexName = "README.md";

    /// <summary>Every file of the catalogue by its name, in order. Lines end in a line feed on every system.</summary>
    /// <param name="catalogue">What to write of.</param>
    public static IEnumerable<(string Name, string Text)> Files(RuleCatalogue catalogue)
    {
        yield return (IndexName, Index(catalogue));
        foreach (var forms in ByCode(catalogue.Entries))
        {
            yield return (PageName(forms[0].Rule.Code), Page(catalogue.Title, forms));
        }
    }

    private static string Index(RuleCatalogue catalogue)
    {
        var (entries, years) = (catalogue.Entries, catalogue.OpenYears);
        var text = new StringBuilder();
        text.Append($"# Rules of the {catalogue.Title}\n\n");
        text.Append($"Made from the rules themselves by `dotnet run tools/rule-docs.cs`; do not edit. E is an error, Q a query, {(HasNotes() ? "N a note, " : "")}an empty cell a year in which the rule is not in force.\n\n");
        text.Append($"| Rule | Module | What is wrong | {Cells(years, y => $"{y}")} | Automatic OK |\n|---|---|---|{Cells(years, _ => "---", "|")}|---|\n");
        foreach (var forms in ByCode(entries))
        {
            var latest = forms[0].Rule;
            var inForce = Cells(years, y => forms.Find(f => f.Rule.Years.Include(y)) is { } form ? Letter(form.Rule.Severity) : "");
            text.Append($"| [{latest.Code}]({PageName(latest.Code)}) | {latest.Module} | {Escaped(latest.Message)} | {inForce} | {(forms.Exists(f => f.Rule.AutomaticOk is not null) ? "yes" : "")} |\n");
        }

        text.Append("\n## How many in each year\n\n");
        text.Append($"| In force | {Cells(years, y => $"{y}")} |\n|---|{Cells(years, _ => "---", "|")}|\n");
        text.Append($"| Errors | {Cells(years, y => Count(y, Severity.Error))} |\n");
        text.Append($"| Queries | {Cells(years, y => Count(y, Severity.Query))} |\n");
        if (HasNotes())
        {
            text.Append($"| Notes | {Cells(years, y => Count(y, Severity.Note))} |\n");
        }

        return catalogue.HasFileChecks ? WithFileChecks(text) : text.ToString();

        bool HasNotes() => entries.Any(e => e.Rule.Severity == Severity.Note);

        string Count(CollectionYear year, Severity severity) => $"{entries.Count(e => e.Rule.Severity == severity && e.Rule.Years.Include(year))}";
    }

    private static string WithFileChecks(StringBuilder text)
    {
        text.Append("\n## Checks of the file itself\n\n");
        text.Append("Made before any rule, in every year. Their codes are ours; the Department has none for them.\n\n");
        text.Append("| Check | Kind | What is wrong | When it fires | What to do |\n|---|---|---|---|---|\n");
        foreach (var check in FileChecks.All)
        {
            text.Append($"| {check.Code} | {check.Severity} | {Escaped(check.Message)} | {Escaped(check.Logic)} | {Escaped(check.Advice)} |\n");
        }

        return text.ToString();
    }

    private static string Page(string title, List<RuleEntry> forms)
    {
        var latest = forms[0].Rule;
        var text = new StringBuilder();
        text.Append($"# {latest.Code}: {Escaped(latest.Message)}\n\nA rule of the {title}. [All rules]({IndexName})\n");
        foreach (var form in forms)
        {
            var rule = form.Rule;
            if (forms.Count > 1)
            {
                text.Append($"\n## {Capitalised(rule.Years.ToString())}{(rule.Message == latest.Message ? "" : $": {Escaped(rule.Message)}")}\n");
            }

            text.Append($"\n{form.Kind}{(forms.Count > 1 ? "" : $", {rule.Years}")}. About {form.About}; filed under {rule.Module}.\n");
            Paragraph("When it fires", Escaped(rule.Logic));
            Paragraph("What to do", Escaped(rule.Advice));
            Paragraph("Fields", string.Join(", ", rule.Fields.Distinct().Select(f => $"`{f}`{(f.Item.Length > 0 ? $" ({f.Item})" : "")}")));
            Paragraph("Source", Escaped(rule.Guide));
            if (rule.AutomaticOk is { } note)
            {
                text.Append($"\n**Automatic OK.** Once every record was checked, this return-level note clears the findings:\n\n```text\n{note}\n```\n");
            }

            if (rule.Doubt is { } doubt)
            {
                Paragraph("Doubt", Escaped(doubt));
            }

            text.Append("\n| Situation | The rule |\n|---|---|\n");
            foreach (var example in form.Examples)
            {
                text.Append($"| {Escaped(example.Because)} | {Outcome(example)} |\n");
            }
        }

        return text.ToString();

        void Paragraph(string heading, string body) => text.Append($"\n**{heading}.** {body}\n");
    }

    /// <summary>The forms of each code, in the book's order of codes, the form in force last in front.</summary>
    private static IEnumerable<List<RuleEntry>> ByCode(IReadOnlyList<RuleEntry> entries) =>
        entries.GroupBy(e => e.Rule.Code, StringComparer.Ordinal).Select(g => g.OrderByDescending(e => e.Rule.Years.Last ?? int.MaxValue).ToList());

    private static string Outcome(Example example) =>
        example.Passing ? "passes"
        : example.At is ["return"] ? "fires for the return as a whole"
        : $"fires at {string.Join(", ", example.At.Select(a => $"`{a}`"))}";

    private static string Cells(IEnumerable<CollectionYear> years, Func<CollectionYear, string> cell, string between = " | ") =>
        string.Join(between, years.Select(cell));

    private static string Letter(Severity severity) => severity switch
    {
        Severity.Error => "E",
        Severity.Query => "Q",
        _ => "N",
    };

    private static string PageName(string code) => $"{code}.md";

    private static string Capitalised(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>Text as it is, also where Markdown would take a character for a sign of its own.</summary>
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            escaped.Append(character switch
            {
                '\\' or '|' or '*' or '_' or '`' or '[' or ']' => $"\\{character}",
                '<' => "&lt;",
                '&' => "&amp;",
                '\r' or '\n' => " ",
                _ => $"{character}",
            });
        }

        return escaped.ToString();
    }
}
