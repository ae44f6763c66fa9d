namespace OpenCollect.Model;

/// <summary>
/// The collection years, first and last included, in which a rule, a code or a field is in force. Years are named by the
/// calendar year in which they end.
/// </summary>
public readonly record struct Years
{
    private Years(int? first, int? last) => (First, Last) = (first, last);

    /// <summary>None where the true beginning is not known and lies before every year that can be opened.</summary>
    public int? First { get; }

    /// <summary>None while in force.</summary>
    public int? Last { get; }

    public static Years Always { get; } = new(null, null);

    public static Years From(int first) => new(first, null);

    public static Years Until(int last) => new(null, last);

    public static Years Between(int first, int last) =>
        first <= last ? new(first, last) : throw new ArgumentException($"{first} is after {last}.", nameof(last));

    public bool Include(CollectionYear year) => !(year.Ending < First) && !(year.Ending > Last);

    public bool Overlap(Years other) => !(other.First > Last) && !(First > other.Last);

    public override string ToString() => (First, Last) switch
    {
        (null, null) => "all years",
        ({ } first, null) => $"from {new CollectionYear(first)}",
        (null, { } last) => $"until {new CollectionYear(last)}",
        ({ } first, { } last) when first == last => $"{new CollectionYear(first)} only",
        ({ } first, { } last) => $"{new CollectionYear(first)} to {new CollectionYear(last)}",
    };
}
