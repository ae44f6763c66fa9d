using System.Data.Common;
using Dapper;

namespace OpenCollect.Store;

/// <summary>One authority's return of one collection year, as it stands.</summary>
public sealed record ReturnRow
{
    internal const string Columns =
        """
        r.id AS Id, r.organisation_id AS OrganisationId, r.status AS StatusText, r.version AS Version, r.current_load_id AS CurrentLoadId, r.first_loaded AS FirstLoaded,
        r.submitted AS Submitted, r.authorised AS Authorised, r.is_late AS IsLate, r.prepared_by AS PreparedBy, r.unexplained AS Unexplained,
        r.bypassed AS Bypassed
        """;

    public string Id { get; init; } = "";

    public string OrganisationId { get; init; } = "";

    public string StatusText { get; init; } = "";

    /// <summary>Grows with every change of status or content, so that two people at once are noticed.</summary>
    public int Version { get; init; }

    /// <summary>The load that counts; none while there is no data.</summary>
    public string? CurrentLoadId { get; init; }

    public string? FirstLoaded { get; init; }

    public string? Submitted { get; init; }

    public string? Authorised { get; init; }

    /// <summary>Submitted after the deadline, so not in the published figures.</summary>
    public bool IsLate { get; init; }

    /// <summary>Who asked for approval; somebody else approves.</summary>
    public string? PreparedBy { get; init; }

    /// <summary>How many queries of the current load have no explanation that still fits.</summary>
    public long Unexplained { get; init; }

    /// <summary>How many errors of the current load have a reason why they may stand, that still fits.</summary>
    public long Bypassed { get; init; }

    public ReturnStatus Status => Enum.Parse<ReturnStatus>(StatusText);
}

/// <summary>A return with whose and of which year it is, and its current load.</summary>
public sealed record ReturnView(ReturnRow Return, OpenedYear Year, Organisation Authority, LoadRow? Load)
{
    public string Id => Return.Id;

    public ReturnStatus Status => Return.Status;

    /// <summary>How many errors have to be corrected; those that were bypassed with a reason are not among them.</summary>
    public long Errors => (Load?.Errors ?? 0) - Return.Bypassed;

    public long Queries => Load?.Queries ?? 0;

    public string Title => $"{Authority.Name}: {Year.Title}";
}

/// <summary>A change of status, for the return's history.</summary>
public sealed record StatusChange
{
    public string From { get; init; } = "";

    public string To { get; init; } = "";

    public string? Reason { get; init; }

    public string By { get; init; } = "";

    public string At { get; init; } = "";
}

/// <summary>Returns and their life cycle.</summary>
public static class Returns
{
    private const string View =
        $"""
        SELECT {ReturnRow.Columns}, {CollectionYears.Columns}, {Organisations.Columns}, {LoadRow.Columns}
        FROM return_ r JOIN collection_year y ON y.id = r.collection_year_id JOIN organisation o ON o.id = r.organisation_id LEFT JOIN load l ON l.id = r.current_load_id
        """;

    /// <summary>A return; none if there is none, or it belongs to another organisation than the one given.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="id">The return.</param>
    /// <param name="organisation">The organisation that must own it; none for the Department, which sees all.</param>
    public static async Task<ReturnView?> Find(DbConnection connection, string id, string? organisation) =>
        (await Views(connection, "WHERE r.id = @id AND (@organisation IS NULL OR r.organisation_id = @organisation)", new { id, organisation })).SingleOrDefault();

    /// <summary>An authority's returns, the latest year first.</summary>
    public static Task<IReadOnlyList<ReturnView>> Of(DbConnection connection, string organisation) =>
        Views(connection, "WHERE r.organisation_id = @organisation ORDER BY y.ending DESC, y.collection", new { organisation });

    /// <summary>All returns of a collection year, by authority.</summary>
    public static Task<IReadOnlyList<ReturnView>> In(DbConnection connection, string year) =>
        Views(connection, "WHERE r.collection_year_id = @year ORDER BY o.name", new { year });

    /// <summary>The authority's authorised return of the year before; none if there is none.</summary>
    public static async Task<ReturnView?> Previous(DbConnection connection, ReturnView view, int yearsBefore = 1, DbTransaction? transaction = null) =>
        (await Views(
            connection, "WHERE r.organisation_id = @organisation AND y.collection = @code AND y.ending = @ending AND y.is_familiarisation = @familiarisation AND r.status = 'Authorised'",
            new { organisation = view.Authority.Id, code = view.Year.Code, ending = view.Year.Ending - yearsBefore, familiarisation = view.Year.IsFamiliarisation ? 1 : 0 }, transaction)).SingleOrDefault();

    public static async Task<IReadOnlyList<StatusChange>> History(DbConnection connection, string id) =>
        [
            .. await connection.QueryAsync<StatusChange>(
                """
                SELECT s.from_status AS "From", s.to_status AS "To", s.reason AS Reason, p.name AS By, s.changed_at AS At
                FROM status_change s JOIN person p ON p.id = s.changed_by WHERE s.return_id = @id ORDER BY s.changed_at DESC, s.id DESC
                """, new { id }),
        ];

    /// <summary>
    /// Does to a return what a person asked, with what must happen in the same transaction. Refused where the life cycle does not allow
    /// it, the collection is closed, or somebody changed the return since the person looked.
    /// </summary>
    /// <param name="database">The database.</param>
    /// <param name="id">The return.</param>
    /// <param name="version">The version that the person saw; none for what the system does.</param>
    /// <param name="what">What to do.</param>
    /// <param name="person">Who asks.</param>
    /// <param name="reason">Why, where a reason is asked for.</param>
    /// <exception cref="NotPossibleException">The return as it stands does not allow it.</exception>
    /// <exception cref="ChangedMeanwhileException">It is not as the person saw it.</exception>
    public static Task Do(Database database, string id, int? version, ReturnEvent what, string person, string? reason = null) =>
        database.Write((connection, transaction) => Do(database, connection, transaction, id, version, what, person, reason));

    /// <summary>Why what a person asks cannot be done to the return as it stands; none if it can.</summary>
    /// <param name="view">The return.</param>
    /// <param name="what">What to do.</param>
    /// <param name="person">Who asks.</param>
    /// <param name="reason">Why, where a reason is asked for.</param>
    public static string? Refusal(ReturnView view, ReturnEvent what, string person, string? reason = null) => what switch
    {
        _ when !LifeCycle.Allows(view.Status, what) => $"This cannot be done while the return is “{LifeCycle.Words(view.Status)}”.",
        ReturnEvent.SentBack or ReturnEvent.Rejected or ReturnEvent.Reopened when string.IsNullOrWhiteSpace(reason) => "Enter a reason.",
        ReturnEvent.Reopened when !view.Year.IsOpenOn(Clock.Today()) => "The collection is closed, so the return cannot be opened again.",
        ReturnEvent.ApprovalAsked or ReturnEvent.Submitted when view.Load is null => "There is no data to approve.",
        ReturnEvent.Submitted when view.Return.PreparedBy == person => "You asked for approval of this return yourself. Somebody else has to approve it.",
        ReturnEvent.Authorised when view.Errors > 0 => $"The return has {view.Errors:N0} errors. It can be authorised once there are none.",
        ReturnEvent.Authorised when view.Return.Unexplained > 0 => $"{view.Return.Unexplained:N0} queries are not explained. The return can be authorised once all are.",
        _ => null,
    };

    internal static async Task Do(
        Database database, DbConnection connection, DbTransaction transaction, string id, int? version, ReturnEvent what, string person, string? reason = null, string? load = null)
    {
        var row = await Locked(database, connection, transaction, id);
        if (version is { } seen && seen != row.Version)
        {
            throw new ChangedMeanwhileException();
        }

        var view = (await Views(connection, "WHERE r.id = @id", new { id }, transaction)).Single();
        if (Refusal(view, what, person, reason) is { } refusal)
        {
            throw new NotPossibleException(refusal);
        }

        var (status, now) = (LifeCycle.After(row.Status, what)!.Value, Clock.Now());
        if (what == ReturnEvent.ApprovalAsked && await Corrections.AreUnchecked(connection, view, transaction))
        {
            throw new NotPossibleException("Records were changed on screen. Check the whole return again first.");
        }

        await connection.ExecuteAsync(
            """
            UPDATE return_ SET status = @status, version = version + 1,
                current_load_id = CASE WHEN @deleted = 1 THEN NULL WHEN @load IS NOT NULL THEN @load ELSE current_load_id END,
                first_loaded = CASE WHEN @loaded = 1 AND first_loaded IS NULL THEN @now ELSE first_loaded END,
                submitted = CASE WHEN @submitted = 1 THEN @now ELSE submitted END,
                is_late = CASE WHEN @submitted = 1 THEN @late ELSE is_late END,
                authorised = CASE WHEN @authorised = 1 THEN @now WHEN @reopened = 1 THEN NULL ELSE authorised END,
                prepared_by = CASE WHEN @asked = 1 THEN @person WHEN @loaded = 1 THEN NULL ELSE prepared_by END,
                unexplained = CASE WHEN @deleted = 1 THEN 0 ELSE unexplained END,
                bypassed = CASE WHEN @deleted = 1 THEN 0 ELSE bypassed END
            WHERE id = @id
            """,
            new
            {
                id, now, person, load,
                status = status.ToString(),
                late = view.Year.IsLateOn(Clock.Today()) ? 1 : 0,
                loaded = Is(ReturnEvent.Loaded), deleted = Is(ReturnEvent.Deleted), submitted = Is(ReturnEvent.Submitted), authorised = Is(ReturnEvent.Authorised),
                reopened = Is(ReturnEvent.Reopened), asked = Is(ReturnEvent.ApprovalAsked),
            },
            transaction);
        if (what == ReturnEvent.Deleted)
        {
            await Loads.DeleteContent(connection, transaction, id);
        }

        if (what == ReturnEvent.Reopened)
        {
            await connection.ExecuteAsync("UPDATE reopen_request SET answered_at = @now WHERE return_id = @id AND answered_at IS NULL", new { id, now }, transaction);
        }

        if (status != row.Status || reason is not null || what != ReturnEvent.Loaded)
        {
            await connection.ExecuteAsync(
                "INSERT INTO status_change (id, return_id, from_status, to_status, reason, changed_by, changed_at) VALUES (@change, @id, @from, @to, @reason, @person, @now)",
                new { change = Ids.New(), id, from = row.StatusText, to = status.ToString(), reason, person, now }, transaction);
        }

        await AuditLog.Add(database, connection, transaction, person, view.Authority.Id, $"return {Words(what)}", $"return {id}", reason ?? "");
        await Mail.OfEvent(connection, transaction, view, what);

        int Is(ReturnEvent one) => what == one ? 1 : 0;
    }

    /// <summary>The return, held so that nobody else changes it before the transaction is over.</summary>
    internal static Task<ReturnRow> Locked(Database database, DbConnection connection, DbTransaction transaction, string id) =>
        connection.QuerySingleAsync<ReturnRow>($"SELECT {ReturnRow.Columns} FROM return_ r WHERE r.id = @id{database.ForUpdate}", new { id }, transaction);

    internal static async Task<IReadOnlyList<ReturnView>> Views(DbConnection connection, string where, object arguments, DbTransaction? transaction = null) =>
        [
            .. await connection.QueryAsync<ReturnRow, OpenedYear, Organisation, LoadRow?, ReturnView>(
                $"{View} {where}", (row, year, authority, load) => new(row, year, authority, load), arguments, transaction, splitOn: "Id,Id,Id"),
        ];

    private static string Words(ReturnEvent what) => what == ReturnEvent.ApprovalAsked ? "approval asked" : what == ReturnEvent.SentBack ? "sent back" : what.ToString().ToLowerInvariant();
}
