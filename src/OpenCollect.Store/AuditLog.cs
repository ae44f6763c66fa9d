using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace OpenCollect.Store;

/// <summary>One entry of the audit: who did or saw what, and when. Never holds a child's data: a child is named by load and number.</summary>
public sealed record AuditEntry
{
    public long Number { get; init; }

    public string At { get; init; } = "";

    /// <summary>The person's identifier, or <c>system</c>.</summary>
    public string Person { get; init; } = "";

    /// <summary>The organisation whose data it is about; none for what concerns no organisation.</summary>
    public string? Organisation { get; init; }

    /// <summary>Such as <c>load received</c>, <c>child seen</c>, <c>explanation written</c>.</summary>
    public string Action { get; init; } = "";

    /// <summary>What it was done to, such as <c>return 0198…</c>.</summary>
    public string Subject { get; init; } = "";

    public string Detail { get; init; } = "";

    public string Hash { get; init; } = "";
}

/// <summary>
/// The audit: rows are only added, and each row's hash covers the row and the hash before it, so that one changed, removed or put in
/// between shows when the chain is checked.
/// </summary>
public static class AuditLog
{
    private const long Lock = 7_203_151;
    private const string Columns = "number AS Number, at AS At, person AS Person, organisation AS Organisation, action AS Action, subject AS Subject, detail AS Detail, hash AS Hash";

    /// <summary>Adds an entry in the transaction of what it tells of, so that neither can be without the other.</summary>
    public static async Task Add(
        Database database, DbConnection connection, DbTransaction transaction, string person, string? organisation, string action, string subject, string detail = "")
    {
        await database.Lock(connection, transaction, Lock, default);
        var last = await connection.QuerySingleOrDefaultAsync<AuditEntry>($"SELECT {Columns} FROM audit ORDER BY number DESC LIMIT 1", transaction: transaction);
        var entry = new AuditEntry { Number = (last?.Number ?? 0) + 1, At = Clock.Now(), Person = person, Organisation = organisation, Action = action, Subject = subject, Detail = detail };
        await connection.ExecuteAsync(
            "INSERT INTO audit (number, at, person, organisation, action, subject, detail, hash) VALUES (@Number, @At, @Person, @Organisation, @Action, @Subject, @Detail, @Hash)",
            entry with { Hash = HashOf(entry, last?.Hash ?? "") }, transaction);
    }

    /// <summary>Checks the chain from its beginning. None if it is whole, otherwise the number of the first entry that does not fit.</summary>
    public static async Task<long?> FindBreak(Database database, CancellationToken cancellation = default)
    {
        await using var connection = await database.Open(cancellation);
        var (expected, before) = (1L, "");
        await foreach (var entry in connection.QueryUnbufferedAsync<AuditEntry>($"SELECT {Columns} FROM audit ORDER BY number").WithCancellation(cancellation))
        {
            if (entry.Number != expected || entry.Hash != HashOf(entry, before))
            {
                return expected;
            }

            (expected, before) = (expected + 1, entry.Hash);
        }

        return null;
    }

    /// <summary>Entries, the newest first.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="organisation">Only those about this organisation's data; none for all.</param>
    /// <param name="text">Only those in whose action, subject or person this stands.</param>
    /// <param name="before">Only those with a smaller number; for the next page.</param>
    /// <param name="most">How many at most.</param>
    public static async Task<IReadOnlyList<AuditEntry>> Find(DbConnection connection, string? organisation, string? text, long? before, int most) =>
        [
            .. await connection.QueryAsync<AuditEntry>(
                $"""
                 SELECT {Columns} FROM audit
                 WHERE (@organisation IS NULL OR organisation = @organisation) AND (@before IS NULL OR number < @before)
                   AND (@like IS NULL OR action LIKE @like OR subject LIKE @like OR person LIKE @like)
                 ORDER BY number DESC LIMIT @most
                 """,
                new { organisation, before, like = text is null ? null : $"%{text}%", most }),
        ];

    private static string HashOf(AuditEntry entry, string before) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\u001f', before, entry.Number, entry.At, entry.Person, entry.Organisation ?? "", entry.Action, entry.Subject, entry.Detail))));
}
