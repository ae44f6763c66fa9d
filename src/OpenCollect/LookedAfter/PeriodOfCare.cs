namespace OpenCollect.LookedAfter;

/// <summary>
/// A period of care: episodes in order of start, of which each starts no later than the one before it ended. It starts with its first
/// episode and ends with its last. Source: format notes, section 6, and rules 577 and 707.
/// </summary>
/// <param name="Episodes">In order of start; never empty.</param>
public readonly record struct PeriodOfCare(ImmutableArray<Episode> Episodes)
{
    public Episode First => Episodes[0];

    public Episode Last => Episodes[^1];

    public DateOnly? Start => First.Start;

    /// <summary>The end of the last episode; none if that is open or unreadable.</summary>
    public DateOnly? End => Last.End;

    /// <summary>Whether it is still going on: the last episode has no end.</summary>
    public bool IsOpen => Last.IsOpen;

    /// <summary>
    /// The periods of episodes that are in order of start. An open episode does not end a period: what starts later belongs to it.
    /// </summary>
    internal static ImmutableArray<PeriodOfCare> Of(ImmutableArray<Episode> byStart)
    {
        if (byStart.IsEmpty)
        {
            return [];
        }

        var periods = ImmutableArray.CreateBuilder<PeriodOfCare>(1);
        var first = 0;
        for (var i = 1; i < byStart.Length; i++)
        {
            if (byStart[i].Start > byStart[i - 1].End)
            {
                periods.Add(new(byStart[first..i]));
                first = i;
            }
        }

        periods.Add(new(first == 0 ? byStart : byStart[first..]));
        return periods.DrainToImmutable();
    }
}
