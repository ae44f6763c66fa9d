namespace OpenCollect.LookedAfter;

/// <summary>The order that checks of the social worker table go by. Source: list of checks, SW08 to SW17.</summary>
internal static class SocialWorkerHistory
{
    /// <summary>Reasons and identifiers are wanted of what began on or after this day. Source: list of checks, SW01a, SW01b, SW13, 2024-25.</summary>
    public static DateOnly FirstFullDay { get; } = new(2023, 4, 1);

    /// <summary>
    /// The row with the latest SW_DECOM, the last in the file of several; a row without a readable start only where no row has one. None if
    /// there are no rows.
    /// </summary>
    public static SocialWorkerEpisode? Latest(ImmutableArray<SocialWorkerEpisode> rows)
    {
        SocialWorkerEpisode? latest = null;
        foreach (var row in rows)
        {
            if (latest?.Start is null || row.Start >= latest.Start)
            {
                latest = row;
            }
        }

        return latest;
    }

    /// <summary>The rows that have a start, by SW_DECOM, then SW_DEC with open ones last, then file order.</summary>
    public static ImmutableArray<SocialWorkerEpisode> ByStart(ImmutableArray<SocialWorkerEpisode> rows)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i].Start is null || (i > 0 && !IsInOrder(rows[i - 1], rows[i])))
            {
                return [.. rows.Where(r => r.Start is not null).OrderBy(r => r.Start).ThenBy(r => r.End ?? DateOnly.MaxValue)];
            }
        }

        return rows;
    }

    private static bool IsInOrder(SocialWorkerEpisode first, SocialWorkerEpisode second) =>
        first.Start < second.Start || (first.Start == second.Start && (first.End ?? DateOnly.MaxValue) <= (second.End ?? DateOnly.MaxValue));
}
