using Microsoft.AspNetCore.WebUtilities;

namespace OpenCollect.Portal.Features.Department;

/// <summary>Which returns the Department's list shows and in which order, as the address says.</summary>
public sealed record GridChoice
{
    /// <summary>What can be shown besides one status.</summary>
    public const string OverdueToLoad = "not-loaded", OverdueToSubmit = "not-submitted", Reopening = "reopening", Late = "late", Ready = "ready";

    /// <summary>The collection year's identifier; none for the first that is open.</summary>
    public string? Year { get; init; }

    /// <summary>A status by its name, or one of the constants; none for all.</summary>
    public string? Show { get; init; }

    public string? Region { get; init; }

    /// <summary>A part of the authority's name, or the beginning of its code.</summary>
    public string? Name { get; init; }

    /// <summary>The column to sort by; none for the name.</summary>
    public string? Sort { get; init; }

    /// <summary>Whether the greatest comes first.</summary>
    public bool IsDown { get; init; }

    public bool IsFiltered => Show is not null || Region is not null || Name is not null;

    public static GridChoice Of(IQueryCollection query)
    {
        return new() { Year = Text("year"), Show = Text("show"), Region = Text("region"), Name = Text("name"), Sort = Text("sort"), IsDown = Text("down") == "true" };

        string? Text(string key) => query[key].FirstOrDefault()?.Trim() is { Length: > 0 } text ? text : null;
    }

    /// <summary>The address of a page with this choice.</summary>
    public string Address(string page) => QueryHelpers.AddQueryString(
        page,
        new Dictionary<string, string?> { ["year"] = Year, ["show"] = Show, ["region"] = Region, ["name"] = Name, ["sort"] = Sort, ["down"] = IsDown ? "true" : null }.Where(p => p.Value is not null));

    /// <summary>The choice after a click on a column's heading.</summary>
    public GridChoice SortedBy(string column) => this with { Sort = column, IsDown = Sort == column && !IsDown };

    public IReadOnlyList<WatchedReturn> Of(IEnumerable<WatchedReturn> all, DateOnly today)
    {
        var chosen = all.Where(r => IsShown(r, today) && (Region is null || r.Region == Region) && IsNamed(r.View.Authority));
        return [.. Sort switch
        {
            "status" => By(r => r.View.Status),
            "loaded" => By(r => r.View.Return.FirstLoaded),
            "submitted" => By(r => r.View.Return.Submitted),
            "authorised" => By(r => r.View.Return.Authorised),
            "errors" => By(r => r.View.Errors),
            "queries" => By(r => r.View.Return.Unexplained),
            "reminded" => By(r => r.LastReminder),
            _ => IsDown ? chosen.Reverse() : chosen,
        }];

        IEnumerable<WatchedReturn> By<T>(Func<WatchedReturn, T> column) => IsDown ? chosen.OrderByDescending(column) : chosen.OrderBy(column);
    }

    private bool IsShown(WatchedReturn watched, DateOnly today) => Show switch
    {
        null => true,
        OverdueToLoad => watched.IsOverdueToLoad(today),
        OverdueToSubmit => watched.IsOverdueToSubmit(today),
        Reopening => watched.ReopenRequests > 0,
        Late => watched.View.Return.IsLate,
        Ready => watched.IsReady,
        _ => watched.View.Return.StatusText == Show,
    };

    private bool IsNamed(Organisation authority) =>
        Name is null || authority.Name.Contains(Name, StringComparison.OrdinalIgnoreCase) || authority.Code.StartsWith(Name, StringComparison.Ordinal);
}
