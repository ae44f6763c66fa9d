using System.Data.Common;
using Dapper;
using OpenCollect.Reports;

namespace OpenCollect.Store;

/// <summary>One thing that somebody wrote about a finding, for its history.</summary>
public sealed record ExplanationEntry(string State, string Text, string? Reply, string By, string At);

/// <summary>
/// What people write about findings: why a query is right, or why an error of a looked after return may stand, which bypasses it. It belongs to the return and is found again in a new load where the same rule hits the same child
/// with the same values; where the record is the same and the values are not, it is shown as stale. No text is ever changed or taken away.
/// </summary>
public static class Explanations
{
    /// <summary>The longest text of an explanation, in characters.</summary>
    public const int LongestText = 2000;

    /// <summary>Writes one explanation for several findings.</summary>
    /// <param name="database">The database.</param>
    /// <param name="vault">The keys.</param>
    /// <param name="view">The return as the person saw it.</param>
    /// <param name="findings">The numbers of the findings in the return's load.</param>
    /// <param name="text">The explanation.</param>
    /// <param name="person">Who writes.</param>
    /// <param name="seen">The latest explanation of the return when the person looked, see <see cref="Latest"/>; none to write whatever others wrote since.</param>
    /// <exception cref="ChangedMeanwhileException">Another load counts now, or somebody wrote about one of the findings since.</exception>
    /// <exception cref="NotPossibleException">There is no text, it is too long, the return is with the Department, or an error among the findings must be corrected.</exception>
    public static async Task Give(Database database, Vault vault, ReturnView view, IReadOnlyCollection<long> findings, string text, string person, string? seen = null)
    {
        text = text.Trim();
        if (text.Length == 0)
        {
            throw new NotPossibleException("Enter an explanation.");
        }

        if (text.Length > LongestText)
        {
            throw new NotPossibleException($"The explanation must be {LongestText:N0} characters or fewer.");
        }

        var bypassable = BypassReasons.Rules(view.Year.Collection, view.Year.Year).Select(r => r.Code).ToHashSet(StringComparer.Ordinal);
        await Write(
            database, vault, view, findings, person, "written",
            (row, key, id) => row.Severity != nameof(Severity.Error) || bypassable.Contains(row.Rule)
                ? ("given", key.Seal(text, $"explanation {id}"), null) : throw new NotPossibleException("An error of this rule cannot be explained. It must be corrected."),
            byAuthority: true, seen);
    }

    /// <summary>What was last written about a finding of the return, to tell later whether anything came since; empty if nothing was.</summary>
    public static async Task<string> Latest(DbConnection connection, string returnId) =>
        await connection.ExecuteScalarAsync<string?>("SELECT MAX(id) FROM explanation WHERE return_id = @returnId", new { returnId }) ?? "";

    /// <summary>Takes an explanation back; its text stays in the history.</summary>
    public static Task Withdraw(Database database, Vault vault, ReturnView view, IReadOnlyCollection<long> findings, string person, string? seen = null) =>
        Write(database, vault, view, findings, person, "withdrawn", (row, key, id) => row.ExplanationId is null ? null : ("withdrawn", Again(row, key, id), null), byAuthority: true, seen);

    /// <summary>The Department accepts explanations, or asks again with what it wants to know.</summary>
    public static async Task Answer(Database database, Vault vault, ReturnView view, IReadOnlyCollection<long> findings, bool accept, string reply, string person, string? seen = null)
    {
        reply = reply.Trim();
        if (!accept && reply.Length == 0)
        {
            throw new NotPossibleException("Enter what you want to know.");
        }

        await Write(
            database, vault, view, findings, person, accept ? "accepted" : "asked again",
            (row, key, id) => row.State is FindingState.Open or FindingState.Stale or FindingState.AutomaticallyOk
                ? null : (accept ? "accepted" : "asked_again", Again(row, key, id), reply.Length == 0 ? null : key.Seal(reply, $"reply {id}")),
            byAuthority: false, seen);
    }

    /// <summary>Everything written about a finding, the latest first.</summary>
    public static async Task<IReadOnlyList<ExplanationEntry>> History(DbConnection connection, ReturnView view, FindingRow finding, DataKey texts) =>
        [
            .. (await connection.QueryAsync<(string Id, string State, byte[] Text, byte[]? Reply, string By, string At)>(
                """
                SELECT e.id, e.state, e.sealed_text, e.sealed_reply, p.name, e.written_at FROM explanation e JOIN person p ON p.id = e.written_by
                WHERE e.return_id = @id AND e.rule = @Rule AND (e.place = @Place OR e.fingerprint = @Fingerprint) ORDER BY e.written_at DESC, e.id DESC
                """, new { id = view.Id, finding.Rule, finding.Place, finding.Fingerprint }))
            .Select(e => new ExplanationEntry(
                e.State, texts.UnsealText(e.Text, $"explanation {e.Id}"), e.Reply is null ? null : texts.UnsealText(e.Reply, $"reply {e.Id}"), e.By, e.At)),
        ];

    /// <summary>The key of what people write about the return; none if nobody wrote anything yet.</summary>
    public static async Task<DataKey?> KeyOf(DbConnection connection, Vault vault, string returnId, DbTransaction? transaction = null) =>
        await connection.QuerySingleAsync<string?>("SELECT data_key_id FROM return_ WHERE id = @returnId", new { returnId }, transaction) is { } id
            ? await vault.Open(connection, id, transaction) : null;

    internal static async Task<DataKey> EnsureKey(DbConnection connection, DbTransaction transaction, Vault vault, string returnId)
    {
        if (await KeyOf(connection, vault, returnId, transaction) is { } key)
        {
            return key;
        }

        var made = await vault.Create(connection, transaction);
        await connection.ExecuteAsync("UPDATE return_ SET data_key_id = @key WHERE id = @returnId", new { key = made.Id, returnId }, transaction);
        return made;
    }

    /// <summary>Counts anew what is left to explain and what is bypassed, after anything that may have changed it: a load, a note, an explanation.</summary>
    internal static async Task Recount(DbConnection connection, DbTransaction transaction, Vault vault, string returnId)
    {
        await ReturnLevelNotes.ApplyAutomaticOk(connection, transaction, vault, returnId);
        await connection.ExecuteAsync(
            """
            UPDATE return_ SET unexplained = (
                SELECT COUNT(*) FROM finding f
                WHERE f.load_id = return_.current_load_id AND f.severity = 'Query'
                  AND NOT EXISTS (SELECT 1 FROM automatic_ok k WHERE k.return_id = return_.id AND k.rule = f.rule)
                  AND NOT EXISTS (SELECT 1 FROM explanation e WHERE e.return_id = return_.id AND e.is_latest = 1 AND e.fingerprint = f.fingerprint AND e.state IN ('given', 'accepted'))),
                bypassed = (
                SELECT COUNT(*) FROM explanation e JOIN finding f ON f.load_id = return_.current_load_id AND f.fingerprint = e.fingerprint
                WHERE e.return_id = return_.id AND e.is_latest = 1 AND e.state IN ('given', 'accepted') AND f.severity = 'Error' AND f.status <> 'NotJudged')
            WHERE id = @returnId
            """, new { returnId }, transaction);
    }

    private static byte[] Again(FindingRow row, DataKey key, string id) => key.Seal(key.UnsealText(row.SealedText, $"explanation {row.ExplanationId}"), $"explanation {id}");

    private static Task Write(
        Database database, Vault vault, ReturnView view, IReadOnlyCollection<long> findings, string person, string what,
        Func<FindingRow, DataKey, string, (string State, byte[] Text, byte[]? Reply)?> make, bool byAuthority, string? seen) => database.Write(async (connection, transaction) =>
    {
        var row = await Returns.Locked(database, connection, transaction, view.Id);
        if (byAuthority && LifeCycle.IsWithDepartment(row.Status))
        {
            throw new NotPossibleException($"Explanations cannot be changed while the return is “{LifeCycle.Words(row.Status)}”.");
        }

        if (view.Load is not { } load || row.CurrentLoadId != load.Id)
        {
            throw new ChangedMeanwhileException();
        }

        if (findings.Count == 0)
        {
            throw new NotPossibleException("Select at least one finding.");
        }

        var key = await EnsureKey(connection, transaction, vault, view.Id);
        var now = Clock.Now();
        var written = 0;
        var found = await Findings.ByNumber(connection, load, findings);
        foreach (var finding in found)
        {
            if (seen is not null && string.CompareOrdinal(finding.ExplanationId, seen) > 0)
            {
                throw new ChangedMeanwhileException();
            }

            var id = Ids.New();
            if (make(finding, key, id) is not { } made)
            {
                continue;
            }

            // What was written about other values at the place goes on counting for those: a load with them may be chosen again.
            await connection.ExecuteAsync(
                "UPDATE explanation SET is_latest = 0 WHERE return_id = @id AND is_latest = 1 AND (fingerprint = @Fingerprint OR (@withdrawn = 1 AND id = @ExplanationId))",
                new { id = view.Id, finding.Fingerprint, finding.ExplanationId, withdrawn = made.State == "withdrawn" ? 1 : 0 }, transaction);
            await connection.ExecuteAsync(
                """
                INSERT INTO explanation (id, return_id, rule, place, fingerprint, state, is_latest, sealed_text, sealed_reply, written_by, written_at)
                VALUES (@id, @returnId, @Rule, @Place, @Fingerprint, @State, 1, @Text, @Reply, @person, @now)
                """,
                new { id, returnId = view.Id, finding.Rule, finding.Place, finding.Fingerprint, made.State, made.Text, made.Reply, person, now }, transaction);
            written++;
        }

        await Recount(connection, transaction, vault, view.Id);
        await AuditLog.Add(database, connection, transaction, person, view.Authority.Id, $"{(found.Any(f => f.Severity == nameof(Severity.Error)) ? "bypass reason" : "explanation")} {what}", $"return {view.Id}", $"{written} findings");
    });
}
