using System.Data.Common;
using Dapper;

namespace OpenCollect.Store;

/// <summary>That an authority asked for its authorised return to be opened again.</summary>
public sealed record ReopenRequest
{
    public string ReturnId { get; init; } = "";

    public string Reason { get; init; } = "";

    public string By { get; init; } = "";

    public string At { get; init; } = "";

    /// <summary>Requests without an answer, the oldest first.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="returnId">Of this return; none for all.</param>
    public static async Task<IReadOnlyList<ReopenRequest>> Waiting(DbConnection connection, string? returnId = null) =>
        [
            .. await connection.QueryAsync<ReopenRequest>(
                $"""
                 SELECT q.return_id AS ReturnId, q.reason AS Reason, p.name AS By, q.asked_at AS At FROM reopen_request q JOIN person p ON p.id = q.asked_by
                 WHERE q.answered_at IS NULL{(returnId is null ? "" : " AND q.return_id = @returnId")} ORDER BY q.asked_at
                 """, new { returnId }),
        ];

    /// <exception cref="NotPossibleException">The return is not authorised, or there is no reason.</exception>
    public static Task Add(Database database, ReturnView view, string reason, string person) => database.Write(async (connection, transaction) =>
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new NotPossibleException("Enter why the return has to be changed.");
        }

        if (view.Status != ReturnStatus.Authorised)
        {
            throw new NotPossibleException("The return is not authorised, so it can be changed as it is.");
        }

        await connection.ExecuteAsync(
            "INSERT INTO reopen_request (id, return_id, reason, asked_by, asked_at) VALUES (@id, @returnId, @reason, @person, @now)",
            new { id = Ids.New(), returnId = view.Id, reason = reason.Trim(), person, now = Clock.Now() }, transaction);
        await AuditLog.Add(database, connection, transaction, person, view.Authority.Id, "reopening asked", $"return {view.Id}");
    });
}
