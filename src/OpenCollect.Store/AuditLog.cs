using System.Data.Common;
using System.Runtime.CompilerServices;
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

/// <summary>An entry with the names of whom it is about.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Person">Who did it, by name where it is a person.</param>
/// <param name="Organisation">Whose data it is about, by name.</param>
public sealed record AuditLine(AuditEntry Entry, string Person, string? Organisation);

/// <summary>Which entry stood where in the chain at some time, noted down outside the database.</summary>
public sealed record AuditMark(long Number, string Hash);

/// <summary>What a check of the chain came to.</summary>
/// <param name="Break">The number of the first entry that does not fit; none if the chain is whole.</param>
/// <param name="Last">The last entry that fits; none if there is none.</param>
public sealed record AuditCheck(long? Break, AuditEntry? Last)
{
    public bool IsWhole => Break is null;

    /// <summary>The first entry with a keyed hash, where there are entries from before.</summary>
    public AuditEntry? Keyed { get; init; }

    /// <summary>As people read it.</summary>
    public string Words => Break is { } at
        ? $"The chain is broken at entry {at:N0}: it, or the entry before it, was changed, removed or put in between, or the oldest master key is another one."
        : $"The chain is whole: {Last?.Number ?? 0:N0} entries, each as it was written."
            + (Keyed is { } keyed ? $" Those before entry {keyed.Number:N0} have no keyed hash; entry {keyed.Number:N0} holds them as they were at the upgrade on {Clock.DayOf(keyed.At):d MMMM yyyy}." : "");
}

/// <summary>What to look for in the audit.</summary>
public sealed record AuditSearch
{
    /// <summary>Only entries about this organisation's data; none for all.</summary>
    public string? Organisation { get; init; }

    /// <summary>Only entries in whose action, subject, detail or person's name this stands, in capitals or not.</summary>
    public string? Text { get; init; }

    /// <summary>Only entries from this time on.</summary>
    public string? From { get; init; }

    /// <summary>Only entries before this time.</summary>
    public string? Until { get; init; }

    /// <summary>Only entries with a smaller number; for the next page.</summary>
    public long? Before { get; init; }

    public int Most { get; init; } = 50;
}

/// <summary>
/// The audit: rows are only added, and each row's hash covers the row and the hash before it, so that one changed, removed or put in
/// between shows when the chain is checked. The hashes are keyed with the master keys, which are not in the database: whoever can write
/// there cannot make the chain anew. Only entries at the end can be taken away unseen; an <see cref="AuditMark"/> shows that.
/// </summary>
public static class AuditLog
{
    /// <summary>The migration from which on hashes are keyed.</summary>
    internal const int KeyedSince = 6;

    private const long Lock = 7_203_151;
    private const int RowsAtOnce = 50;

    /// <summary>The entry that a migration adds to the entries from before it, the first whose hash is keyed. No other may follow them.</summary>
    private const string Keyed = "audit keyed";

    private static readonly ConditionalWeakTable<DbTransaction, List<AuditEntry>> Waiting = [];
    private const string Columns = "number AS Number, at AS At, person AS Person, organisation AS Organisation, action AS Action, subject AS Subject, detail AS Detail, hash AS Hash";

    /// <summary>
    /// Adds an entry in the transaction of what it tells of, so that neither can be without the other. It is written when the transaction
    /// ends: all who write wait for each other at the end of the chain, and should not wait for anything else.
    /// </summary>
    public static Task Add(
        Database database, DbConnection connection, DbTransaction transaction, string person, string? organisation, string action, string subject, string detail = "")
    {
        if (!Waiting.TryGetValue(transaction, out var entries))
        {
            throw new InvalidOperationException("The transaction is none of the database's own, so nobody would write the entry.");
        }

        entries.Add(new() { Person = person, Organisation = organisation, Action = action, Subject = subject, Detail = detail });
        return Task.CompletedTask;
    }

    /// <summary>Adds an entry that tells of nothing that is written, such as that somebody saw something. Once this is over, it is there.</summary>
    public static Task Add(Database database, string person, string? organisation, string action, string subject, string detail = "") =>
        database.Audit.Add(new() { Person = person, Organisation = organisation, Action = action, Subject = subject, Detail = detail });

    /// <summary>After the migration that keyed the audit: the entries that are there already are held by one that is keyed.</summary>
    internal static async Task BeginKeyed(Database database, DbConnection connection, DbTransaction transaction)
    {
        if (await Last(connection, transaction) is not null)
        {
            await Add(database, connection, transaction, "system", null, Keyed, "audit");
        }
    }

    /// <summary>Gets ready to take entries in a transaction that begins. A driver may use one object for transactions that follow each other.</summary>
    internal static List<AuditEntry> Begin(DbTransaction transaction)
    {
        var entries = new List<AuditEntry>();
        Waiting.AddOrUpdate(transaction, entries);
        return entries;
    }

    /// <summary>Takes no more entries in a transaction, whatever became of it.</summary>
    internal static void End(DbTransaction transaction) => Waiting.Remove(transaction);

    /// <summary>Writes entries to the end of the chain, in a transaction that is about to end.</summary>
    internal static async Task Write(Database database, DbConnection connection, DbTransaction transaction, IReadOnlyList<AuditEntry> entries)
    {
        if (entries.Count == 0)
        {
            return;
        }

        var vault = VaultOf(database);

        // Everyone who writes waits here for the one before, so the database is asked as seldom as can be.
        (long Number, string Hash)? last;
        await using (var answers = await connection.QueryMultipleAsync($"{database.LockText(Lock)}; SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1", transaction: transaction))
        {
            await answers.ReadAsync();
            last = await answers.ReadSingleOrDefaultAsync<(long, string)?>();
        }

        var (number, hash) = last ?? (0, "");
        foreach (var some in entries.Chunk(RowsAtOnce))
        {
            var (values, arguments) = (new List<string>(), new DynamicParameters());
            foreach (var entry in some)
            {
                var written = entry with { Number = ++number, At = Clock.Now() };
                hash = KeyedHashOf(vault, written, hash);
                foreach (var (i, value) in ((object?[])[written.Number, written.At, written.Person, written.Organisation, written.Action, written.Subject, written.Detail, hash]).Index())
                {
                    arguments.Add($"v{values.Count}_{i}", value);
                }

                values.Add($"({string.Join(", ", Enumerable.Range(0, 8).Select(i => $"@v{values.Count}_{i}"))})");
            }

            await connection.ExecuteAsync($"INSERT INTO audit (number, at, person, organisation, action, subject, detail, hash) VALUES {string.Join(", ", values)}", arguments, transaction);
        }
    }

    /// <summary>Checks the chain from its beginning.</summary>
    /// <param name="database">The database, with its master keys.</param>
    /// <param name="mark">An entry that was there before and must still be; none if nothing was noted.</param>
    /// <param name="cancellation">Ends the check.</param>
    public static async Task<AuditCheck> Check(Database database, AuditMark? mark = null, CancellationToken cancellation = default)
    {
        var vault = VaultOf(database);
        await using var connection = await database.Open(cancellation);
        AuditEntry? last = null, keyed = null;
        await foreach (var entry in connection.QueryUnbufferedAsync<AuditEntry>($"SELECT {Columns} FROM audit ORDER BY number").WithCancellation(cancellation))
        {
            var expected = (last?.Number ?? 0) + 1;
            var before = last?.Hash ?? "";
            var isKeyed = entry.Hash == KeyedHashOf(vault, entry, before);
            var fits = keyed is not null ? isKeyed : isKeyed ? last is null || entry.Action == Keyed : entry.Hash == HashOf(entry, before);
            if (entry.Number != expected || !fits || (mark?.Number == entry.Number && mark.Hash != entry.Hash))
            {
                return new(expected, last);
            }

            keyed ??= isKeyed ? entry : null;
            last = entry;
        }

        // Entries without a keyed hash are held by the keyed one after them.
        return (last is not null && keyed is null) || mark?.Number > (last?.Number ?? 0)
            ? new((last?.Number ?? 0) + 1, last) : new(null, last) { Keyed = keyed?.Number > 1 ? keyed : null };
    }

    /// <summary>Checks the chain from its beginning. None if it is whole, otherwise the number of the first entry that does not fit.</summary>
    public static async Task<long?> FindBreak(Database database, CancellationToken cancellation = default) => (await Check(database, cancellation: cancellation)).Break;

    /// <summary>The last entry; none while there is none.</summary>
    public static async Task<AuditEntry?> Last(DbConnection connection, DbTransaction? transaction = null) =>
        await connection.QuerySingleOrDefaultAsync<AuditEntry>($"SELECT {Columns} FROM audit ORDER BY number DESC LIMIT 1", transaction: transaction);

    /// <summary>The entries that are searched for, the newest first.</summary>
    public static async Task<IReadOnlyList<AuditLine>> Find(DbConnection connection, AuditSearch search)
    {
        // Only conditions that are asked for, so that the databases can choose the index that serves them.
        var conditions = string.Join(" AND ", (string[])
        [
            "1 = 1",
            .. search.Organisation is null ? (string[])[] : ["a.organisation = @Organisation"],
            .. search.Before is null ? (string[])[] : ["a.number < @Before"],
            .. search.From is null ? (string[])[] : ["a.at >= @From"],
            .. search.Until is null ? (string[])[] : ["a.at < @Until"],
            .. search.Text is null
                ? (string[])[] : ["(LOWER(a.action) LIKE @like ESCAPE '!' OR a.subject LIKE @like ESCAPE '!' OR LOWER(a.detail) LIKE @like ESCAPE '!' OR LOWER(p.name) LIKE @like ESCAPE '!')"],
        ]);
        return
        [
            .. await connection.QueryAsync<AuditEntry, string?, string?, AuditLine>(
                $"""
                SELECT a.number AS Number, a.at AS At, a.person AS Person, a.organisation AS Organisation, a.action AS Action, a.subject AS Subject, a.detail AS Detail, a.hash AS Hash,
                    p.name AS PersonName, o.name AS OrganisationName
                FROM audit a LEFT JOIN person p ON p.id = a.person LEFT JOIN organisation o ON o.id = a.organisation
                WHERE {conditions} ORDER BY a.number DESC LIMIT @Most
                """,
                (entry, person, organisation) => new(entry, person ?? entry.Person, organisation),
                new { search.Organisation, search.Before, search.From, search.Until, like = search.Text is { } text ? $"%{Escaped(text)}%" : null, search.Most }, splitOn: "PersonName,OrganisationName"),
        ];
    }

    private static string Escaped(string text) =>
        text.ToLowerInvariant().Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal);

    private static Vault VaultOf(Database database) => database.Vault ?? throw new InvalidOperationException("The audit needs the master keys.");

    /// <summary>Covers the entry, and the hash before it. The length of each text stands before it, so that none can pass into the next.</summary>
    private static string KeyedHashOf(Vault vault, AuditEntry entry, string before) => vault.AuditHash(string.Concat(
        ((string?[])[before, $"{entry.Number}", entry.At, entry.Person, entry.Organisation, entry.Action, entry.Subject, entry.Detail]).Select(t => t is null ? "-" : $"{t.Length}:{t}")));

    /// <summary>The hash of entries from before hashes were keyed.</summary>
    private static string HashOf(AuditEntry entry, string before) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\u001f', before, entry.Number, entry.At, entry.Person, entry.Organisation ?? "", entry.Action, entry.Subject, entry.Detail))));
}
