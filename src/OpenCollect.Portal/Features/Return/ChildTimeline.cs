using OpenCollect.Collections;
using OpenCollect.Reports;

namespace OpenCollect.Portal.Features.Return;

/// <summary>The picture of a child's way through services.</summary>
public static class ChildTimeline
{
    /// <param name="year">The collection year.</param>
    /// <param name="whole">What the return says beside its children.</param>
    /// <param name="document">The child.</param>
    /// <returns>SVG; none where there is nothing to draw.</returns>
    public static string? Of(OpenedYear year, ReturnDocument whole, ChildDocument document)
    {
        var collection = year.Collection;
        using var opened = collection.Open(collection.FilesOf(whole, [document]));
        var journey = collection.JourneyOf(document.Id ?? "", opened.Children(year.Year).Select(c => (year.Year, c.Record)));
        return journey.Spans.IsEmpty && journey.Events.IsEmpty ? null : JourneySvg.Of(journey, collection.JourneyLanes, year.Year.LastDay);
    }
}
