namespace OpenCollect.Generating;

/// <summary>
/// Random numbers that are the same everywhere and for ever: SplitMix64. The numbers of one child depend on the seed and the
/// child's number only. Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014.
/// </summary>
internal sealed class Draws
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong _state;

    /// <param name="seed">The seed of the whole return.</param>
    /// <param name="number">The child's number.</param>
    /// <param name="purpose">Keeps apart what is drawn for the child from what is drawn for its faults.</param>
    public Draws(int seed, int number, int purpose = 0) => _state = Mixed(Mixed((uint)seed + ((ulong)purpose << 32)) + (uint)number);

    /// <summary>From 0 to one less than the count.</summary>
    public int Below(int count) => (int)Math.BigMul(Next(), (uint)count, out _);

    /// <summary>Both ends included.</summary>
    public int Between(int first, int last) => first + Below(last - first + 1);

    /// <summary>True in so many of a thousand draws.</summary>
    public bool Is(int perThousand) => Below(1000) < perThousand;

    /// <summary>A day from the first to the last, both included, seldom at a weekend. The first where the last is before it.</summary>
    public DateOnly Day(DateOnly first, DateOnly last)
    {
        var days = Math.Max(last.DayNumber - first.DayNumber + 1, 1);
        var day = first.AddDays(Below(days));
        return WorkingDays.IsWeekend(day) ? first.AddDays(Below(days)) : day;
    }

    private ulong Next()
    {
        _state += Golden;
        return Mixed(_state);
    }

    private static ulong Mixed(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
