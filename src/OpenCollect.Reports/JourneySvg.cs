using System.Globalization;
using System.Net;
using System.Text;

namespace OpenCollect.Reports;

/// <summary>
/// A child's journey as a timeline: a row for each kind of record, bars for what lasted, diamonds for what happened on a day. Each
/// mark has a title for people who point or listen, and the whole a description. Child-level data.
/// </summary>
public static class JourneySvg
{
    private const int LabelWidth = 190;
    private const int ChartWidth = 810;
    private const int RowHeight = 44;
    private const int Top = 60;
    private const int Least = 3;

    /// <param name="journey">The journey.</param>
    /// <param name="lanes">The rows in order.</param>
    /// <param name="until">What goes on is drawn up to this day: the end of the latest collection year.</param>
    public static string Of(Journey journey, IEnumerable<string> lanes, DateOnly until)
    {
        var rows = lanes.Where(l => journey.Spans.Any(s => s.Lane == l) || Visible(journey).Any(e => e.Lane == l)).ToList();
        var dates = journey.Spans.SelectMany(s => new[] { s.Start, s.End ?? until }).Concat(Visible(journey).Select(e => e.Date)).DefaultIfEmpty(until).ToList();
        var first = dates.Min().AddDays(-14);
        var last = dates.Append(until).Max().AddDays(14);
        double X(DateOnly date) => LabelWidth + ((date.DayNumber - first.DayNumber) * (double)ChartWidth / Math.Max(1, last.DayNumber - first.DayNumber));

        var height = Top + (rows.Count * RowHeight) + 20;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LabelWidth + ChartWidth + 20} {height}" role="img" aria-labelledby="title description" font-family="Arial, Helvetica, sans-serif" font-size="14">
              <title id="title">Journey of child {Escaped(journey.ChildId)}</title>
              <desc id="description">{Escaped(Description(journey))}</desc>
              <rect width="100%" height="100%" fill="#ffffff"/>
              <text x="8" y="26" font-size="19" font-weight="bold" fill="#0b0c0c">Journey of child {Escaped(journey.ChildId)}</text>

            """);
        Axis(svg, first, last, height, X);
        for (var row = 0; row < rows.Count; row++)
        {
            Row(svg, journey, rows[row], Top + (row * RowHeight), until, X);
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void Row(StringBuilder svg, Journey journey, string lane, int top, DateOnly until, Func<DateOnly, double> x)
    {
        var middle = top + (RowHeight / 2);
        svg.Append(CultureInfo.InvariantCulture, $"  <text x=\"8\" y=\"{middle + 5}\" fill=\"#0b0c0c\">{Escaped(lane)}</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"  <line x1=\"{LabelWidth}\" x2=\"{LabelWidth + ChartWidth}\" y1=\"{top + RowHeight}\" y2=\"{top + RowHeight}\" stroke=\"#b1b4b6\"/>\n");
        foreach (var span in journey.Spans.Where(s => s.Lane == lane))
        {
            var width = Math.Max(Least, x(span.End ?? until) - x(span.Start));
            var open = span.End is null ? " stroke=\"#1d70b8\" stroke-width=\"2\" stroke-dasharray=\"5 3\" fill=\"#d2e2f1\"" : " fill=\"#1d70b8\"";
            var end = span.End is { } day ? $"to {ReturnDate.Format(day)}" : "goes on";
            svg.Append(CultureInfo.InvariantCulture,
                $"  <rect x=\"{x(span.Start):0.#}\" y=\"{middle - 9}\" width=\"{width:0.#}\" height=\"18\" rx=\"2\"{open}><title>{ReturnDate.Format(span.Start)} {end}: {Escaped(span.What)}</title></rect>\n");
        }

        foreach (var happened in Visible(journey).Where(e => e.Lane == lane))
        {
            var at = x(happened.Date);
            svg.Append(CultureInfo.InvariantCulture,
                $"  <path d=\"M{at:0.#} {middle - 11} l7 11 l-7 11 l-7 -11 z\" fill=\"#0b0c0c\" stroke=\"#ffffff\"><title>{ReturnDate.Format(happened.Date)}: {Escaped(happened.What)}</title></path>\n");
        }
    }

    /// <summary>A line and label for each quarter, or each April where the journey is long.</summary>
    private static void Axis(StringBuilder svg, DateOnly first, DateOnly last, int height, Func<DateOnly, double> x)
    {
        var step = last.DayNumber - first.DayNumber > 1100 ? 12 : 3;
        for (var date = new DateOnly(first.Year, 1, 1).AddMonths(step == 12 ? 3 : 0); date <= last; date = date.AddMonths(step))
        {
            if (date >= first)
            {
                svg.Append(CultureInfo.InvariantCulture,
                    $"  <line x1=\"{x(date):0.#}\" x2=\"{x(date):0.#}\" y1=\"{Top - 8}\" y2=\"{height - 20}\" stroke=\"#f3f2f1\"/><text x=\"{x(date):0.#}\" y=\"{Top - 14}\" text-anchor=\"middle\" font-size=\"12\" fill=\"#505a5f\">{date:MMM yyyy}</text>\n");
            }
        }
    }

    /// <summary>A birth years before anything else would squeeze the rest together; it is told in the text.</summary>
    private static IEnumerable<JourneyEvent> Visible(Journey journey)
    {
        var first = journey.Spans.Select(s => s.Start).Concat(journey.Events.Where(e => e.What != "Born").Select(e => e.Date)).DefaultIfEmpty(DateOnly.MaxValue).Min();
        return journey.Events.Where(e => first == DateOnly.MaxValue || e.Date.DayNumber > first.DayNumber - 366);
    }

    private static string Description(Journey journey) =>
        string.Join(". ", journey.Spans.Select(s => $"{s.What}, {ReturnDate.Format(s.Start)} {(s.End is { } end ? $"to {ReturnDate.Format(end)}" : "and goes on")}"));

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);
}
