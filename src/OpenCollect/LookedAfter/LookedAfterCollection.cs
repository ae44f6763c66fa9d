using OpenCollect.Formats;

namespace OpenCollect.LookedAfter;

/// <summary>The children looked after return: its names, its years, and what is checked of the return as a whole.</summary>
public static class LookedAfterCollection
{
    public const string Code = "cla";

    public const string Title = "Children Looked After return (SSDA903)";

    /// <summary>
    /// The collection years that are open. Until 2020-21 the rules of 2021-22 are applied with the code sets of the year, and those
    /// whose table or column did not exist are left out.
    /// </summary>
    public static Years RuleYears { get; } = Years.Between(2014, 2027);

    /// <summary>The years whose rules and tables are not settled yet.</summary>
    public static Years ProvisionalYears { get; } = Years.From(2027);

    /// <summary>Each year of <see cref="RuleYears"/>, first to last.</summary>
    public static ImmutableArray<CollectionYear> OpenYears { get; } =
        [.. Enumerable.Range(RuleYears.First!.Value, RuleYears.Last!.Value - RuleYears.First.Value + 1).Select(ending => new CollectionYear(ending))];

    /// <summary>Refuses a year whose rules are not open, by name; a neighbouring year's rules are never used instead.</summary>
    /// <exception cref="UnusableFileException">The year is not open.</exception>
    public static void RequireRules(CollectionYear year)
    {
        if (!RuleYears.Include(year))
        {
            throw new UnusableFileException($"The rules of {Title} {year} are not open.", expected: $"a collection year of {RuleYears}");
        }
    }

    /// <summary>Notes an authority that made no returns in the year. The return does not name its authority; whoever sends it does.</summary>
    public static void CheckAuthority(LocalAuthority? authority, CollectionYear year, IFindings findings)
    {
        if (authority is not null && !authority.Years.Include(year))
        {
            findings.Add(new Finding(FileChecks.UnknownAuthority, null, null, []) { Detail = authority.Code });
        }
    }
}
