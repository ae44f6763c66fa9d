using OpenCollect.Cin;
using OpenCollect.LookedAfter;
using CareEpisode = OpenCollect.LookedAfter.Episode;

namespace OpenCollect.Matching;

/// <summary>
/// By what a record from before an adoption is told: REC E11 or E12 in the looked after return, whose DEC is the day of the order, or a
/// closure RC1 in the census, which is dated up to a month after the order. Source: CIN census guide 2024-25, section 4.6.1.
/// </summary>
internal static class Adoptions
{
    private const string Adopted = "RC1";

    /// <summary>Whether the episode in need was closed because the child was adopted.</summary>
    public static bool IsClosure(Cin.Episode episode) => episode.ReasonForClosure == Adopted;

    /// <summary>The episode of care that ended by adoption, the earliest of this year's and last year's; none if there is none with a day.</summary>
    public static CareEpisode? EpisodeOf(ChildInBoth child) => EpisodeOf(child.Cla, child.LastCla);

    /// <inheritdoc cref="EpisodeOf(ChildInBoth)"/>
    public static CareEpisode? EpisodeOf(LookedAfterChild? child, LookedAfterChild? lastYear)
    {
        var (now, before) = (EpisodeOf(child), EpisodeOf(lastYear));
        return now is null || before?.End < now.End ? before : now;
    }

    /// <summary>The day on or after which a record of the child is one from after the adoption; none if no return tells of an adoption.</summary>
    public static DateOnly? From(ChildInBoth child) => EpisodeOf(child)?.End ?? MonthBefore(Earlier(ClosureOf(child.Cin)?.ClosureDate, ClosureOf(child.LastCin)?.ClosureDate));

    /// <summary>The episode in need with the earliest closure by adoption; none if there is none with a day.</summary>
    public static Cin.Episode? ClosureOf(CinChild? child)
    {
        Cin.Episode? earliest = null;
        foreach (var episode in child?.Episodes ?? [])
        {
            if (IsClosure(episode) && episode.ClosureDate is { } date && !(earliest?.ClosureDate <= date))
            {
                earliest = episode;
            }
        }

        return earliest;
    }

    /// <summary>The episode of care with the earliest adoption; none if there is none with a day.</summary>
    public static CareEpisode? EpisodeOf(LookedAfterChild? child)
    {
        CareEpisode? earliest = null;
        foreach (var episode in child?.Episodes ?? [])
        {
            if (episode.IsAdoption && episode.End is { } date && !(earliest?.End <= date))
            {
                earliest = episode;
            }
        }

        return earliest;
    }

    /// <summary>A month later, never past the last day of the calendar.</summary>
    public static DateOnly? MonthAfter(DateOnly? date) => date is { Year: < 9999 } day ? day.AddMonths(1) : date;

    private static DateOnly? MonthBefore(DateOnly? date) => date is { Year: > 1 } day ? day.AddMonths(-1) : date;

    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one is null || other < one ? other : one;
}
