using OpenCollect.Cin;
using OpenCollect.Formats;

namespace OpenCollect.Cli.Input;

/// <summary>Which collection year's rules a return is judged by, and whether that is a trial.</summary>
/// <param name="Year">The year whose rules apply.</param>
/// <param name="Found">The year that the return itself names; none if it names none.</param>
/// <param name="Assumptions">What is assumed, a sentence each; empty where the return's own year is used.</param>
internal sealed record YearChoice(CollectionYear Year, CollectionYear? Found, ImmutableArray<string> Assumptions)
{
    public bool IsTrial => Found is { } found && found != Year;

    /// <param name="header">The return's header.</param>
    /// <param name="asked">The year given by <c>--year</c>, if any.</param>
    /// <param name="ownPeriod">Whether dates are judged against the return's own period although another year's rules are applied.</param>
    /// <exception cref="UnusableFileException">No year can be told, or it is not open.</exception>
    public static YearChoice Of(CinHeader header, CollectionYear? asked, bool ownPeriod)
    {
        var found = CinCollection.YearOf(header);
        CollectionYear year;
        if (asked is null)
        {
            year = found ?? throw new UnusableFileException(
                "The header says no collection year.", expected: "a ReferenceDate or Year in the header, or --year such as 2024-25");
        }
        else
        {
            year = asked.Value;
        }

        CinCollection.RequireRules(year);
        if (found is not { } own || own == year)
        {
            return new(year, found, []);
        }

        var trial = $"The return says it is of {own}; the rules, codes and fields of {year} are applied to it.";
        return ownPeriod
            ? new(year.OverPeriodOf(own), found, [trial, $"Dates are judged against the return's own period, {own.FirstDay:yyyy-MM-dd} to {own.LastDay:yyyy-MM-dd}."])
            : new(year, found,
                [trial, $"Dates are judged against the period of {year}, {year.FirstDay:yyyy-MM-dd} to {year.LastDay:yyyy-MM-dd}, so dates of {own} count as outside it (--own-period judges them against the return's own)."]);
    }
}
