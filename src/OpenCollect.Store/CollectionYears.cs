using System.Data.Common;
using Dapper;
using OpenCollect.Collections;

namespace OpenCollect.Store;

/// <summary>A collection year that the Department has opened, with its dates. Days are UTC midnight of the day in England.</summary>
public sealed record OpenedYear
{
    public string Id { get; init; } = "";

    /// <summary>The collection's short name, such as <c>cin</c>.</summary>
    public string Code { get; init; } = "";

    /// <summary>The calendar year in which the collection year ends.</summary>
    public int Ending { get; init; }

    /// <summary>Whether it is a trial period for dummy authorities, kept out of every figure.</summary>
    public bool IsFamiliarisation { get; init; }

    /// <summary>The first day on which returns can be loaded, CCYY-MM-DD.</summary>
    public string Opens { get; init; } = "";

    /// <summary>The day by which a first file should be loaded.</summary>
    public string LoadBy { get; init; } = "";

    /// <summary>The day by which the return must be submitted.</summary>
    public string SubmitBy { get; init; } = "";

    /// <summary>The last day of checking, after which nothing can be changed.</summary>
    public string Closes { get; init; } = "";

    public CollectionYear Year => new(Ending);

    public Collection Collection => Collections.Collection.Find(Code)!;

    public string Title => $"{Collection.Title} {Year}{(IsFamiliarisation ? " (familiarisation)" : "")}";

    /// <summary>Whether returns can be loaded on the day.</summary>
    public bool IsOpenOn(DateOnly day) => ReturnDate.Format(day) is var text && string.CompareOrdinal(Opens, text) <= 0 && string.CompareOrdinal(text, Closes) <= 0;

    /// <summary>Whether a return that is submitted on the day is late and so not in the published figures.</summary>
    public bool IsLateOn(DateOnly day) => string.CompareOrdinal(ReturnDate.Format(day), SubmitBy) > 0;
}

/// <summary>Collection years and notices, as the Department opens them.</summary>
public static class CollectionYears
{
    internal const string Columns =
        "y.id AS Id, y.collection AS Code, y.ending AS Ending, y.is_familiarisation AS IsFamiliarisation, y.opens AS Opens, y.load_by AS LoadBy, y.submit_by AS SubmitBy, y.closes AS Closes";

    /// <summary>
    /// Opens a collection year: each authority that makes returns in it gets one, without data; a familiarisation period is for dummy
    /// authorities only.
    /// </summary>
    /// <exception cref="NotPossibleException">It is open already, its rules are not known, or its dates do not follow each other.</exception>
    public static async Task<OpenedYear> Open(Database database, OpenedYear year, string by)
    {
        Guard(year);
        var opened = year with { Id = Ids.New() };
        await database.Write(async (connection, transaction) =>
        {
            var added = await connection.ExecuteAsync(
                """
                INSERT INTO collection_year (id, collection, ending, is_familiarisation, opens, load_by, submit_by, closes)
                VALUES (@Id, @Code, @Ending, @familiarisation, @Opens, @LoadBy, @SubmitBy, @Closes) ON CONFLICT (collection, ending, is_familiarisation) DO NOTHING
                """,
                new { opened.Id, opened.Code, opened.Ending, familiarisation = opened.IsFamiliarisation ? 1 : 0, opened.Opens, opened.LoadBy, opened.SubmitBy, opened.Closes },
                transaction);
            if (added == 0)
            {
                throw new NotPossibleException($"{opened.Title} is open already.");
            }

            foreach (var organisation in await Returning(connection, transaction, opened))
            {
                await connection.ExecuteAsync(
                    "INSERT INTO return_ (id, collection_year_id, organisation_id, status) VALUES (@id, @year, @organisation, @status)",
                    new { id = Ids.New(), year = opened.Id, organisation, status = nameof(ReturnStatus.NoData) }, transaction);
            }

            await AuditLog.Add(database, connection, transaction, by, null, "collection year opened", $"{opened.Code} {opened.Year}");
        });
        return opened;
    }

    /// <summary>What is wrong with a year that somebody wants to open or change, each with what it is about: <c>year</c> or a date.</summary>
    public static IEnumerable<(string About, string Problem)> Problems(OpenedYear year)
    {
        if (!year.Collection.RuleYears.Include(year.Year))
        {
            yield return ("year", $"The rules of {year.Collection.Title} are known for the collection years {year.Collection.OpenYears[0]} to {year.Collection.OpenYears[^1]}");
        }

        if (IsBefore(year.LoadBy, year.Opens))
        {
            yield return (nameof(OpenedYear.LoadBy), "The day for a first file must be the same as or after the day it opens");
        }

        if (IsBefore(year.SubmitBy, year.LoadBy))
        {
            yield return (nameof(OpenedYear.SubmitBy), "The submission date must be the same as or after the day for a first file");
        }

        if (IsBefore(year.Closes, year.SubmitBy))
        {
            yield return (nameof(OpenedYear.Closes), "The last day of checking must be the same as or after the submission date");
        }

        static bool IsBefore(string day, string other) => string.CompareOrdinal(day, other) < 0;
    }

    /// <summary>Changes the dates. Returns that were submitted are late, or not late, by the new submission date.</summary>
    /// <exception cref="NotPossibleException">The dates do not follow each other.</exception>
    public static Task SetDates(Database database, OpenedYear year, string by) => database.Write(async (connection, transaction) =>
    {
        Guard(year);
        await connection.ExecuteAsync("UPDATE collection_year SET opens = @Opens, load_by = @LoadBy, submit_by = @SubmitBy, closes = @Closes WHERE id = @Id", year, transaction);
        foreach (var (id, submitted) in await connection.QueryAsync<(string, string)>("SELECT id, submitted FROM return_ WHERE collection_year_id = @Id AND submitted IS NOT NULL", year, transaction))
        {
            await connection.ExecuteAsync("UPDATE return_ SET is_late = @late WHERE id = @id", new { id, late = year.IsLateOn(Clock.DayOf(submitted)) ? 1 : 0 }, transaction);
        }

        await AuditLog.Add(database, connection, transaction, by, null, "collection dates changed", $"{year.Code} {year.Year}", $"{year.Opens} {year.LoadBy} {year.SubmitBy} {year.Closes}");
    });

    public static async Task<IReadOnlyList<OpenedYear>> All(DbConnection connection) =>
        [.. await connection.QueryAsync<OpenedYear>($"SELECT {Columns} FROM collection_year y ORDER BY y.ending DESC, y.collection, y.is_familiarisation")];

    public static async Task<OpenedYear?> Find(DbConnection connection, string id) =>
        await connection.QuerySingleOrDefaultAsync<OpenedYear>($"SELECT {Columns} FROM collection_year y WHERE y.id = @id", new { id });

    private static void Guard(OpenedYear year)
    {
        if (Problems(year).Select(p => p.Problem).FirstOrDefault() is { } problem)
        {
            throw new NotPossibleException($"{problem}.");
        }
    }

    /// <summary>The organisations that make a return of the year.</summary>
    private static async Task<List<string>> Returning(DbConnection connection, DbTransaction transaction, OpenedYear year)
    {
        if (year.IsFamiliarisation)
        {
            return [.. await connection.QueryAsync<string>("SELECT id FROM organisation WHERE kind = 'authority' AND is_dummy = 1 AND retired IS NULL", transaction: transaction)];
        }

        var all = new List<string>();
        foreach (var authority in LocalAuthority.All.Where(a => a.Years.Include(year.Year)))
        {
            all.Add((await Organisations.Ensure(connection, transaction, "authority", authority.Code, authority.Name)).Id);
        }

        return all;
    }
}

/// <summary>A message that every page shows for a while.</summary>
public sealed record Notice
{
    public string Id { get; init; } = "";

    public string Text { get; init; } = "";

    public string ShownFrom { get; init; } = "";

    public string ShownUntil { get; init; } = "";

    /// <summary>Whether it announces a time in which work is unsafe.</summary>
    public bool IsMaintenance { get; init; }

    private const string Columns = "id AS Id, text AS Text, shown_from AS ShownFrom, shown_until AS ShownUntil, is_maintenance AS IsMaintenance";

    public static Task Add(Database database, Notice notice, string by) => database.Write(async (connection, transaction) =>
    {
        await connection.ExecuteAsync(
            "INSERT INTO notice (id, text, shown_from, shown_until, is_maintenance) VALUES (@id, @Text, @ShownFrom, @ShownUntil, @maintenance)",
            new { id = Ids.New(), notice.Text, notice.ShownFrom, notice.ShownUntil, maintenance = notice.IsMaintenance ? 1 : 0 }, transaction);
        await AuditLog.Add(database, connection, transaction, by, null, "notice added", "notice", notice.Text);
    });

    /// <summary>Those to show at the time; all that are not over where no time is given.</summary>
    public static async Task<IReadOnlyList<Notice>> At(DbConnection connection, string now) =>
        [.. await connection.QueryAsync<Notice>($"SELECT {Columns} FROM notice WHERE shown_from <= @now AND shown_until > @now ORDER BY shown_from", new { now })];

    public static async Task<IReadOnlyList<Notice>> NotOver(DbConnection connection, string now) =>
        [.. await connection.QueryAsync<Notice>($"SELECT {Columns} FROM notice WHERE shown_until > @now ORDER BY shown_from", new { now })];

    /// <summary>Takes a notice away now.</summary>
    public static Task End(Database database, string id, string by) => database.Write(async (connection, transaction) =>
    {
        await connection.ExecuteAsync("UPDATE notice SET shown_until = @now WHERE id = @id", new { id, now = Clock.Now() }, transaction);
        await AuditLog.Add(database, connection, transaction, by, null, "notice ended", $"notice {id}");
    });
}
