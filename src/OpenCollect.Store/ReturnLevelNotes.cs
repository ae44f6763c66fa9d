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

    private const string NearMissesFrom =
        """
        FROM near_miss m JOIN return_ r ON r.id = m.return_id JOIN organisation o ON o.id = r.organisation_id
        JOIN rule_count c ON c.load_id = r.current_load_id AND c.rule = m.rule AND c.open > 0 WHERE r.status <> 'Authorised'
        """;

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

    /// <summary>How many sentences among the notes are nearly those of a rule that fired, in returns that are not authorised.</summary>
    public static Task<long> CountNearMisses(DbConnection connection) => connection.ExecuteScalarAsync<long>($"SELECT COUNT(*) {NearMissesFrom}");

    /// <summary>Sentences among the notes that are nearly those of a rule that fired, with what differs, by authority.</summary>
    public static async Task<IReadOnlyList<NearMiss>> NearMisses(DbConnection connection, Vault vault, int most, int skip)
    {
        var found = (await connection.QueryAsync<(string Return, string Rule, long Findings)>(
            $"SELECT m.return_id, m.rule, c.open {NearMissesFrom} ORDER BY o.name, m.return_id, m.rule LIMIT @most OFFSET @skip", new { most, skip })).ToList();
        var misses = new List<NearMiss>();
        foreach (var ofReturn in found.GroupBy(f => f.Return))
        {
            var view = (await Returns.Find(connection, ofReturn.Key, null))!;
            var outcomes = Outcomes(view.Year, await Latest(connection, vault, view.Id) ?? "").Where(o => !o.Match.Matches).ToDictionary(o => o.Rule.Code);
            misses.AddRange(ofReturn.Where(f => outcomes.ContainsKey(f.Rule)).Select(f => new NearMiss(view, outcomes[f.Rule].Rule, outcomes[f.Rule].Match, f.Findings)));
        }

        return misses;
    }

    internal static async Task ApplyAutomaticOk(DbConnection connection, DbTransaction transaction, Vault vault, string returnId)
    {
        await connection.ExecuteAsync("DELETE FROM automatic_ok WHERE return_id = @returnId; DELETE FROM near_miss WHERE return_id = @returnId", new { returnId }, transaction);
        if (await Latest(connection, vault, returnId, transaction) is not { } text)
        {
            return;
        }

        var view = (await Returns.Views(connection, "WHERE r.id = @returnId", new { returnId }, transaction)).Single();
        foreach (var (rule, match) in Outcomes(view.Year, text))
        {
            await connection.ExecuteAsync(
                $"INSERT INTO {(match.Matches ? "automatic_ok" : "near_miss")} (return_id, rule) VALUES (@returnId, @code)", new { returnId, code = rule.Code }, transaction);
        }
    }

    /// <summary>The notes as they are now; none if nobody wrote any.</summary>
    private static async Task<string?> Latest(DbConnection connection, Vault vault, string returnId, DbTransaction? transaction = null) =>
        await connection.QuerySingleOrDefaultAsync<(int Version, byte[] Text)?>(
            "SELECT version, sealed_text FROM return_note WHERE return_id = @returnId ORDER BY version DESC LIMIT 1", new { returnId }, transaction) is { } note
        && await Explanations.KeyOf(connection, vault, returnId, transaction) is { } key
            ? key.UnsealText(note.Text, $"note {note.Version}") : null;
}

/// <summary>A sentence among a return's notes that is nearly, but not, the one that clears a rule's findings.</summary>
/// <param name="View">The return.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Match">The sentence and what differs.</param>
/// <param name="Findings">How many findings it would clear.</param>
public sealed record NearMiss(ReturnView View, RuleInfo Rule, NoteMatch Match, long Findings);

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
