namespace OpenCollect.Reports.Html;

/// <summary>The first part of the page: what was read, totals, contents, headline numbers and the most frequent rules.</summary>
internal static class HtmlSummary
{
    private const int MostBars = 10;

    public static void Write(HtmlWriter html, ReturnSummary summary)
    {
        Totals(html, summary);
        Contents(html, summary);
        Read(html, summary);
        Headlines(html, summary);
        MostFrequent(html, summary);
    }

    public static void List(HtmlWriter html, IEnumerable<string> items)
    {
        html.Write($"<ul>\n");
        foreach (var item in items)
        {
            html.Write($"<li>{item}</li>\n");
        }

        html.Write($"</ul>\n");
    }

    private static void Totals(HtmlWriter html, ReturnSummary summary)
    {
        html.Write($"""
            <ul class="totals">
            <li class="error"><strong>{summary.Errors}</strong> {Noun(summary.Errors, "error", "errors")} to correct</li>
            <li class="query"><strong>{summary.Queries}</strong> {Noun(summary.Queries, "query", "queries")} to correct or explain</li>

            """);
        if (summary.Accepted > 0)
        {
            html.Write($"<li><strong>{summary.Accepted}</strong> cleared by return-level notes</li>\n");
        }

        if (summary.NotJudged > 0)
        {
            html.Write($"<li><strong>{summary.NotJudged}</strong> could not be judged, because of a fault in this program</li>\n");
        }

        html.Write($"</ul>\n");
    }

    private static void Contents(HtmlWriter html, ReturnSummary summary)
    {
        html.Write($"""
            <nav aria-labelledby="contents">
            <h2 id="contents">Contents</h2>
            <ul>
            <li><a href="#read">What was read</a></li>

            """);
        if (!summary.Headlines.IsEmpty)
        {
            html.Write($"<li><a href=\"#headlines\">Headline numbers</a></li>\n");
        }

        if (!summary.Counts.IsEmpty)
        {
            html.Write($"""
                <li><a href="#frequent">Most frequent rules</a></li>
                <li><a href="#return">Findings about the whole return</a></li>
                <li><a href="#rules">Findings by rule</a></li>
                <li><a href="#children">Findings by child</a></li>

                """);
        }

        if (!summary.Notes.IsEmpty)
        {
            html.Write($"<li><a href=\"#notes\">Return-level notes</a></li>\n");
        }

        html.Write($"<li><a href=\"#not-run\">Rules that were not run</a></li>\n</ul>\n</nav>\n");
    }

    private static void Read(HtmlWriter html, ReturnSummary summary)
    {
        html.Write($"""
            <section aria-labelledby="read">
            <h2 id="read">What was read</h2>
            <dl class="facts">
            <div><dt>Collection</dt><dd>{summary.Collection} {summary.Year.ToString()}</dd></div>
            <div><dt>Local authority</dt><dd>{Words.Authority(summary)}</dd></div>
            <div><dt>{(summary.Files.Length == 1 ? "File" : "Files")}</dt><dd>{string.Join(", ", summary.Files)}</dd></div>

            """);
        if (!summary.PreviousFiles.IsEmpty)
        {
            html.Write($"<div><dt>Last year’s return</dt><dd>{string.Join(", ", summary.PreviousFiles)}</dd></div>\n");
        }

        html.Write($"""
            <div><dt>Children</dt><dd>{summary.Children}</dd></div>
            <div><dt>Rules applied</dt><dd>{summary.RulesApplied}</dd></div>
            </dl>
            </section>

            """);
    }

    private static void Headlines(HtmlWriter html, ReturnSummary summary)
    {
        if (summary.Headlines.IsEmpty)
        {
            return;
        }

        var hasPrevious = summary.Headlines.Any(h => h.Previous is not null);
        var hasShares = summary.Headlines.Any(h => h.Of is not null);
        html.Write($"""
            <section aria-labelledby="headlines">
            <h2 id="headlines">Headline numbers</h2>
            <div class="scroll" tabindex="0" role="region" aria-label="Headline numbers, table">
            <table>
            <caption>{(hasShares ? "Counts in both returns, and what they are shares of" : hasPrevious ? "Counts in this return, with last year’s return beside them" : "Counts in this return; give last year’s return to compare them")}</caption>
            <thead><tr><th scope="col">Count</th><th scope="col" class="number">This year</th>
            """);
        if (hasShares)
        {
            html.Write($"<th scope=\"col\" class=\"number\">Share</th>");
        }

        if (hasPrevious)
        {
            html.Write($"<th scope=\"col\" class=\"number\">Last year</th><th scope=\"col\" class=\"number\">Change</th>");
        }

        html.Write($"</tr></thead>\n<tbody>\n");
        foreach (var headline in summary.Headlines)
        {
            html.Write($"<tr><th scope=\"row\">{headline.Label}</th><td class=\"number\">{headline.Figure}</td>");
            if (hasShares)
            {
                html.Write($"<td class=\"number\">{Words.Share(headline)}</td>");
            }

            if (hasPrevious)
            {
                html.Write($"<td class=\"number\">{(headline.Previous is { } previous ? Words.Number(previous) : "not known")}</td><td class=\"number\">{Words.Change(headline)}</td>");
            }

            html.Write($"</tr>\n");
        }

        html.Write($"</tbody>\n</table>\n</div>\n</section>\n");
    }

    /// <summary>A bar chart that is a table: the figures stand beside the bars, and the bars are left out for who cannot see them.</summary>
    private static void MostFrequent(HtmlWriter html, ReturnSummary summary)
    {
        var most = summary.Counts.Where(c => c.Open > 0).OrderByDescending(c => c.Open).Take(MostBars).ToList();
        if (most.Count == 0)
        {
            html.Write($"<section aria-labelledby=\"frequent\"><h2 id=\"frequent\">Most frequent rules</h2><p>There is nothing to correct or explain.</p></section>\n");
            return;
        }

        html.Write($"""
            <section aria-labelledby="frequent">
            <h2 id="frequent">Most frequent rules</h2>
            <div class="scroll" tabindex="0" role="region" aria-label="Most frequent rules, table">
            <table class="bars">
            <caption>{(most.Count == MostBars ? "The ten rules with most open findings" : "Rules with open findings, most first")}. The bars show the number of findings.</caption>
            <thead><tr><th scope="col">Rule</th><th scope="col">Severity</th><th scope="col" class="number">Findings</th><th scope="col" class="number">Children</th><th scope="col">Message</th></tr></thead>
            <tbody>

            """);
        foreach (var count in most)
        {
            var severity = Words.Of(count.Rule.Severity);
            html.Write($"""
                <tr><th scope="row"><a href="#rule-{count.Rule.Code}">{count.Rule.Code}</a></th><td>{severity}</td><td class="number">{count.Open}</td><td class="number">{(count.Children > 0 ? Words.Number(count.Children) : "–")}</td><td>{count.Rule.Message}
                <svg class="bar {severity}" viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect width="{Math.Max(4, count.Open * 1000 / most[0].Open).ToString()}" height="12"/></svg></td></tr>

                """);
        }

        html.Write($"</tbody>\n</table>\n</div>\n</section>\n");
    }

    private static string Noun(long number, string one, string many) => number == 1 ? one : many;
}
