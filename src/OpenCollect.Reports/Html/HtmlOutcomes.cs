namespace OpenCollect.Reports.Html;

/// <summary>The last part of the page: what became of the return-level notes, and the rules that were not run.</summary>
internal static class HtmlOutcomes
{
    public static void Write(HtmlWriter html, ReturnSummary summary)
    {
        Notes(html, summary);
        NotRun(html, summary);
    }

    private static void Notes(HtmlWriter html, ReturnSummary summary)
    {
        if (summary.Notes.IsEmpty)
        {
            return;
        }

        html.Write($"""
            <section aria-labelledby="notes">
            <h2 id="notes">Return-level notes</h2>
            <div class="scroll" tabindex="0" role="region" aria-label="Return-level notes, table">
            <table>
            <caption>Notes that clear findings, and those that nearly do</caption>
            <thead><tr><th scope="col">Rule</th><th scope="col">Outcome</th><th scope="col">Note</th><th scope="col">Difference</th></tr></thead>
            <tbody>

            """);
        foreach (var note in summary.Notes)
        {
            html.Write($"<tr><th scope=\"row\">{note.Rule.Code}</th><td>{(note.Matches ? "clears the findings" : "does not clear them")}</td><td>{note.Note}</td><td>{note.Difference}</td></tr>\n");
        }

        html.Write($"</tbody>\n</table>\n</div>\n</section>\n");
    }

    private static void NotRun(HtmlWriter html, ReturnSummary summary)
    {
        html.Write($"<section aria-labelledby=\"not-run\">\n<h2 id=\"not-run\">Rules that were not run</h2>\n");
        if (summary.NotRun.IsEmpty)
        {
            html.Write($"<p>Every rule of the year was run.</p>\n");
        }
        else
        {
            html.Write($"""
                <div class="scroll" tabindex="0" role="region" aria-label="Rules that were not run, table">
                <table>
                <caption>{Words.Rules(summary.NotRun.Length)} of the year not run</caption>
                <thead><tr><th scope="col">Rule</th><th scope="col">Severity</th><th scope="col">Message</th><th scope="col">Why it was not run</th></tr></thead>
                <tbody>

                """);
            foreach (var notRun in summary.NotRun)
            {
                html.Write($"<tr><th scope=\"row\">{notRun.Rule.Code}</th><td>{Words.Of(notRun.Rule.Severity)}</td><td>{notRun.Rule.Message}</td><td>{notRun.Why}</td></tr>\n");
            }

            html.Write($"</tbody>\n</table>\n</div>\n");
        }

        html.Write($"</section>\n");
    }
}
