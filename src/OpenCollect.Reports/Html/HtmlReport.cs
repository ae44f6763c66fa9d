using System.Text;

namespace OpenCollect.Reports.Html;

/// <summary>
/// The file <c>report.html</c>: one page that needs nothing else, no network and no script. Its look follows GOV.UK without the
/// crown and the typeface; it is meant to meet WCAG 2.2 AA. Holds child-level data.
/// </summary>
internal static class HtmlReport
{
    /// <summary>What the page may do: show itself with its own styles and its one script. Of the script a test recomputes the hash.</summary>
    public const string ScriptHash = "sha256-tJ5i7qPomwOWiQ8dRAzX3pue7LqLCTr1k3Qlr/rdES4=";

    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; script-src '" + ScriptHash + "'; base-uri 'none'; form-action 'none'";

    public static void Write(Stream stream, ReturnSummary summary, FindingSample sample, FindingSpool findings)
    {
        using var output = new StreamWriter(stream, new UTF8Encoding(false), 1 << 15, leaveOpen: true);
        var html = new HtmlWriter(output);
        Head(html, summary);
        HtmlSummary.Write(html, summary);
        HtmlRules.Write(html, summary, sample, findings);
        HtmlChildren.Write(html, sample, findings);
        HtmlOutcomes.Write(html, summary);
        html.Write($"""
            </main>
            <footer><p>Made by OpenCollect. All findings with all their places are in findings.csv, findings.json and report.xlsx beside this page.</p></footer>
            <script>
            """);
        html.Resource("report.js");
        html.Write($"</script>\n</body>\n</html>\n");
    }

    private static void Head(HtmlWriter html, ReturnSummary summary)
    {
        var title = $"{summary.Collection} {summary.Year}: validation of {Words.Authority(summary)}";
        html.Write($"""
            <!DOCTYPE html>
            <html lang="en-GB">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{Policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>{title}</title>
            <style>

            """);
        html.Resource("report.css");
        html.Write($"""
            </style>
            </head>
            <body>
            <a class="skip" href="#main">Skip to main content</a>
            <header><p>OpenCollect validation report</p></header>
            <main id="main" tabindex="-1">
            <p class="warning"><strong>This page contains information about individual children.</strong> Keep it where you keep the return itself, show it only to those who may see the return, do not send it by email, and delete it when you no longer need it.</p>
            <h1>{title}</h1>

            """);
        if (summary.IsTrial)
        {
            html.Write($"""
                <section class="trial" aria-labelledby="trial">
                <h2 id="trial">This is a trial run</h2>
                <p>The return is of another year than the rules it was checked against, which are those of {summary.Year.ToString()}. What is found here need not be wrong in the return.</p>

                """);
            HtmlSummary.List(html, summary.Assumptions);
            html.Write($"</section>\n");
        }
    }
}
