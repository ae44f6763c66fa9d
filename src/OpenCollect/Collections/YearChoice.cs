using OpenCollect.Formats;

namespace OpenCollect.Collections;

/// <summary>Which collection year's rules a return is judged by, and whether that is a trial.</summary>
/// <param name="Year">The year whose rules apply.</param>
/// <param name="Found">The year that the return itself names; none if it names none.</param>
/// <param name="Assumptions">What is assumed, a sentence each; empty where the return's own year is used.</param>
public sealed record YearChoice(CollectionYear Year, CollectionYear? Found, ImmutableArray<string> Assumptions)
{
    public bool IsTrial => Found is { } found && found != Year;

    /// <param name="opened">The return.</param>
    /// <param name="asked">The year that the user asked for, if any.</param>
    /// <param name="ownPeriod">Whether dates are judged against the return's own period although another year's rules are applied.</param>
    /// <exception cref="UnusableFileException">No year can be told, or it is not open.</exception>
    public static YearChoice Of(OpenReturn opened, CollectionYear? asked, bool ownPeriod = false)
    {
        var found = opened.Year;
        var year = asked ?? found ?? throw opened.Collection.NoYear();
        opened.Collection.RequireRules(year);
        if (found is not { } own || own == year)
        {
            return new(year, found, opened.Collection.IsProvisional(year) ? [$"The rules of {year} are provisional."] : []);
        }

        var trial = $"The return says it is of {own}; the rules, codes and fields of {year} are applied to it.";
        return ownPeriod
            ? new(year.OverPeriodOf(own), found, [trial, $"Dates are judged against the return's own period, {own.FirstDay:yyyy-MM-dd} to {own.LastDay:yyyy-MM-dd}."])
            : new(year, found,
                [trial, $"Dates are judged against the period of {year}, {year.FirstDay:yyyy-MM-dd} to {year.LastDay:yyyy-MM-dd}, so dates of {own} count as outside it (--own-period judges them against the return's own)."]);
    }
}
