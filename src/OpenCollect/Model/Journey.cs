namespace OpenCollect.Model;

/// <summary>Something that lasted: an episode, an assessment, a plan.</summary>
/// <param name="Lane">The row of the timeline that it stands in, such as "Child protection plan".</param>
/// <param name="Start">The first day.</param>
/// <param name="End">The last day; none if it goes on.</param>
/// <param name="What">What it was, with the meaning of its codes.</param>
public sealed record JourneySpan(string Lane, DateOnly Start, DateOnly? End, string What);

/// <summary>Something that happened on a day.</summary>
/// <param name="Lane">The row of the timeline that it stands in.</param>
/// <param name="Date">The day.</param>
/// <param name="What">What happened, with the meaning of its codes.</param>
public sealed record JourneyEvent(string Lane, DateOnly Date, string What);

/// <summary>
/// One child's way through children's social care, put together from one return or several. Records without a start date cannot be
/// placed in time and are counted only. Child-level data.
/// </summary>
/// <param name="ChildId">The authority's identifier of the child.</param>
/// <param name="Spans">In order of start.</param>
/// <param name="Events">In order of date.</param>
/// <param name="WithoutDate">How many records could not be placed in time.</param>
public sealed record Journey(string ChildId, ImmutableArray<JourneySpan> Spans, ImmutableArray<JourneyEvent> Events, int WithoutDate)
{
    /// <summary>One journey of what several collections tell of the child.</summary>
    public static Journey Together(string childId, IEnumerable<Journey> parts)
    {
        var all = parts.ToList();
        return new(
            childId, [.. all.SelectMany(p => p.Spans).Distinct().OrderBy(s => s.Start)], [.. all.SelectMany(p => p.Events).Distinct().OrderBy(e => e.Date)],
            all.Sum(p => p.WithoutDate));
    }
}
