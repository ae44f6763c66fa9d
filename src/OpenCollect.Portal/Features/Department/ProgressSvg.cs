using System.Globalization;
using System.Net;
using System.Text;
using OpenCollect.Portal.Features.Shared;

namespace OpenCollect.Portal.Features.Department;

/// <summary>
/// How returns came in, as a chart of three lines. Each line has its own dash and its name at its end, so that nothing hangs on colour;
/// the dates of the collection stand as upright lines.
/// </summary>
public static class ProgressSvg
{
    private const int Width = 900, Height = 400, Left = 50, Right = 190, Top = 40, Bottom = 50;
    private const int LabelDistance = 20;
    private const int MostLabels = 8;

    /// <param name="year">The collection year, with its dates.</param>
    /// <param name="days">Each day; at least one.</param>
    /// <param name="returns">How many returns there are, the top of the chart.</param>
    public static string Of(OpenedYear year, IReadOnlyList<ProgressDay> days, int returns)
    {
        var (first, last) = (days[0].Day, days[^1].Day);
        var span = Math.Max(1, last.DayNumber - first.DayNumber);
        var most = Math.Max(1, returns);
        double X(DateOnly day) => Left + ((day.DayNumber - first.DayNumber) * (double)(Width - Left - Right) / span);
        double Y(int number) => Height - Bottom - (number * (double)(Height - Top - Bottom) / most);

        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg class="oc-chart" viewBox="0 0 {Width} {Height}" role="img" aria-labelledby="chart-title chart-description" font-family="Arial, sans-serif" font-size="16" fill="#0b0c0c">
              <title id="chart-title">Progress of {WebUtility.HtmlEncode(year.Title)}</title>
              <desc id="chart-description">From {Show.Day(first)} to {Show.Day(last)}: of {returns} returns, {days[^1].Loaded} were loaded at least once, {days[^1].Submitted} are with the Department and {days[^1].Authorised} are authorised at the end.</desc>

            """);
        foreach (var number in Scale(most))
        {
            svg.Append(CultureInfo.InvariantCulture, $"  <line x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(number):0.#}\" y2=\"{Y(number):0.#}\" stroke=\"#cecece\"/><text x=\"{Left - 8}\" y=\"{Y(number) + 5:0.#}\" text-anchor=\"end\">{number}</text>\n");
        }

        foreach (var day in Ticks(first, span))
        {
            svg.Append(CultureInfo.InvariantCulture, $"  <line x1=\"{X(day):0.#}\" x2=\"{X(day):0.#}\" y1=\"{Height - Bottom}\" y2=\"{Height - Bottom + 6}\" stroke=\"#0b0c0c\"/><text x=\"{X(day):0.#}\" y=\"{Height - Bottom + 24}\" text-anchor=\"middle\">{day.ToString("d MMM", CultureInfo.InvariantCulture)}</text>\n");
        }

        foreach (var (name, text, anchor) in (ReadOnlySpan<(string, string, string)>)[("first load by", year.LoadBy, "start"), ("submit by", year.SubmitBy, "end")])
        {
            var day = ReturnDate.Parse(text);
            if (day >= first && day <= last)
            {
                svg.Append(CultureInfo.InvariantCulture, $"  <line x1=\"{X(day):0.#}\" x2=\"{X(day):0.#}\" y1=\"{Top - 8}\" y2=\"{Height - Bottom}\" stroke=\"#0b0c0c\" stroke-dasharray=\"2 4\"/><text x=\"{X(day):0.#}\" y=\"{Top - 14}\" text-anchor=\"{anchor}\">{name}</text>\n");
            }
        }

        Lines(svg, days, X, Y);
        return svg.Append("</svg>").ToString();
    }

    private static void Lines(StringBuilder svg, IReadOnlyList<ProgressDay> days, Func<DateOnly, double> x, Func<int, double> y)
    {
        (string Name, string Colour, string Dash, Func<ProgressDay, int> Of)[] lines =
            [("loaded", "#1d70b8", "", d => d.Loaded), ("with the Department", "#54319f", "9 4", d => d.Submitted), ("authorised", "#0f7a52", "3 3", d => d.Authorised)];
        var above = double.MinValue;
        foreach (var (name, colour, dash, of) in lines)
        {
            var path = new StringBuilder();
            foreach (var (i, day) in days.Index())
            {
                path.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "M" : "H")}{x(day.Day):0.#}{(i == 0 ? " " : " V")}{y(of(day)):0.#}");
            }

            // The names stand below each other where lines end at one height.
            var at = Math.Max(y(of(days[^1])) + 5, above + LabelDistance);
            above = at;
            svg.Append(CultureInfo.InvariantCulture, $"  <path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"3\" stroke-dasharray=\"{dash}\"/>\n");
            svg.Append(CultureInfo.InvariantCulture, $"  <text x=\"{x(days[^1].Day) + 8:0.#}\" y=\"{at:0.#}\" fill=\"{colour}\" font-weight=\"bold\">{of(days[^1])} {name}</text>\n");
        }
    }

    /// <summary>Round numbers from 0 to the greatest, about five.</summary>
    private static IEnumerable<int> Scale(int most)
    {
        var step = ((int[])[1, 2, 5, 10, 20, 25, 50, 100, 200, 500]).FirstOrDefault(s => most / s <= 5, 1000);
        return Enumerable.Range(0, (most / step) + 1).Select(i => i * step);
    }

    /// <summary>Days to name below: each, each week, or the first of the months.</summary>
    private static IEnumerable<DateOnly> Ticks(DateOnly first, int span)
    {
        var step = ((int[])[1, 7, 14, 28]).FirstOrDefault(s => span / s <= MostLabels, span / MostLabels);
        return Enumerable.Range(0, (span / step) + 1).Select(i => first.AddDays(i * step));
    }
}
