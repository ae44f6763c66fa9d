using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace OpenCollect.Model;

/// <summary>
/// A collection year: 1 April to 31 March, both days included, named by the year in which it ends.
/// <c>new CollectionYear(2025)</c> is 2024-25. Source: CIN census guide 2024-25, section 1.2.3.
/// </summary>
public readonly record struct CollectionYear : IComparable<CollectionYear>
{
    public CollectionYear(int ending)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ending, 1991);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ending, 2100);
        Ending = ending;
        FirstDay = new(ending - 1, 4, 1);
        LastDay = new(ending, 3, 31);
    }

    /// <summary>The calendar year in which the period ends: 2025 for 2024-25.</summary>
    public int Ending { get; }

    /// <summary>1 April.</summary>
    public DateOnly FirstDay { get; private init; }

    /// <summary>31 March, which is also the reference date.</summary>
    public DateOnly LastDay { get; private init; }

    /// <summary>
    /// This year's rules, codes and fields over another year's period, for trying next year's rules on this year's return.
    /// </summary>
    public CollectionYear OverPeriodOf(CollectionYear other) => this with { FirstDay = other.FirstDay, LastDay = other.LastDay };

    public CollectionYear Previous => new(Ending - 1);

    /// <summary>Whether the date is in the period, both ends included. No date is in no period.</summary>
    public bool Contains(DateOnly? date) => date >= FirstDay && date <= LastDay;

    /// <summary>Whether there is a date and it lies before or after the period.</summary>
    public bool Misses(DateOnly? date) => date < FirstDay || date > LastDay;

    /// <summary>The collection year that the date falls in.</summary>
    public static CollectionYear Of(DateOnly date) => new(date.Month >= 4 ? date.Year + 1 : date.Year);

    /// <summary>Reads <c>2024-25</c>, <c>2024/25</c>, <c>2024-2025</c> or <c>2025</c> (the year of the reference date).</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CollectionYear year)
    {
        year = default;
        text = text?.Trim();
        if (text is not { Length: 4 or 7 or 9 }
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            || first is < 1991 or > 2099)
        {
            return false;
        }

        if (text.Length == 4)
        {
            year = new(first);
            return true;
        }

        if (text[4] is not ('-' or '/')
            || !int.TryParse(text.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var second)
            || second != (text.Length == 7 ? (first + 1) % 100 : first + 1))
        {
            return false;
        }

        year = new(first + 1);
        return true;
    }

    public int CompareTo(CollectionYear other) => Ending.CompareTo(other.Ending);

    public static bool operator <(CollectionYear left, CollectionYear right) => left.Ending < right.Ending;

    public static bool operator >(CollectionYear left, CollectionYear right) => left.Ending > right.Ending;

    public static bool operator <=(CollectionYear left, CollectionYear right) => left.Ending <= right.Ending;

    public static bool operator >=(CollectionYear left, CollectionYear right) => left.Ending >= right.Ending;

    public bool Equals(CollectionYear other) => Ending == other.Ending;

    public override int GetHashCode() => Ending;

    public override string ToString() => $"{Ending - 1}-{Ending % 100:00}";
}
