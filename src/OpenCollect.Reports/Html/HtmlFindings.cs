namespace OpenCollect.Reports.Html;

/// <summary>A table of findings.</summary>
internal static class HtmlFindings
{
    /// <param name="html">Takes the table.</param>
    /// <param name="findings">What it shows.</param>
    /// <param name="caption">What the table is.</param>
    /// <param name="withRule">Whether rule and message stand in each row.</param>
    /// <param name="withChild">Whether the child stands in each row.</param>
    public static void Table(HtmlWriter html, IEnumerable<ReportFinding> findings, string caption, bool withRule, bool withChild)
    {
        html.Write($"""
            <div class="scroll" tabindex="0" role="region" aria-label="{caption}, table">
            <table class="findings">
            <caption>{caption}</caption>
            <thead><tr>
            """);
        if (withRule)
        {
            html.Write($"<th scope=\"col\">Rule</th><th scope=\"col\">Message</th>");
        }

        if (withChild)
        {
            html.Write($"<th scope=\"col\">Child</th>");
        }

        html.Write($"""
            <th scope="col">Record</th><th scope="col">Field</th><th scope="col">Value</th><th scope="col" class="number">Line</th><th scope="col">Also look at</th></tr></thead>
            <tbody>

            """);
        foreach (var finding in findings)
        {
            Row(html, finding, withRule, withChild);
        }

        html.Write($"</tbody>\n</table>\n</div>\n");
    }

    private static void Row(HtmlWriter html, ReportFinding finding, bool withRule, bool withChild)
    {
        html.Write($"<tr>");
        if (withRule)
        {
            html.Write($"<th scope=\"row\"><a href=\"#rule-{finding.Rule.Code}\">{finding.Rule.Code}</a> {Words.Of(finding.Rule.Severity)}</th><td>{finding.Message}");
            Status(html, finding);
            html.Write($"</td>");
        }

        if (withChild)
        {
            html.Write($"<td><bdi>{Words.Child(finding)}</bdi>");
            if (!withRule)
            {
                Status(html, finding);
                if (!ReferenceEquals(finding.Message, finding.Rule.Message))
                {
                    html.Write($" {finding.Message}");
                }
            }

            html.Write($"</td>");
        }

        var at = finding.At;
        html.Write($"<td>{(at.Record.Length > 0 ? at.Record : at.Group)}</td><td>{at.Field}</td><td>");
        if (at.Value is not null)
        {
            html.Write($"<bdi>{at.Value}</bdi>");
        }
        else if (at.Field is not null && at.Line > 0)
        {
            html.Write($"<span class=\"missing\">missing</span>");
        }

        html.Write($"</td><td class=\"number\">{(at.Line > 0 ? at.Line.ToString() : null)}</td><td>");
        foreach (var other in finding.Others)
        {
            html.Write($"<span class=\"place\"><bdi>{Words.Place(other)}</bdi></span>");
        }

        html.Write($"</td></tr>\n");
    }

    private static void Status(HtmlWriter html, ReportFinding finding)
    {
        if (finding.Status != FindingStatus.Open)
        {
            html.Write($" <strong class=\"tag\">{(finding.Status switch { FindingStatus.Accepted => "cleared by a note", FindingStatus.Bypassed => "bypassed", _ => "could not be judged" })}</strong>");
        }
    }
}
