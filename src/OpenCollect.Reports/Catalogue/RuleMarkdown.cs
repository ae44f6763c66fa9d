using System.Text;

namespace OpenCollect.Reports.Catalogue;

/// <summary>The rule catalogue as Markdown: a page for each code with all its forms, and the table of rules by year.</summary>
public static class RuleMarkdown
{
    /// <summary>Every file of the catalogue by its name, in order.</summary>
    /// <param name="title">The collection's title.</param>
    /// <param name="entries">All forms of all rules, in code order.</param>
    /// <param name="years">The open years, first to last.</param>
    public static IEnumerable<(string Name, string Text)> Files(string title, IReadOnlyList<RuleEntry> entries, IReadOnlyList<CollectionYear> years)
    {
        yield return ("README.md", Index(title, entries, years));
        foreach (var forms in entries.GroupBy(e => e.Rule.Code, StringComparer.Ordinal))
        {
            yield return ($"{forms.Key}.md", Page(title, [.. forms]));
        }
    }

    private static string Index(string title, IReadOnlyList<RuleEntry> entries, IReadOnlyList<CollectionYear> years)
    {
        var text = new StringBuilder();
        text.Append($"# Rules of the {title}\n\nGenerated from the rules themselves; a test fails when this is stale. E: error, Q: query.\n\n");
        text.Append($"| Rule | Module | What is wrong | {string.Join(" | ", years)} | Automatic OK |\n|---|---|---|{string.Concat(years.Select(_ => "---|"))}---|\n");
        foreach (var forms in entries.GroupBy(e => e.Rule.Code, StringComparer.Ordinal))
        {
            var latest = forms.Last().Rule;
            var cells = years.Select(y => forms.FirstOrDefault(f => f.Rule.Years.Include(y))?.Rule.Severity is { } severity ? $"{severity}"[..1] : "");
            text.Append($"| [{forms.Key}]({forms.Key}.md) | {latest.Module} | {Escaped(latest.Message)} | {string.Join(" | ", cells)} | {(latest.AutomaticOk is null ? "" : "yes")} |\n");
        }

        text.Append($"\n| In force | {string.Join(" | ", years)} |\n|---|{string.Concat(years.Select(_ => "---|"))}\n");
        foreach (var (label, severity) in new (string, Severity)[] { ("Errors", Severity.Error), ("Queries", Severity.Query) })
        {
            text.Append($"| {label} | {string.Join(" | ", years.Select(y => entries.Count(e => e.Rule.Severity == severity && e.Rule.Years.Include(y))))} |\n");
        }

        return text.ToString();
    }

    private static string Page(string title, IReadOnlyList<RuleEntry> forms)
    {
        var text = new StringBuilder();
        text.Append($"# {forms[0].Rule.Code}\n\nA rule of the {title}. [All rules](README.md)\n");
        foreach (var form in forms)
        {
            var rule = form.Rule;
            text.Append($"\n## {Escaped(rule.Message)}\n\n");
            text.Append($"{form.Kind}, {rule.Years}. About {form.About}; filed under {rule.Module}.\n\n");
            text.Append($"**When it fires.** {Escaped(rule.Logic)}\n\n");
            text.Append($"**What to do.** {Escaped(rule.Advice)}\n\n");
            text.Append($"**Fields.** {string.Join(", ", rule.Fields.Select(f => $"`{f}`{(f.Item.Length > 0 ? $" ({f.Item})" : "")}"))}\n\n");
            text.Append($"**Source.** {Escaped(rule.Guide)}.\n");
            if (rule.AutomaticOk is { } note)
            {
                text.Append($"\n**Automatic OK.** Once every record was checked, this return-level note clears the findings:\n\n```text\n{note}\n```\n");
            }

            if (rule.Doubt is { } doubt)
            {
                text.Append($"\n**Doubt.** {Escaped(doubt)}\n");
            }

            text.Append("\n| Situation | The rule |\n|---|---|\n");
            foreach (var example in form.Examples)
            {
                text.Append($"| {Escaped(example.Because)} | {(example.Passing ? "passes" : "fires at " + string.Join(", ", example.At.Select(a => $"`{a}`")))} |\n");
            }
        }

        return text.ToString();
    }

    private static string Escaped(string text) =>
        text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal);
}
