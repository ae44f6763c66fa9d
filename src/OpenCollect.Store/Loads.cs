using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using OpenCollect.Collections;
using OpenCollect.Formats;

namespace OpenCollect.Store;

/// <summary>One load: a file or set of files that was brought in, with who and when. Its content never changes.</summary>
public sealed record LoadRow
{
    internal const string Columns =
        """
        l.id AS Id, l.return_id AS ReturnId, l.number AS Number, l.state AS StateText, l.files AS FilesText, l.bytes AS Bytes, l.sha256 AS Sha256, l.source AS Source,
        l.based_on AS BasedOn, l.data_key_id AS DataKeyId, l.loaded_by AS LoadedBy, l.loaded_at AS LoadedAt, l.children AS Children, l.errors AS Errors, l.queries AS Queries,
        l.rules_applied AS RulesApplied, l.previous_load_id AS PreviousLoadId, l.problem AS Problem, l.progress AS Progress, l.attempt AS Attempt, l.finished_at AS FinishedAt,
        l.postcodes_id AS PostcodesId, l.providers_id AS ProvidersId, l.files_of AS FilesOf
        """;

    public string Id { get; init; } = "";

    public string ReturnId { get; init; } = "";

    /// <summary>From 1, in the order in which the return's loads came.</summary>
    public int Number { get; init; }

    public string StateText { get; init; } = "";

    public string FilesText { get; init; } = "[]";

    public long Bytes { get; init; }

    /// <summary>The hash of the files' bytes, one after the other.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary><c>file</c>, <c>screen</c> for a version made by changes on screen, or <c>machine</c>.</summary>
    public string Source { get; init; } = "";

    /// <summary>The load that was changed on screen.</summary>
    public string? BasedOn { get; init; }

    public string DataKeyId { get; init; } = "";

    public string LoadedBy { get; init; } = "";

    public string LoadedAt { get; init; } = "";

    public long? Children { get; init; }

    public long? Errors { get; init; }

    public long? Queries { get; init; }

    public int? RulesApplied { get; init; }

    /// <summary>Last year's load that it was compared with.</summary>
    public string? PreviousLoadId { get; init; }

    /// <summary>Why it was refused or failed, for the person who loaded it.</summary>
    public string? Problem { get; init; }

    /// <summary>How often its check was begun. Who began an earlier time may write nothing more.</summary>
    public int Attempt { get; init; }

    /// <summary>How many children were checked so far.</summary>
    public long Progress { get; init; }

    public string? FinishedAt { get; init; }

    public string? PostcodesId { get; init; }

    public string? ProvidersId { get; init; }

    /// <summary>The load with whose files this one was checked again; none for files of its own.</summary>
    public string? FilesOf { get; init; }

    /// <summary>The reference data that it was checked with.</summary>
    public ReferenceSet CheckedWith => new(PostcodesId, ProvidersId);

    public LoadState State => Enum.Parse<LoadState>(StateText, ignoreCase: true);

    public bool IsWaiting => State is LoadState.Receiving or LoadState.Queued or LoadState.Running;

    public IReadOnlyList<LoadedFile> Files => JsonSerializer.Deserialize(FilesText, StoredJson.Default.IReadOnlyListLoadedFile)!;
}

/// <summary>What has become of a load.</summary>
public enum LoadState
{
    /// <summary>Its files are still coming in.</summary>
    Receiving,

    Queued,

    Running,

    /// <summary>Checked; it counts, or counted once.</summary>
    Done,

    /// <summary>It is no return of this authority, collection and year, or cannot be read.</summary>
    Refused,

    /// <summary>A fault of ours.</summary>
    Failed,

    /// <summary>Its content was taken out by the authority; that it was there stays known.</summary>
    Deleted,
}

/// <summary>One file of a load.</summary>
public sealed record LoadedFile(string Name, long Bytes);

/// <summary>A file as it comes in.</summary>
public sealed record IncomingFile(string Name, Stream Content);

[JsonSerializable(typeof(IReadOnlyList<LoadedFile>))]
[JsonSerializable(typeof(StoredCorrection))]
[JsonSerializable(typeof(StoredFinding))]
[JsonSerializable(typeof(StoredReportPart))]
internal sealed partial class StoredJson : JsonSerializerContext;

/// <summary>Loads: receiving them in encrypted parts, and reading them again as files.</summary>
public static class Loads
{
    /// <summary>The largest load, in bytes.</summary>
    public const long MostBytes = 500L << 20;

    internal const int PartBytes = 1 << 20;

    private const string NotWhole = "The file did not arrive whole. Load it again.";

    /// <summary>What is said of a load that is larger.</summary>
    public static string TooLarge { get; } = $"The selected files must be smaller than {MostBytes >> 20} MB together.";

    /// <summary>
    /// Takes in a load part by part, each encrypted before it is stored, and puts it into the queue. Broken off, it leaves nothing that
    /// counts.
    /// </summary>
    /// <exception cref="NotPossibleException">The return or the collection takes no load now, or there is nothing in it, or too much.</exception>
    public static async Task<string> Receive(
        Database database, Vault vault, string returnId, string person, string source, IAsyncEnumerable<IncomingFile> files, CancellationToken cancellation = default)
    {
        var id = Ids.New();
        var key = await database.Write(
            async (connection, transaction) =>
            {
                var row = await Returns.Locked(database, connection, transaction, returnId);
                var view = (await Returns.Views(connection, "WHERE r.id = @returnId", new { returnId }, transaction)).Single();
                Guard(row, view);
                var made = await vault.Create(connection, transaction);
                await connection.ExecuteAsync(
                    """
                    INSERT INTO load (id, return_id, number, state, files, bytes, sha256, source, data_key_id, loaded_by, loaded_at)
                    VALUES (@id, @returnId, (SELECT COALESCE(MAX(number), 0) + 1 FROM load WHERE return_id = @returnId), 'receiving', '[]', 0, '', @source, @key, @person, @now)
                    """,
                    new { id, returnId, source, key = made.Id, person, now = Clock.Now() }, transaction);
                await AuditLog.Add(database, connection, transaction, person, row.OrganisationId, "load begun", $"load {id}");
                return made;
            },
            cancellation);

        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var received = new List<LoadedFile>();
            var total = 0L;
            await foreach (var file in files.WithCancellation(cancellation))
            {
                var bytes = await Receive(database, key, id, received.Count, file, hash, MostBytes - total, cancellation);
                total += bytes;
                received.Add(new(file.Name, bytes));
            }

            if (received.Count == 0)
            {
                throw new NotPossibleException("Select a file.");
            }

            if (total == 0)
            {
                throw new NotPossibleException("The selected file is empty.");
            }

            await database.Write(
                async (connection, transaction) =>
                {
                    var queued = await connection.ExecuteAsync(
                        "UPDATE load SET state = 'queued', files = @files, bytes = @total, sha256 = @sha WHERE id = @id AND state = 'receiving'",
                        new { id, files = JsonSerializer.Serialize(received, StoredJson.Default.IReadOnlyListLoadedFile), total, sha = Convert.ToHexStringLower(hash.GetCurrentHash()) },
                        transaction);
                    if (queued == 0)
                    {
                        throw new NotPossibleException(NotWhole);
                    }

                    await AuditLog.Add(database, connection, transaction, person, await OrganisationOf(connection, transaction, returnId), "load received", $"load {id}", $"{received.Count} files, {total} bytes");
                },
                cancellation);
            return id;
        }
        catch (Exception problem)
        {
            await Refuse(database, id, problem is NotPossibleException ? problem.Message : NotWhole, LoadState.Refused);
            throw;
        }
    }

    /// <summary>A load with a state that is not to change any more, with the reason.</summary>
    public static Task Refuse(Database database, string id, string problem, LoadState state) => database.Write(async (connection, transaction) =>
    {
        // The row first: it holds back a worker that writes at the same time, and what was checked to its end stays.
        var ended = await connection.ExecuteAsync(
            "UPDATE load SET state = @state, problem = @problem, finished_at = @now WHERE id = @id AND state IN ('receiving', 'queued', 'running')",
            new { id, problem, state = Text(state), now = Clock.Now() }, transaction);
        if (ended > 0)
        {
            await DeleteRows(connection, transaction, id);
            await connection.ExecuteAsync("DELETE FROM load_part WHERE load_id = @id", new { id }, transaction);
        }
    });

    public static async Task<LoadRow?> Find(DbConnection connection, string id, DbTransaction? transaction = null) =>
        await connection.QuerySingleOrDefaultAsync<LoadRow>($"SELECT {LoadRow.Columns} FROM load l WHERE l.id = @id", new { id }, transaction);

    /// <summary>A return's loads, the latest first, each with the name of who loaded it in place of the identifier.</summary>
    public static async Task<IReadOnlyList<LoadRow>> Of(DbConnection connection, string returnId) =>
        [
            .. await connection.QueryAsync<LoadRow>(
                $"SELECT {LoadRow.Columns.Replace("l.loaded_by AS", "p.name AS", StringComparison.Ordinal)} FROM load l JOIN person p ON p.id = l.loaded_by WHERE l.return_id = @returnId ORDER BY l.number DESC",
                new { returnId }),
        ];

    /// <summary>Loads whose checking has not ended: after a crash, work to take up again.</summary>
    public static async Task<IReadOnlyList<string>> Unfinished(DbConnection connection) =>
        [.. await connection.QueryAsync<string>("SELECT id FROM load WHERE state IN ('queued', 'running') ORDER BY loaded_at")];

    /// <summary>Ends loads of which no part came since the time: who received them is gone.</summary>
    public static async Task<int> EndBrokenOff(Database database, string before)
    {
        await using var connection = await database.Open();
        var broken = (await connection.QueryAsync<string>("SELECT id FROM load WHERE state = 'receiving' AND COALESCE(heard_at, loaded_at) < @before", new { before })).ToList();
        foreach (var id in broken)
        {
            await Refuse(database, id, NotWhole, LoadState.Refused);
        }

        return broken.Count;
    }

    /// <summary>Makes an earlier load count again.</summary>
    /// <exception cref="NotPossibleException">It was never checked to the end.</exception>
    public static Task GoBack(Database database, Vault vault, string returnId, int version, string load, string person) => database.Write(async (connection, transaction) =>
    {
        var row = await Find(connection, load, transaction);
        if (row?.ReturnId != returnId || row.State != LoadState.Done)
        {
            throw new NotPossibleException("That version cannot be used: it was not checked to its end, or was deleted.");
        }

        await Returns.Do(database, connection, transaction, returnId, version, ReturnEvent.Loaded, person, $"Version {row.Number} was chosen.", load);
        await Explanations.Recount(connection, transaction, vault, returnId);
    });

    /// <summary>
    /// Puts a new check of the version that counts into the queue, with the same content and the reference data of now. It becomes a version
    /// of its own, so that one can go back. Returns the new load.
    /// </summary>
    /// <param name="database">The database.</param>
    /// <param name="view">The return as the person saw it.</param>
    /// <param name="person">Who asks.</param>
    /// <exception cref="NotPossibleException">The return takes no load now.</exception>
    /// <exception cref="ChangedMeanwhileException">Another load counts now.</exception>
    public static Task<string> CheckAgain(Database database, ReturnView view, string person) => database.Write(async (connection, transaction) =>
    {
        var row = await Returns.Locked(database, connection, transaction, view.Id);
        Guard(row, view);
        if (view.Load is not { } load || row.CurrentLoadId != load.Id)
        {
            throw new ChangedMeanwhileException();
        }

        var id = Ids.New();
        await connection.ExecuteAsync(
            """
            INSERT INTO load (id, return_id, number, state, files, bytes, sha256, source, based_on, files_of, data_key_id, loaded_by, loaded_at)
            SELECT @id, return_id, (SELECT MAX(number) + 1 FROM load WHERE return_id = @returnId), 'queued', files, bytes, sha256, source, CASE WHEN source = 'screen' THEN id END,
                CASE WHEN source <> 'screen' THEN COALESCE(files_of, id) END, data_key_id, @person, @now FROM load WHERE id = @before
            """, new { id, returnId = view.Id, before = load.Id, person, now = Clock.Now() }, transaction);
        await AuditLog.Add(database, connection, transaction, person, view.Authority.Id, "check again asked", $"load {id}", $"of load {load.Id}");
        return id;
    });

    /// <summary>The files of a load, to be read like any file; the connection is used while they are.</summary>
    public static async Task<IReadOnlyList<FoundFile>> FilesOf(Database database, Vault vault, LoadRow load, DbConnection connection)
    {
        var key = await vault.Open(connection, load.DataKeyId);
        return [.. load.Files.Select((file, number) => new FoundFile(file.Name, file.Bytes, () => new SealedFile(database, key, load.FilesOf ?? load.Id, number, file.Bytes)))];
    }

    /// <summary>What a checked load says beside its children.</summary>
    public static async Task<ReturnDocument> DocumentOf(DbConnection connection, LoadRow load, DataKey key, DbTransaction? transaction = null) =>
        ReturnDocument.FromBytes(key.Unseal(await connection.QuerySingleAsync<byte[]>("SELECT sealed_header FROM load WHERE id = @Id", new { load.Id }, transaction), "return"));

    /// <summary>The one return among the files of a load.</summary>
    /// <exception cref="UnusableFileException">There is none, more than one, or one of another collection.</exception>
    public static async Task<ReturnFiles> ReturnOf(Database database, Vault vault, LoadRow load, ReturnView view, DbConnection connection)
    {
        if (load.Source == "screen")
        {
            return await DocumentsOf(database, vault, load, view, connection);
        }

        var files = await FilesOf(database, vault, load, connection);
        var found = new FoundReturns().Of(files);
        return found.Count == 1 && found[0].Collection == view.Year.Collection
            ? found[0].Files
            : throw new UnusableFileException(
                "This is not one return of this collection.", string.Join(", ", files.Select(f => f.Name)),
                found: found.Count == 1 ? found[0].Collection.Title : $"{found.Count} returns", expected: view.Year.Collection.Title);
    }

    /// <summary>A version that was changed on screen is read from its children; one that is still to be checked has those that it was made from.</summary>
    private static async Task<ReturnFiles> DocumentsOf(Database database, Vault vault, LoadRow load, ReturnView view, DbConnection connection)
    {
        var from = load.State == LoadState.Done ? load : (await Find(connection, load.BasedOn!))!;
        var key = await vault.Open(connection, from.DataKeyId);
        return view.Year.Collection.FilesOf(await DocumentOf(connection, from, key), Children.Each(database, from, key));
    }

    /// <summary>Takes out the content of all loads of a return, with the keys that could read it in a backup.</summary>
    internal static async Task DeleteContent(DbConnection connection, DbTransaction transaction, string returnId)
    {
        foreach (var (id, key) in await connection.QueryAsync<(string, string)>("SELECT id, data_key_id FROM load WHERE return_id = @returnId AND state <> 'deleted'", new { returnId }, transaction))
        {
            // The row first: a worker that checks the load sees that its turn is over.
            await connection.ExecuteAsync("UPDATE load SET state = 'deleted', sealed_header = NULL WHERE id = @id", new { id }, transaction);
            await DeleteRows(connection, transaction, id);
            await connection.ExecuteAsync("DELETE FROM load_part WHERE load_id = @id; DELETE FROM correction WHERE load_id = @id", new { id }, transaction);
            await connection.ExecuteAsync("DELETE FROM data_key WHERE id = @key", new { key }, transaction);
        }
    }

    /// <summary>Takes out what was found in a load, not the files.</summary>
    internal static async Task DeleteRows(DbConnection connection, DbTransaction transaction, string id)
    {
        foreach (var table in (string[])["child", "finding", "rule_count", "rule_not_run", "headline", "standing_report"])
        {
            await connection.ExecuteAsync($"DELETE FROM {table} WHERE load_id = @id", new { id }, transaction);
        }
    }

    internal static Task<string> OrganisationOf(DbConnection connection, DbTransaction? transaction, string returnId) =>
        connection.QuerySingleAsync<string>("SELECT organisation_id FROM return_ WHERE id = @returnId", new { returnId }, transaction)!;

    internal static string Text(LoadState state) => state.ToString().ToLowerInvariant();

    internal static string About(int file, int part) => $"file {file} part {part}";

    /// <summary>Refuses what would be loaded while the return or the collection takes nothing.</summary>
    private static void Guard(ReturnRow row, ReturnView view)
    {
        if (!LifeCycle.Allows(row.Status, ReturnEvent.Loaded))
        {
            throw new NotPossibleException($"Nothing can be loaded while the return is “{LifeCycle.Words(row.Status)}”.");
        }

        if (!view.Year.IsOpenOn(Clock.Today()))
        {
            throw new NotPossibleException($"{view.Year.Title} is not open.");
        }

        if (view.Authority.Retired is not null)
        {
            throw new NotPossibleException("This dummy authority is retired, so nothing can be loaded for it any more.");
        }
    }

    private static async Task<long> Receive(
        Database database, DataKey key, string load, int file, IncomingFile incoming, IncrementalHash hash, long most, CancellationToken cancellation)
    {
        var buffer = new byte[PartBytes];
        var total = 0L;
        for (var part = 0; ; part++)
        {
            var read = await incoming.Content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
            if (read == 0)
            {
                return total;
            }

            total += read;
            if (total > most)
            {
                throw new NotPossibleException(TooLarge);
            }

            hash.AppendData(buffer, 0, read);
            var (number, sealedBytes) = (part, key.Seal(buffer.AsSpan(0, read), About(file, part)));
            await database.WriteStep(
                async (connection, transaction) =>
                {
                    if (await connection.ExecuteAsync("UPDATE load SET heard_at = @now WHERE id = @load AND state = 'receiving'", new { load, now = Clock.Now() }, transaction) == 0)
                    {
                        throw new NotPossibleException(NotWhole);
                    }

                    await connection.ExecuteAsync("INSERT INTO load_part (load_id, file, part, sealed_bytes) VALUES (@load, @file, @number, @sealedBytes)", new { load, file, number, sealedBytes }, transaction);
                },
                cancellation);
        }
    }
}
