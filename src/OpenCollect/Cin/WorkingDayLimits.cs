namespace OpenCollect.Cin;

/// <summary>
/// How many working days something may be open at the end of the year before it is queried (8670Q: 45, 8675Q: 15).
/// </summary>
public static class WorkingDayLimits
{
    /// <summary>
    /// Whether the reference date is itself one of the working days counted back. The rule texts leave it open; an authority's
    /// example from March 2023 fires in the Department's system only if it is (docs/decisions/0008).
    /// </summary>
    private const bool ReferenceDateCounts = true;

    /// <summary>
    /// The first day that is not queried: stepping back from the reference date day by day over the working days. In 2024-25 that is
    /// 28 January 2025 for 45 days and 11 March 2025 for 15.
    /// </summary>
    public static DateOnly Limit(CollectionYear year, int workingDays)
    {
        var reference = year.LastDay;
        return WorkingDays.Back(reference, ReferenceDateCounts && WorkingDays.Includes(reference) ? workingDays - 1 : workingDays);
    }
}
