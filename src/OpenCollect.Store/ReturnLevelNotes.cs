using System.Data.Common;
using Dapper;

namespace OpenCollect.Store;

/// <summary>One version of a return's notes.</summary>
public sealed record NoteVersion(int Version, string Text, string By, string At);

/// <summary>The notes of a return as a whole, each version kept, and the automatic OK that follows from them.</summary>
public static class ReturnLevelNotes
{
    /// <summary>The longest text, in characters.</summary>
    public const int LongestText = 50_000;

    /// <summary>Every version, the latest first.</summary>
    public static async Task<IReadOnlyList<NoteVersion>> Of(DbConnection connection, Vault vault, string returnId)
    {
        var key = await Explanations.KeyOf(connection, vault, returnId);
        return key is null ? [] :
        [
            .. (await connection.QueryAsync<(int Version, byte[] Text, string By, string At)>(
                "SELECT n.version, n.sealed_text, p.name, n.written_at FROM return_note n JOIN person p ON p.id = n.written_by WHERE n.return_id = @returnId ORDER BY n.version DESC",
                new { returnId })).Select(n => new NoteVersion(n.Version, key.UnsealText(n.Text, $"note {n.Version}"), n.By, n.At)),
        ];
    }

    /// <summary>Adds a version.</summary>
    /// <param name="database">The database.</param>
    /// <param name="vault">The keys.</param>
    /// <param name="view">The return.</param>
    /// <param name="basedOn">The version that the person saw, 0 for none.</param>
    /// <param name="text">The notes.</param>
    /// <param name="person">Who writes.</param>
    /// <exception cref="ChangedMeanwhileException">Somebody else wrote a version since.</exception>
    public static Task Write(Database database, Vault vault, ReturnView view, int basedOn, string text, string person) => database.Write(async (connection, transaction) =>
    {
        if (text.Length > LongestText)
        {
            throw new NotPossibleException($"The notes must be {LongestText:N0} characters or fewer.");
        }

        var row = await Returns.Locked(database, connection, transaction, view.Id);
        if (LifeCycle.IsWithDepartment(row.Status))
        {
            throw new NotPossibleException($"Notes cannot be changed while the return is “{LifeCycle.Words(row.Status)}”.");
        }

        var latest = await connection.ExecuteScalarAsync<int>("SELECT COALESCE(MAX(version), 0) FROM return_note WHERE return_id = @id", new { id = view.Id }, transaction);
        if (latest != basedOn)
        {
            throw new ChangedMeanwhileException();
        }

        var key = await Explanations.EnsureKey(connection, transaction, vault, view.Id);
        await connection.ExecuteAsync(
            "INSERT INTO return_note (return_id, version, sealed_text, written_by, written_at) VALUES (@id, @version, @text, @person, @now)",
            new { id = view.Id, version = latest + 1, text = key.Seal(text, $"note {latest + 1}"), person, now = Clock.Now() }, transaction);
        await Explanations.Recount(connection, transaction, vault, view.Id);
        await AuditLog.Add(database, connection, transaction, person, view.Authority.Id, "return-level notes written", $"return {view.Id}", $"version {latest + 1}");
    });

    /// <summary>What the notes come to for each rule with an automatic OK: cleared, or nearly.</summary>
    public static IEnumerable<(RuleInfo Rule, NoteMatch Match)> Outcomes(OpenedYear year, string text)
    {
        var notes = new ReturnNotes(text);
        return year.Collection.RulesIn(year.Year).Select(r => (Rule: r, Match: notes.For(r))).Where(r => r.Match is not null).Select(r => (r.Rule, r.Match!));
    }

    /// <summary>
    /// The nightly run: every return that its authority may still change has its automatic OK worked out anew. Done once a night, however often
    /// and on however many machines it is started.
    /// </summary>
    /// <returns>Whether this call did the run.</returns>
    public static async Task<bool> RunNight(Database database, Vault vault, DateOnly night)
    {
        var (name, id) = (ReturnDate.Format(night), Ids.New());
        await using var alone = await database.TryAlone($"automatic ok {name}", default);
        if (alone is null)
        {
            return false;
        }

        await using var connection = await database.Open();
        if (await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM automatic_ok_run WHERE night = @name AND finished IS NOT NULL", new { name }) > 0)
        {
            return false;
        }

        await database.Write((c, t) => c.ExecuteAsync(
            "DELETE FROM automatic_ok_run WHERE night = @name; INSERT INTO automatic_ok_run (id, night, started) VALUES (@id, @name, @now)", new { id, name, now = Clock.Now() }, t));
        var returns = (await connection.QueryAsync<string>("SELECT id FROM return_ WHERE current_load_id IS NOT NULL AND status <> 'Authorised'")).ToList();
        foreach (var one in returns)
        {
            await database.Write(async (c, t) =>
            {
                await Returns.Locked(database, c, t, one);
                await Explanations.Recount(c, t, vault, one);
            });
        }

        await database.Write((c, t) => c.ExecuteAsync(
            """
            UPDATE automatic_ok_run SET finished = @now, returns = @count, cleared = (
                SELECT COUNT(*) FROM automatic_ok k JOIN return_ r ON r.id = k.return_id JOIN finding f ON f.load_id = r.current_load_id AND f.rule = k.rule)
            WHERE id = @id
            """, new { id, now = Clock.Now(), count = returns.Count }, t));
        return true;
    }

    /// <summary>The nightly runs, the latest first.</summary>
    public static async Task<IReadOnlyList<NightlyRun>> Runs(DbConnection connection) =>
        [.. await connection.QueryAsync<NightlyRun>("SELECT night AS Night, started AS Started, finished AS Finished, returns AS Returns, cleared AS Cleared FROM automatic_ok_run ORDER BY night DESC LIMIT 60")];

    internal static async Task ApplyAutomaticOk(DbConnection connection, DbTransaction transaction, Vault vault, string returnId)
    {
        await connection.ExecuteAsync("DELETE FROM automatic_ok WHERE return_id = @returnId", new { returnId }, transaction);
        var latest = await connection.QuerySingleOrDefaultAsync<(int Version, byte[] Text)?>(
            "SELECT version, sealed_text FROM return_note WHERE return_id = @returnId ORDER BY version DESC LIMIT 1", new { returnId }, transaction);
        if (latest is not { } note || await Explanations.KeyOf(connection, vault, returnId, transaction) is not { } key)
        {
            return;
        }

        var view = (await Returns.Views(connection, "WHERE r.id = @returnId", new { returnId }, transaction)).Single();
        foreach (var (rule, match) in Outcomes(view.Year, key.UnsealText(note.Text, $"note {note.Version}")))
        {
            if (match.Matches)
            {
                await connection.ExecuteAsync("INSERT INTO automatic_ok (return_id, rule) VALUES (@returnId, @code)", new { returnId, code = rule.Code }, transaction);
            }
        }
    }
}

/// <summary>One nightly run of the automatic OK.</summary>
public sealed record NightlyRun
{
    public string Night { get; init; } = "";

    public string Started { get; init; } = "";

    public string? Finished { get; init; }

    public int Returns { get; init; }

    /// <summary>How many findings are cleared.</summary>
    public long Cleared { get; init; }
}
