using OpenCollect.Generating;

namespace OpenCollect.LookedAfter.Generating;

/// <summary>
/// One synthetic person as the returns of three years in a row tell of them, each in the codes and tables of its year. They agree: what
/// goes on across the end of a year is open in one return and goes on in the next.
/// </summary>
/// <param name="Identity">Who it is.</param>
/// <param name="ThisYear">The rows of the generator's year; none for somebody who stands in earlier returns only.</param>
/// <param name="LastYear">The rows of the year before; none for who was not in that return.</param>
/// <param name="YearBeforeLast">The rows two years before; none as above.</param>
public sealed record LookedAfterPerson(
    Identity Identity, LookedAfterChild? ThisYear, LookedAfterChild? LastYear, LookedAfterChild? YearBeforeLast)
{
    /// <summary>The person's times in care until the end of the generator's year.</summary>
    public ImmutableArray<CareTime> Care { get; init; } = [];

    /// <summary>What a rule sees of the person, with the values worked out that no file has; none for who is not in this year's return.</summary>
    public LookedAfterCase? Case(LookedAfterReference reference) => ThisYear is null ? null : new()
    {
        Child = Derived(ThisYear, reference)!,
        LastYear = Derived(LastYear, reference),
        YearBeforeLast = Derived(YearBeforeLast, reference),
        Reference = reference,
    };

    /// <summary>What a rule sees when last year's return is checked with the one before it; none for who is not in it.</summary>
    public LookedAfterCase? LastYearsCase(LookedAfterReference reference) =>
        (this with { ThisYear = LastYear, LastYear = YearBeforeLast, YearBeforeLast = null }).Case(reference);

    private static LookedAfterChild? Derived(LookedAfterChild? child, LookedAfterReference reference) =>
        child is null ? null : child with { Episodes = [.. child.Episodes.Select(reference.Derive)] };
}
