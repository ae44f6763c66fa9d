namespace OpenCollect.Reports.Html;

/// <summary>The findings of each child.</summary>
internal static class HtmlChildren
{
    public static void Write(HtmlWriter html, FindingSample sample, FindingSpool findings)
    {
        if (sample.Children.Count == 0 && sample.CountOfReturn == 0)
        {
            return;
        }

        html.Write($"<section aria-labelledby=\"children\">\n<h2 id=\"children\">Findings by child</h2>\n");
        if (sample.Children.Count == 0)
        {
            html.Write($"<p>There are none: no finding is about a single child.</p>\n</section>\n");
            return;
        }

        html.Write($"""
            <p>{(sample.HasMoreChildren ? $"The first {Words.Number(sample.Children.Count)} children with findings. All are in report.xlsx and findings.csv." : $"{Words.Children(sample.Children.Count)} with findings, in the order of the file.")}</p>
            <div class="filter" hidden><label for="filter-children">Show only children with this text in their identifier</label>
            <input id="filter-children" type="search" autocomplete="off" spellcheck="false" data-filter="child"><p role="status"></p></div>

            """);
        foreach (var child in sample.Children)
        {
            Child(html, child, findings);
        }

        html.Write($"</section>\n");
    }

    private static void Child(HtmlWriter html, ChildFindings child, FindingSpool findings)
    {
        html.Write($"""
            <details class="child">
            <summary><h3><bdi>{child.Name}</bdi></h3> <span>{Totals(child)}</span></summary>

            """);
        HtmlFindings.Table(html, findings.Read(child.Offsets), $"Findings of child {child.Name}", withRule: true, withChild: false);
        if (child.Count > FindingSample.MostPerChild)
        {
            html.Write($"<p>{child.Count - FindingSample.MostPerChild} more are not shown here. All are in report.xlsx and findings.csv.</p>\n");
        }

        html.Write($"</details>\n");
    }

    private static string Totals(ChildFindings child)
    {
        var parts = new List<string>();
        if (child.Errors > 0)
        {
            parts.Add(Words.Errors(child.Errors));
        }

        if (child.Queries > 0)
        {
            parts.Add(Words.Queries(child.Queries));
        }

        var rest = child.Count - child.Errors - child.Queries;
        if (rest > 0)
        {
            parts.Add(parts.Count > 0 ? $"{Words.Number(rest)} other" : Words.Findings(rest));
        }

        return string.Join(", ", parts);
    }
}
