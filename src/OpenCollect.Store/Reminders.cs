using System.Data.Common;
using Dapper;

namespace OpenCollect.Store;

/// <summary>Reminding authorities of returns that are not submitted.</summary>
public static class Reminders
{
    /// <summary>How many days before the submission date an authority is reminded, the latest last.</summary>
    public static ImmutableArray<int> DaysBefore { get; } = [7, 1];

    /// <summary>The roles of those who are reminded.</summary>
    private static readonly string[] Reminded = ["Analyst", "Approver", "Supplier"];

    private const string Nobody = "Nobody there has an e-mail address in this service.";

    /// <summary>What the audit calls whoever does what no person asked for.</summary>
    private const string System = "system";

    /// <summary>Reminds the people of one authority, because a person asked for it.</summary>
    /// <returns>How many people are reminded.</returns>
    /// <exception cref="NotPossibleException">There is nothing to remind of, or nobody to remind.</exception>
    public static async Task<int> Send(Database database, ReturnView view, string about, string person)
    {
        if (Refusal(view) is { } refusal)
        {
            throw new NotPossibleException(refusal);
        }

        return await Send(database, view, null, "reminder", about, person) is > 0 and var people ? people : throw new NotPossibleException(Nobody);
    }

    /// <summary>Says of any return why its authority cannot be reminded; none where it can.</summary>
    public static async Task<Func<ReturnView, string?>> Refusals(DbConnection connection)
    {
        var reachable = (await connection.QueryAsync<string>(
            $"SELECT DISTINCT m.organisation_id FROM membership m JOIN person p ON p.id = m.person_id WHERE p.email IS NOT NULL AND m.role IN ({string.Join(", ", Reminded.Select(r => $"'{r}'"))})"))
            .ToHashSet(StringComparer.Ordinal);
        return view => Refusal(view) ?? (reachable.Contains(view.Authority.Id) ? null : Nobody);
    }

    /// <summary>
    /// Reminds every authority whose submission date is near and whose return is not submitted, once for each number of days before. A
    /// reminder that was missed on its day is made up for until the next is due. May be called as often as one likes.
    /// </summary>
    /// <param name="database">The database.</param>
    /// <param name="today">The day in England.</param>
    /// <param name="about">What the message says of a return.</param>
    /// <returns>How many people are reminded.</returns>
    public static async Task<int> OfDeadlines(Database database, DateOnly today, Func<ReturnView, string> about)
    {
        await using var connection = await database.Open();
        var people = 0;
        foreach (var year in (await CollectionYears.All(connection)).Where(y => !y.IsFamiliarisation && y.IsOpenOn(today)))
        {
            var left = ReturnDate.Parse(year.SubmitBy).DayNumber - today.DayNumber;
            if (left < 0 || !DaysBefore.Any(d => left <= d))
            {
                continue;
            }

            var occasion = $"{year.SubmitBy} {DaysBefore.Last(d => left <= d)}";
            foreach (var view in (await Returns.In(connection, year.Id)).Where(v => !LifeCycle.IsWithDepartment(v.Status)))
            {
                people += await Send(database, view, occasion, "deadline", about(view), System);
            }
        }

        return people;
    }

    private static string? Refusal(ReturnView view) =>
        LifeCycle.IsWithDepartment(view.Status) ? $"The return is “{LifeCycle.Words(view.Status)}”, so there is nothing to remind of." : null;

    private static Task<int> Send(Database database, ReturnView view, string? occasion, string template, string about, string person) => database.Write(async (connection, transaction) =>
    {
        var addresses = await Organisations.Addresses(connection, transaction, view.Authority.Id, Reminded);
        if (addresses.Count == 0)
        {
            return 0;
        }

        var added = await connection.ExecuteAsync(
            "INSERT INTO reminder (id, return_id, occasion, sent_by, sent_at) VALUES (@id, @return, @occasion, @person, @now) ON CONFLICT (return_id, occasion) DO NOTHING",
            new { id = Ids.New(), @return = view.Id, occasion, person, now = Clock.Now() }, transaction);
        if (added == 0)
        {
            return 0;
        }

        await Mail.Add(connection, transaction, addresses, template, about);
        await AuditLog.Add(database, connection, transaction, person, view.Authority.Id, "reminder sent", $"return {view.Id}", occasion is null ? "asked for" : $"submit by {occasion[..10]}");
        return addresses.Count;
    });
}
