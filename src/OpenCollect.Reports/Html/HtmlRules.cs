namespace OpenCollect.Reports.Html;

/// <summary>The findings about the return as a whole, and those of each rule.</summary>
internal static class HtmlRules
{
    public static void Write(HtmlWriter html, ReturnSummary summary, FindingSample sample, FindingSpool findings)
    {
        if (summary.Counts.IsEmpty)
        {
            return;
        }

        Return(html, sample, findings);
        html.Write($"""
            <section aria-labelledby="rules">
            <h2 id="rules">Findings by rule</h2>
            <div class="filter" hidden><label for="filter-rules">Show only rules with this text, such as a code or a word of the message</label>
            <input id="filter-rules" type="search" autocomplete="off" spellcheck="false" data-filter="rule"><p role="status"></p></div>

            """);
        foreach (var count in summary.Counts)
        {
            Rule(html, count, sample.OfRule(count.Rule.Code), findings);
        }

        html.Write($"</section>\n");
    }

    private static void Return(HtmlWriter html, FindingSample sample, FindingSpool findings)
    {
        html.Write($"<section aria-labelledby=\"return\">\n<h2 id=\"return\">Findings about the whole return</h2>\n");
        if (sample.CountOfReturn == 0)
        {
            html.Write($"<p>There are none: every finding is about a child.</p>\n");
        }
        else
        {
            HtmlFindings.Table(html, findings.Read(sample.OfReturn), "Findings about the header or the return as a whole", withRule: true, withChild: false);
            More(html, sample.CountOfReturn, sample.OfReturn.Count);
        }

        html.Write($"</section>\n");
    }

    private static void Rule(HtmlWriter html, RuleCount count, IReadOnlyList<long> offsets, FindingSpool findings)
    {
        var rule = count.Rule;
        var severity = Words.Of(rule.Severity);
        html.Write($"""
            <section class="rule" aria-labelledby="rule-{rule.Code}">
            <h3 id="rule-{rule.Code}" tabindex="-1">{rule.Code}: {rule.Message} <strong class="tag {severity}">{severity}</strong></h3>
            <p>{Totals(count)}.</p>
            <dl class="facts">
            <div><dt>What to do</dt><dd>{rule.Advice}</dd></div>
            <div><dt>When it fires</dt><dd>{rule.Logic}</dd></div>
            <div><dt>Guide</dt><dd>{rule.Guide}</dd></div>

            """);
        if (rule.AutomaticOk is not null)
        {
            html.Write($"""
                <div><dt>Return-level note</dt><dd>If every record was checked and is right, put exactly this among the return-level notes: <code class="copy">{rule.AutomaticOk}</code></dd></div>

                """);
        }

        var total = count.Open + count.Accepted + count.NotJudged;
        html.Write($"</dl>\n<details>\n<summary>{(total > offsets.Count ? $"Show the first {Words.Number(offsets.Count)} of {Words.Findings(total)}" : $"Show {Words.Findings(total)}")}<span class=\"hidden\"> of rule {rule.Code}</span></summary>\n");
        HtmlFindings.Table(html, findings.Read(offsets), $"Findings of rule {rule.Code}", withRule: false, withChild: true);
        More(html, total, offsets.Count);
        html.Write($"</details>\n</section>\n");
    }

    private static void More(HtmlWriter html, long total, int shown)
    {
        if (total > shown)
        {
            html.Write($"<p>{total - shown} more are not shown here. All are in report.xlsx and findings.csv.</p>\n");
        }
    }

    private static string Totals(RuleCount count)
    {
        var parts = new List<string> { Words.Count(count.Open, count.Rule.Severity) };
        if (count.Accepted > 0)
        {
            parts.Add($"{Words.Number(count.Accepted)} cleared by a return-level note");
        }

        if (count.NotJudged > 0)
        {
            parts.Add($"{Words.Number(count.NotJudged)} not judged because of a fault in this program");
        }

        var totals = string.Join(", ", parts);
        return count.Children > 0 ? $"{totals}; {Words.Children(count.Children)} concerned" : totals;
    }
}
