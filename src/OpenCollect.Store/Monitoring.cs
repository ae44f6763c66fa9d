using System.Data.Common;
using Dapper;

namespace OpenCollect.Store;

/// <summary>A return as the Department watches it.</summary>
/// <param name="View">The return.</param>
/// <param name="ReopenRequests">How many requests to open it again wait for an answer.</param>
/// <param name="LastReminder">When its authority was last reminded; none if it never was.</param>
/// <param name="IsBeingChecked">Whether a load waits to be checked or is being checked.</param>
public sealed record WatchedReturn(ReturnView View, long ReopenRequests, string? LastReminder, bool IsBeingChecked)
{
    /// <summary>The authority's region; none of a dummy authority.</summary>
    public string? Region { get; } = LocalAuthority.Find(View.Authority.Code)?.Region;

    /// <summary>Whether the Department can authorise it as it stands.</summary>
    public bool IsReady => View is { Status: ReturnStatus.Submitted, Errors: 0, Return.Unexplained: 0 };

    /// <summary>Whether there is nothing of the return although the day for a first file is over.</summary>
    public bool IsOverdueToLoad(DateOnly today) => View.Load is null && IsAfter(today, View.Year.LoadBy);

    /// <summary>Whether it is not with the Department although the day for that is over.</summary>
    public bool IsOverdueToSubmit(DateOnly today) => !LifeCycle.IsWithDepartment(View.Status) && View.Year.IsLateOn(today);

    private static bool IsAfter(DateOnly today, string day) => string.CompareOrdinal(ReturnDate.Format(today), day) > 0;
}

/// <summary>How many returns of a year had come how far at the end of a day.</summary>
/// <param name="Day">The day in England.</param>
/// <param name="Loaded">Returns of which a first file was loaded.</param>
/// <param name="Submitted">Returns with the Department: submitted or authorised.</param>
/// <param name="Authorised">Returns that were authorised.</param>
public sealed record ProgressDay(DateOnly Day, int Loaded, int Submitted, int Authorised);

/// <summary>All returns of a collection year, and how they came in.</summary>
public static class Monitoring
{
    /// <summary>Every return of the year, by authority.</summary>
    public static async Task<IReadOnlyList<WatchedReturn>> Of(DbConnection connection, string year)
    {
        var views = await Returns.In(connection, year);
        var requests = await Counted("SELECT q.return_id, COUNT(*) FROM reopen_request q JOIN return_ r ON r.id = q.return_id WHERE q.answered_at IS NULL AND r.collection_year_id = @year GROUP BY q.return_id");
        var waiting = await Counted("SELECT l.return_id, COUNT(*) FROM load l JOIN return_ r ON r.id = l.return_id WHERE l.state IN ('queued', 'running') AND r.collection_year_id = @year GROUP BY l.return_id");
        var reminders = (await connection.QueryAsync<(string Return, string At)>(
            "SELECT m.return_id, MAX(m.sent_at) FROM reminder m JOIN return_ r ON r.id = m.return_id WHERE r.collection_year_id = @year GROUP BY m.return_id", new { year })).ToDictionary(m => m.Return, m => m.At);
        return [.. views.Select(v => new WatchedReturn(v, requests.GetValueOrDefault(v.Id), reminders.GetValueOrDefault(v.Id), waiting.ContainsKey(v.Id)))];

        async Task<Dictionary<string, long>> Counted(string sql) =>
            (await connection.QueryAsync<(string Return, long Count)>(sql, new { year })).ToDictionary(c => c.Return, c => c.Count);
    }

    /// <summary>Each day from the opening of the year to the day given, or to the first thing that happened if that was before it opened.</summary>
    public static async Task<IReadOnlyList<ProgressDay>> Progress(DbConnection connection, OpenedYear year, DateOnly until)
    {
        var loads = (await connection.QueryAsync<string>("SELECT first_loaded FROM return_ WHERE collection_year_id = @Id AND first_loaded IS NOT NULL", year))
            .Select(Clock.DayOf).Order().ToList();
        var changes = (await connection.QueryAsync<(string Return, string To, string At)>(
            "SELECT s.return_id, s.to_status, s.changed_at FROM status_change s JOIN return_ r ON r.id = s.return_id WHERE r.collection_year_id = @Id ORDER BY s.changed_at, s.id", year))
            .Select(c => (c.Return, Status: Enum.Parse<ReturnStatus>(c.To), Day: Clock.DayOf(c.At))).ToList();
        var first = loads.Take(1).Concat(changes.Select(c => c.Day).Take(1)).Append(ReturnDate.Parse(year.Opens)).Min();
        var (days, stands, loaded, changed) = (new List<ProgressDay>(), new Dictionary<string, ReturnStatus>(), 0, 0);
        for (var day = first; day <= until; day = day.AddDays(1))
        {
            while (loaded < loads.Count && loads[loaded] <= day)
            {
                loaded++;
            }

            for (; changed < changes.Count && changes[changed].Day <= day; changed++)
            {
                stands[changes[changed].Return] = changes[changed].Status;
            }

            days.Add(new(day, loaded, stands.Values.Count(LifeCycle.IsWithDepartment), stands.Values.Count(s => s == ReturnStatus.Authorised)));
        }

        return days;
    }
}
