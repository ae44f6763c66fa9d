namespace OpenCollect.LookedAfter;

/// <summary>
/// The headline numbers of a return, counted as children stream past. Children looked after only under agreed short breaks (V3, V4) are
/// in none of them but the first. Source: indicator notes, section 0.
/// </summary>
public sealed class LookedAfterHeadlines(CollectionYear year)
{
    /// <summary>The tables that are looked at.</summary>
    internal static ImmutableArray<Group> Tables { get; } = [Header.Group, Episode.Group, AsylumSeeker.Group, CareLeaver.Group, MissingPeriod.Group];

    /// <summary>Children of whom the return says anything, care leavers included.</summary>
    public long Children { get; private set; }

    /// <summary>With an episode that overlaps the year, each once.</summary>
    public long InYear { get; private set; }

    /// <summary>With an episode that started by 31 March and had not ended by then.</summary>
    public long OnLastDay { get; private set; }

    /// <summary>Of these, unaccompanied asylum-seeking children.</summary>
    public long Unaccompanied { get; private set; }

    /// <summary>Of these, looked after without a break for twelve months (CLA12).</summary>
    public long Continuously { get; private set; }

    /// <summary>Who started to be looked after in the year (RNE S), each once.</summary>
    public long Started { get; private set; }

    /// <summary>Who ceased to be looked after in the year (REC other than X1), each once.</summary>
    public long Ceased { get; private set; }

    /// <summary>Of these, adopted (E11, E12).</summary>
    public long Adopted { get; private set; }

    /// <summary>Who went missing in the year (MISSING M), each once.</summary>
    public long WentMissing { get; private set; }

    /// <summary>With a row in OC3.</summary>
    public long CareLeavers { get; private set; }

    /// <summary>Each number with its label, in the order to show them.</summary>
    public ImmutableArray<(string Label, long Figure)> All =>
    [
        ("Children in the return", Children),
        ("Looked after during the year", InYear),
        ("Looked after at 31 March", OnLastDay),
        ("Unaccompanied asylum-seeking children at 31 March", Unaccompanied),
        ("Looked after for 12 months at 31 March", Continuously),
        ("Started to be looked after in the year", Started),
        ("Ceased to be looked after in the year", Ceased),
        ("Adopted in the year", Adopted),
        ("Went missing in the year", WentMissing),
        ("Care leavers", CareLeavers),
    ];

    public void Count(LookedAfterChild child)
    {
        Children++;
        if (child.HasOnlyShortBreaks)
        {
            return;
        }

        bool inYear = false, onLastDay = false, started = false, ceased = false, adopted = false;
        foreach (var episode in child.Episodes)
        {
            if (episode.IsShortBreak)
            {
                continue;
            }

            inYear |= episode.Overlaps(year);
            onLastDay |= episode.IsOpenOn(year.LastDay);
            started |= episode.ReasonStarted == "S" && year.Contains(episode.Start);
            ceased |= episode.LeavesCare && year.Contains(episode.End);
            adopted |= episode.IsAdoption && year.Contains(episode.End);
        }

        InYear += One(inYear);
        OnLastDay += One(onLastDay);
        Unaccompanied += One(onLastDay && child.IsUasc);
        Continuously += One(onLastDay && child.IsContinuouslyLookedAfter(year));
        Started += One(started);
        Ceased += One(ceased);
        Adopted += One(adopted);
        CareLeavers += One(!child.CareLeavers.IsEmpty);
        foreach (var missing in child.MissingPeriods)
        {
            if (missing.Kind == "M" && missing.Overlaps(year))
            {
                WentMissing++;
                break;
            }
        }
    }

    private static int One(bool counts) => counts ? 1 : 0;
}
