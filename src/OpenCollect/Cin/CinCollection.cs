using OpenCollect.Formats;

namespace OpenCollect.Cin;

/// <summary>The Children in Need census: its names, the years that are open, and how a return says which year it is of.</summary>
public static class CinCollection
{
    public const string Code = "cin";

    public const string Title = "Children in Need census";

    /// <summary>The collection years whose returns can be read: the schema is known from 2016-17 on.</summary>
    public static Years ReadableYears { get; } = Years.Between(2017, 2026);

    /// <summary>The collection years whose rules are known in full.</summary>
    public static Years RuleYears { get; } = Years.Between(2022, 2026);

    /// <summary>Each year of <see cref="RuleYears"/>, first to last.</summary>
    public static ImmutableArray<CollectionYear> OpenYears { get; } =
        [.. Enumerable.Range(RuleYears.First!.Value, RuleYears.Last!.Value - RuleYears.First.Value + 1).Select(ending => new CollectionYear(ending))];

    /// <summary>The authority codes in the header are checked from the year in which the Department aligned them (guide 1.8).</summary>
    private static Years AuthorityCodesAligned { get; } = Years.From(2025);

    /// <summary>
    /// The collection year that a header names: the one its reference date falls in, else the one its Year names; none if neither says.
    /// </summary>
    public static CollectionYear? YearOf(CinHeader header) =>
        header.ReferenceDate is { Year: >= 1991 and < 2100 } date ? CollectionYear.Of(date)
        : header.Year is { Length: 4 } && CollectionYear.TryParse(header.Year, out var year) ? year
        : null;

    /// <summary>Refuses a year whose rules are not open, by name; a neighbouring year's rules are never used instead.</summary>
    /// <exception cref="UnusableFileException">The year is not open.</exception>
    public static void RequireRules(CollectionYear year)
    {
        if (!RuleYears.Include(year))
        {
            throw new UnusableFileException($"The rules of {Title} {year} are not open.", expected: $"a collection year of {RuleYears}");
        }
    }

    /// <summary>Refuses a year whose format is not known.</summary>
    /// <exception cref="UnusableFileException">The year cannot be read.</exception>
    public static void RequireReadable(CollectionYear year)
    {
        if (!ReadableYears.Include(year))
        {
            throw new UnusableFileException($"Returns of {Title} {year} cannot be read.", expected: $"a collection year of {ReadableYears}");
        }
    }

    /// <summary>Checks of the header that are not official rules.</summary>
    public static void CheckHeader(CinHeader header, CollectionYear year, IFindings findings)
    {
        if (header.Year is { } given && given != $"{year.Ending}")
        {
            findings.Add(new Finding(FileChecks.YearDisagrees, header, null, [new(header, CinHeader.YearField)]));
        }

        if (AuthorityCodesAligned.Include(year) && LocalAuthority.Find(header.Authority)?.Years.Include(year) != true)
        {
            findings.Add(new Finding(FileChecks.UnknownAuthority, header, null, [new(header, CinHeader.AuthorityField)]));
        }
    }
}
