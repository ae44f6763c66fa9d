namespace OpenCollect.Reports;

/// <summary>A child's journey as lines of text in order of date, the length of what lasted beside it. Child-level data.</summary>
public static class JourneyText
{
    public static void Write(TextWriter output, Journey journey)
    {
        output.WriteLine($"Journey of child {journey.ChildId}");
        output.WriteLine();
        var lines = journey.Events.Select(e => (e.Date, Order: 0, Text: e.What))
            .Concat(journey.Spans.Select(s => (Date: s.Start, Order: 1, Text: $"{s.What} - {Lasting(s)}")));
        foreach (var (date, _, text) in lines.OrderBy(l => l.Date).ThenBy(l => l.Order))
        {
            output.WriteLine($"{ReturnDate.Format(date)}  {text}");
        }

        if (journey.WithoutDate > 0)
        {
            output.WriteLine();
            output.WriteLine($"{(journey.WithoutDate == 1 ? "1 record has" : $"{journey.WithoutDate} records have")} no start date and cannot be placed.");
        }
    }

    private static string Lasting(JourneySpan span) => span.End is not { } end ? "goes on"
        : end == span.Start ? "the same day"
        : $"to {ReturnDate.Format(end)} ({end.DayNumber - span.Start.DayNumber} days)";
}
