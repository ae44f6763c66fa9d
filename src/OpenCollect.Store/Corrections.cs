using System.Data.Common;
using System.Text.Json;
using Dapper;
using OpenCollect.Collections;
using OpenCollect.Reports;

namespace OpenCollect.Store;

/// <summary>One thing that somebody changed on screen, for the history and the list of changes.</summary>
/// <param name="Child">The authority's identifier of the child.</param>
/// <param name="Number">The child's place in the load.</param>
/// <param name="Correction">What was changed.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record MadeCorrection(string? Child, int Number, Correction Correction, string By, string At);

/// <summary>
/// Changing records on screen. The load that counts is never changed: the first correction makes a version of its own, which takes the
/// corrections that follow; each child is judged anew as it is saved, and the whole return when somebody asks for it, which makes the
/// next version.
/// </summary>
public sealed class Corrections(Database database, Vault vault, ReferenceShelf shelf)
{
    private const string Screen = "screen";

    /// <summary>Makes corrections of one child together, or none of them.</summary>
    /// <param name="view">The return as the person saw it.</param>
    /// <param name="number">The child's place in the load that counts.</param>
    /// <param name="corrections">What to change, as the person saw it.</param>
    /// <param name="person">Who.</param>
    /// <exception cref="NotPossibleException">A correction cannot be made; the message says why.</exception>
    /// <exception cref="ChangedMeanwhileException">Another load counts now, or somebody changed the same value.</exception>
    public Task Make(ReturnView view, int number, IReadOnlyList<Correction> corrections, string person) => database.Write(async (connection, transaction) =>
    {
        var (load, key) = await Draft(connection, transaction, view, person);
        var child = await Children.Read(connection, load, key, number, transaction) ?? throw new ChangedMeanwhileException();
        foreach (var correction in corrections)
        {
            var corrected = child.With(correction, view.Year.Year);
            if (corrected.Refused is { } refused)
            {
                throw refused == Refusal.Changed || refused == Refusal.NoRecord ? new ChangedMeanwhileException() : new NotPossibleException(refused.Advice);
            }

            child = corrected.Document!;
            await Remember(connection, transaction, key, load, child.Id, number, correction, person);
        }

        await connection.ExecuteAsync(
            "UPDATE child SET id_hash = @hash, sealed_document = @document WHERE load_id = @Id AND number = @number",
            new { load.Id, number, hash = HashOf(child), document = key.Seal(child.ToBytes(), $"child {number}") }, transaction);
        await Judge(connection, transaction, view, load, key, number, child);
        await Ended(connection, transaction, view, load, person, $"child {number}");
    });

    /// <summary>Adds a child with an identifier and no other value. Returns its place in the version.</summary>
    public Task<int> AddChild(ReturnView view, string id, string person) => database.Write(async (connection, transaction) =>
    {
        if (string.IsNullOrWhiteSpace(id))
        {
            throw new NotPossibleException("Enter an identifier.");
        }

        var (load, key) = await Draft(connection, transaction, view, person);
        var child = view.Year.Collection.NewChild(id.Trim(), view.Year.Year);
        if (await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM child WHERE load_id = @Id AND id_hash = @hash", new { load.Id, hash = HashOf(child) }, transaction) > 0)
        {
            throw new NotPossibleException("There is a child with that identifier already.");
        }

        var number = await connection.ExecuteScalarAsync<int>("SELECT COALESCE(MAX(number), 0) + 1 FROM child WHERE load_id = @Id", new { load.Id }, transaction);
        await connection.ExecuteAsync(
            "INSERT INTO child (load_id, number, line, id_hash, errors, queries, sealed_document) VALUES (@Id, @number, 0, @hash, 0, 0, @document)",
            new { load.Id, number, hash = HashOf(child), document = key.Seal(child.ToBytes(), $"child {number}") }, transaction);
        await Remember(connection, transaction, key, load, child.Id, number, new(CorrectionKind.Add, "", null, null, null), person);
        await Judge(connection, transaction, view, load, key, number, child);
        await Ended(connection, transaction, view, load, person, $"child {number} added");
        return number;
    });

    /// <summary>Takes a child out of the return.</summary>
    public Task DeleteChild(ReturnView view, int number, string person) => database.Write(async (connection, transaction) =>
    {
        var (load, key) = await Draft(connection, transaction, view, person);
        var child = await Children.Read(connection, load, key, number, transaction) ?? throw new ChangedMeanwhileException();
        await Remember(connection, transaction, key, load, child.Id, number, new(CorrectionKind.Delete, "", null, null, null), person);
        await connection.ExecuteAsync("DELETE FROM finding WHERE load_id = @Id AND child = @number; DELETE FROM child WHERE load_id = @Id AND number = @number", new { load.Id, number }, transaction);
        await Ended(connection, transaction, view, load, person, $"child {number} deleted");
    });

    /// <summary>
    /// Puts a check of the whole return as it was changed into the queue: what is about the return as a whole, and its figures, are those of
    /// the version before until then. Returns the new load.
    /// </summary>
    public Task<string> CheckWhole(ReturnView view, string person) => database.Write(async (connection, transaction) =>
    {
        var row = await Returns.Locked(database, connection, transaction, view.Id);
        if (view.Load is not { Source: Screen } load || row.CurrentLoadId != load.Id)
        {
            throw new NotPossibleException("Nothing was changed on screen since the return was checked.");
        }

        var id = await Insert(connection, transaction, load, person, "queued");
        await AuditLog.Add(database, connection, transaction, person, view.Authority.Id, "whole check asked", $"load {id}");
        return id;
    });

    /// <summary>Everything that was changed on screen in the version that counts and those that it was made from, in order.</summary>
    public async Task<IReadOnlyList<MadeCorrection>> Of(ReturnView view, int? child = null)
    {
        await using var connection = await database.Open();
        var all = new List<MadeCorrection>();
        for (var load = view.Load; load is { Source: Screen }; load = load.BasedOn is { } before ? await Loads.Find(connection, before) : null)
        {
            var key = await vault.Open(connection, load.DataKeyId);
            all.InsertRange(0, (await connection.QueryAsync<(string Id, int Child, byte[] Change, string By, string At)>(
                """
                SELECT c.id, c.child, c.sealed_change, p.name, c.changed_at FROM correction c JOIN person p ON p.id = c.changed_by
                WHERE c.load_id = @Id AND (@child IS NULL OR c.child = @child) ORDER BY c.changed_at, c.id
                """, new { load.Id, child })).Select(c =>
                {
                    var stored = JsonSerializer.Deserialize(key.Unseal(c.Change, $"correction {c.Id}"), StoredJson.Default.StoredCorrection)!;
                    return new MadeCorrection(stored.Child, c.Child, stored.Correction, c.By, c.At);
                }));
        }

        return all;
    }

    /// <summary>Whether records of the version that counts were changed since the whole return was last checked.</summary>
    public static async Task<bool> AreUnchecked(DbConnection connection, ReturnView view, DbTransaction? transaction = null) =>
        view.Load is { Source: Screen } load && await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM correction WHERE load_id = @Id", new { load.Id }, transaction) > 0;

    /// <summary>The version that takes corrections: the one that counts if it is such a version, or else a new one with the same content.</summary>
    private async Task<(LoadRow Load, DataKey Key)> Draft(DbConnection connection, DbTransaction transaction, ReturnView view, string person)
    {
        var row = await Returns.Locked(database, connection, transaction, view.Id);
        if (view.Load is not { } current || row.CurrentLoadId != current.Id)
        {
            throw new ChangedMeanwhileException();
        }

        var key = await vault.Open(connection, current.DataKeyId, transaction);
        if (current.Source == Screen && LifeCycle.After(row.Status, ReturnEvent.Loaded) == row.Status)
        {
            return (current, key);
        }

        var id = await Insert(connection, transaction, current, person, "done");
        await connection.ExecuteAsync(
            """
            UPDATE load SET children = (SELECT b.children FROM load b WHERE b.id = @before), rules_applied = (SELECT b.rules_applied FROM load b WHERE b.id = @before),
                previous_load_id = (SELECT b.previous_load_id FROM load b WHERE b.id = @before), sealed_header = (SELECT b.sealed_header FROM load b WHERE b.id = @before),
                postcodes_id = (SELECT b.postcodes_id FROM load b WHERE b.id = @before), providers_id = (SELECT b.providers_id FROM load b WHERE b.id = @before), finished_at = @now
            WHERE id = @id
            """, new { id, before = current.Id, now = Clock.Now() }, transaction);
        await connection.ExecuteAsync(
            """
            INSERT INTO child (load_id, number, line, id_hash, errors, queries, sealed_document) SELECT @id, number, line, id_hash, errors, queries, sealed_document FROM child WHERE load_id = @before;
            INSERT INTO finding (load_id, number, rule, severity, status, child, record, field, line, fingerprint, place, sealed_detail)
                SELECT @id, number, rule, severity, status, child, record, field, line, fingerprint, place, sealed_detail FROM finding WHERE load_id = @before;
            INSERT INTO rule_not_run (load_id, rule, why) SELECT @id, rule, why FROM rule_not_run WHERE load_id = @before;
            INSERT INTO headline (load_id, position, label, figure, previous, of_figure) SELECT @id, position, label, figure, previous, of_figure FROM headline WHERE load_id = @before
            """, new { id, before = current.Id }, transaction);
        await Returns.Do(database, connection, transaction, view.Id, null, ReturnEvent.Loaded, person, load: id);
        return ((await Loads.Find(connection, id, transaction))!, key);
    }

    private static async Task<string> Insert(DbConnection connection, DbTransaction transaction, LoadRow before, string person, string state)
    {
        var id = Ids.New();
        await connection.ExecuteAsync(
            """
            INSERT INTO load (id, return_id, number, state, files, bytes, sha256, source, based_on, data_key_id, loaded_by, loaded_at)
            VALUES (@id, @ReturnId, (SELECT MAX(number) + 1 FROM load WHERE return_id = @ReturnId), @state, '[]', 0, '', 'screen', @before, @DataKeyId, @person, @now)
            """, new { id, before.ReturnId, state, before = before.Id, before.DataKeyId, person, now = Clock.Now() }, transaction);
        return id;
    }

    private string? HashOf(ChildDocument child) => child.Id is { } id ? vault.Hash($"child {id}") : null;

    private static async Task Remember(DbConnection connection, DbTransaction transaction, DataKey key, LoadRow load, string? child, int number, Correction correction, string person)
    {
        var id = Ids.New();
        await connection.ExecuteAsync(
            "INSERT INTO correction (id, load_id, child, sealed_change, changed_by, changed_at) VALUES (@id, @load, @number, @change, @person, @now)",
            new
            {
                id, load = load.Id, number, person, now = Clock.Now(),
                change = key.Seal(JsonSerializer.SerializeToUtf8Bytes(new StoredCorrection(child, correction), StoredJson.Default.StoredCorrection), $"correction {id}"),
            },
            transaction);
    }

    /// <summary>Judges the one child anew, beside the same child in the earlier returns that the load was compared with.</summary>
    private async Task Judge(DbConnection connection, DbTransaction transaction, ReturnView view, LoadRow load, DataKey key, int number, ChildDocument child)
    {
        var year = view.Year.Year;
        var inReturn = new ChildInReturn(await Loads.DocumentOf(connection, load, key, transaction), child);
        var last = load.PreviousLoadId is { } previous ? await Beside(connection, transaction, await Loads.Find(connection, previous, transaction), child) : null;
        var before = await Beside(connection, transaction, (await Returns.Previous(connection, view, 2, transaction))?.Load, child);
        var beside = await shelf.Beside(new() { Authority = LocalAuthority.Find(view.Authority.Code) }, load.CheckedWith);
        var recheck = Recheck.Of(inReturn, year, beside, last, before);
        var found = recheck.Findings.Select(f => ReportFinding.Of(f, FindingStatus.Open, null)).Concat(recheck.Faults.Select(f => ReportFinding.Of(f, null))).ToList();
        await connection.ExecuteAsync("DELETE FROM finding WHERE load_id = @Id AND child = @number", new { load.Id, number }, transaction);
        var next = await connection.ExecuteScalarAsync<long>("SELECT COALESCE(MAX(number), 0) FROM finding WHERE load_id = @Id", new { load.Id }, transaction);
        var occurrences = new Dictionary<string, int>(StringComparer.Ordinal);
        await database.AddMany(connection, transaction, "finding", LoadCheck.FindingColumns, found.Select(f => LoadCheck.Row(vault, load, key, f, number, occurrences, ++next)), default);
        await connection.ExecuteAsync(
            "UPDATE child SET errors = @errors, queries = @queries WHERE load_id = @Id AND number = @number",
            new { load.Id, number, errors = found.Count(f => f.Rule.Severity == Severity.Error), queries = found.Count(f => f.Rule.Severity == Severity.Query) }, transaction);
    }

    private async Task<ChildInReturn?> Beside(DbConnection connection, DbTransaction transaction, LoadRow? load, ChildDocument child)
    {
        if (load is not { State: LoadState.Done })
        {
            return null;
        }

        var key = await vault.Open(connection, load.DataKeyId, transaction);
        var number = child.Id is { } id ? await Children.Find(connection, load, vault, id, transaction) : null;
        return new(await Loads.DocumentOf(connection, load, key, transaction), number is { } at ? await Children.Read(connection, load, key, at, transaction) : null);
    }

    /// <summary>Counts anew what was found, and writes down that the return was changed.</summary>
    private async Task Ended(DbConnection connection, DbTransaction transaction, ReturnView view, LoadRow load, string person, string what)
    {
        await StandingReports.Forget(connection, transaction, load);
        await connection.ExecuteAsync(
            """
            DELETE FROM rule_count WHERE load_id = @Id;
            INSERT INTO rule_count (load_id, rule, severity, open, not_judged, children)
                SELECT load_id, rule, MIN(severity), SUM(CASE WHEN status = 'NotJudged' THEN 0 ELSE 1 END), SUM(CASE WHEN status = 'NotJudged' THEN 1 ELSE 0 END), COUNT(DISTINCT child)
                FROM finding WHERE load_id = @Id GROUP BY load_id, rule;
            UPDATE load SET children = (SELECT COUNT(*) FROM child WHERE load_id = @Id), progress = (SELECT COUNT(*) FROM child WHERE load_id = @Id),
                errors = (SELECT COUNT(*) FROM finding WHERE load_id = @Id AND severity = 'Error' AND status <> 'NotJudged'),
                queries = (SELECT COUNT(*) FROM finding WHERE load_id = @Id AND severity = 'Query' AND status <> 'NotJudged') WHERE id = @Id;
            UPDATE return_ SET version = version + 1, prepared_by = NULL WHERE id = @ReturnId
            """, load, transaction);
        await Explanations.Recount(connection, transaction, vault, view.Id);
        await AuditLog.Add(database, connection, transaction, person, view.Authority.Id, "record changed", $"load {load.Id}", what);
    }
}

/// <summary>What is kept, encrypted, of a correction.</summary>
internal sealed record StoredCorrection(string? Child, Correction Correction);
