using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using OpenCollect.Collections;
using OpenCollect.Formats;
using OpenCollect.LookedAfter;
using OpenCollect.Reference;

namespace OpenCollect.Store;

/// <summary>What checks compare a return with that is no return itself.</summary>
public enum ReferenceKind
{
    /// <summary>The ONS Postcode Directory.</summary>
    Postcodes,

    /// <summary>Ofsted's lists of providers.</summary>
    Providers,
}

/// <summary>One version of reference data, with who added it and when.</summary>
public sealed record ReferenceVersion
{
    internal const string Columns =
        """
        d.id AS Id, d.kind AS KindText, d.files AS FilesText, d.bytes AS Bytes, d.sha256 AS Sha256, d.row_count AS Rows, d.data_key_id AS DataKeyId,
        COALESCE(p.name, d.added_by) AS AddedBy, d.added_at AS AddedAt
        """;

    public string Id { get; init; } = "";

    public string KindText { get; init; } = "";

    public string FilesText { get; init; } = "[]";

    /// <summary>The size of the files as they were given.</summary>
    public long Bytes { get; init; }

    /// <summary>The hash of the files' bytes as they were given, one after the other.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>How many postcodes, or rows of providers.</summary>
    public long Rows { get; init; }

    public string DataKeyId { get; init; } = "";

    /// <summary>The name of the person, or <c>system</c>.</summary>
    public string AddedBy { get; init; } = "";

    public string AddedAt { get; init; } = "";

    public ReferenceKind Kind => Enum.Parse<ReferenceKind>(KindText, ignoreCase: true);

    public IReadOnlyList<LoadedFile> Files => JsonSerializer.Deserialize(FilesText, StoredJson.Default.IReadOnlyListLoadedFile)!;
}

/// <summary>That a version counts for a collection year, with who chose it and when.</summary>
public sealed record ReferenceUse(ReferenceKind Kind, int Ending, string Version, string ChosenBy, string ChosenAt);

/// <summary>The versions that a check uses; none of a kind where there is none, and its rules are then not run.</summary>
public sealed record ReferenceSet(string? Postcodes, string? Providers)
{
    public static ReferenceSet None { get; } = new(null, null);

    public string? Of(ReferenceKind kind) => kind == ReferenceKind.Postcodes ? Postcodes : Providers;
}

/// <summary>
/// Reference data in the database, so that every worker has it: versions that never change, and which of them counts for a collection
/// year. Postcodes are kept in their small form, lists of providers as they were published.
/// </summary>
public static class ReferenceData
{
    /// <summary>The largest files of one version together, in bytes; the published postcode directory unpacks to about 1 GB.</summary>
    public const long MostBytes = 1500L << 20;

    /// <summary>What stands for whoever started the portal with files of reference data.</summary>
    public const string System = "system";

    /// <summary>Whether any rule of the collection needs reference data.</summary>
    public static bool IsUsedBy(Collection collection) => collection.Rules.Any(r => r.Needs.Contains(Inputs.Postcodes) || r.Needs.Contains(Inputs.Providers));

    /// <summary>As people read it.</summary>
    public static string Words(ReferenceKind kind) => kind == ReferenceKind.Postcodes ? "Postcode directory" : "Ofsted’s lists of providers";

    /// <summary>
    /// Adds a version and makes it the one that counts for the years. Files that were added before become no second version.
    /// </summary>
    /// <param name="database">The database.</param>
    /// <param name="vault">The keys; the places of children's homes are not for everybody.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="files">A postcode directory in one file, or lists of providers in one or several.</param>
    /// <param name="years">The years, by the calendar year in which they end, for which it counts from now on.</param>
    /// <param name="person">Who adds it.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="NotPossibleException">There is no file, no year, or too much.</exception>
    /// <exception cref="UnusableFileException">A file is not what it should be; the message says what it lacks.</exception>
    public static async Task<ReferenceVersion> Add(
        Database database, Vault vault, ReferenceKind kind, IReadOnlyList<FoundFile> files, IReadOnlyCollection<int> years, string person, CancellationToken cancellation = default)
    {
        Guard(kind, files);
        var sha = await HashOf(files, cancellation);
        var known = await Known(database, kind, sha, cancellation);
        var content = known is null ? await Task.Run(() => Content.Of(kind, files), cancellation) : null;
        return await database.Write(
            async (connection, transaction) =>
            {
                var id = known?.Id ?? await Insert(database, vault, connection, transaction, kind, files, sha, content!, person);
                foreach (var ending in years)
                {
                    await Use(database, connection, transaction, kind, id, ending, person);
                }

                return (await Find(connection, id, transaction))!;
            },
            cancellation);
    }

    /// <summary>Makes a version the one that counts for a year from now on.</summary>
    /// <exception cref="NotPossibleException">There is no such version, or it counts for the year already.</exception>
    public static Task Use(Database database, string version, int ending, string person) => database.Write(async (connection, transaction) =>
    {
        var found = await Find(connection, version, transaction) ?? throw new NotPossibleException("That version is not there.");
        if ((await InUse(connection, new(ending), transaction)).Of(found.Kind) == version)
        {
            throw new NotPossibleException($"That version is in use for {new CollectionYear(ending)} already.");
        }

        await Use(database, connection, transaction, found.Kind, version, ending, person);
    });

    /// <summary>
    /// Takes in files that the portal was started with. A version that is new counts for all the years; one that was there before only for
    /// those without any, so that what a person chose since is not undone by a restart.
    /// </summary>
    public static async Task TakeIn(Database database, Vault vault, ReferenceKind kind, IReadOnlyList<FoundFile> files, IReadOnlyCollection<int> years, CancellationToken cancellation = default)
    {
        await using var alone = await database.TryAlone($"reference data {Text(kind)}", cancellation);
        if (alone is null)
        {
            return;
        }

        Guard(kind, files);
        var isKnown = await Known(database, kind, await HashOf(files, cancellation), cancellation) is not null;
        var without = new List<int>();
        await using (var connection = await database.Open(cancellation))
        {
            foreach (var ending in years)
            {
                if (!isKnown || (await InUse(connection, new(ending))).Of(kind) is null)
                {
                    without.Add(ending);
                }
            }
        }

        if (!isKnown || without.Count > 0)
        {
            await Add(database, vault, kind, files, without, System, cancellation);
        }
    }

    /// <summary>The versions that count for a collection year now.</summary>
    public static async Task<ReferenceSet> InUse(DbConnection connection, CollectionYear year, DbTransaction? transaction = null)
    {
        return new(await Latest(ReferenceKind.Postcodes), await Latest(ReferenceKind.Providers));

        Task<string?> Latest(ReferenceKind kind) => connection.ExecuteScalarAsync<string?>(
            "SELECT reference_id FROM reference_use WHERE kind = @kind AND ending = @Ending ORDER BY id DESC LIMIT 1", new { kind = Text(kind), year.Ending }, transaction);
    }

    /// <summary>Every version, the latest first.</summary>
    public static async Task<IReadOnlyList<ReferenceVersion>> All(DbConnection connection) =>
        [.. await connection.QueryAsync<ReferenceVersion>($"SELECT {ReferenceVersion.Columns} FROM reference_data d LEFT JOIN person p ON p.id = d.added_by ORDER BY d.id DESC")];

    public static async Task<ReferenceVersion?> Find(DbConnection connection, string id, DbTransaction? transaction = null) =>
        await connection.QuerySingleOrDefaultAsync<ReferenceVersion>(
            $"SELECT {ReferenceVersion.Columns} FROM reference_data d LEFT JOIN person p ON p.id = d.added_by WHERE d.id = @id", new { id }, transaction);

    /// <summary>What was ever made to count, the latest first.</summary>
    public static async Task<IReadOnlyList<ReferenceUse>> Uses(DbConnection connection) =>
        [
            .. (await connection.QueryAsync<(string Kind, int Ending, string Version, string By, string At)>(
                "SELECT u.kind, u.ending, u.reference_id, COALESCE(p.name, u.chosen_by), u.chosen_at FROM reference_use u LEFT JOIN person p ON p.id = u.chosen_by ORDER BY u.id DESC"))
            .Select(u => new ReferenceUse(Enum.Parse<ReferenceKind>(u.Kind, ignoreCase: true), u.Ending, u.Version, u.By, u.At)),
        ];

    /// <summary>How many returns of the collection year, those that are authorised aside, were checked with other versions than those that count now.</summary>
    public static async Task<long> CheckedWithOthers(DbConnection connection, OpenedYear year)
    {
        var now = IsUsedBy(year.Collection) ? await InUse(connection, year.Year) : ReferenceSet.None;
        return await connection.ExecuteScalarAsync<long>(
            $"SELECT COUNT(*) FROM return_ r JOIN load l ON l.id = r.current_load_id WHERE r.collection_year_id = @Id AND r.status <> 'Authorised' AND ({Others})", new { year.Id, now.Postcodes, now.Providers });
    }

    /// <summary>Whether something else counts now for the return than what its current load was checked with.</summary>
    public static async Task<bool> IsCheckedWithOthers(DbConnection connection, ReturnView view) =>
        view.Load is { } load && IsUsedBy(view.Year.Collection) && await InUse(connection, view.Year.Year) is var now && now != ReferenceSet.None && now != load.CheckedWith;

    /// <summary>The bytes of each of a version's files as they are kept.</summary>
    internal static async Task<IReadOnlyList<FoundFile>> FilesOf(Database database, Vault vault, string id)
    {
        await using var connection = await database.Open();
        var version = await Find(connection, id) ?? throw new InvalidOperationException("The reference data that a check was made with is gone.");
        var key = await vault.Open(connection, version.DataKeyId);
        var files = version.Files.Select(_ => new MemoryStream()).ToList();
        await foreach (var (file, part, sealedBytes) in connection.QueryUnbufferedAsync<(int, int, byte[])>(
            "SELECT file, part, sealed_bytes FROM reference_part WHERE reference_id = @id ORDER BY file, part", new { id }))
        {
            await files[file].WriteAsync(key.Unseal(sealedBytes, Loads.About(file, part)));
        }

        return [.. version.Files.Zip(files, (file, bytes) => new FoundFile(file.Name, bytes.Length, () => new MemoryStream(bytes.GetBuffer(), 0, (int)bytes.Length, writable: false)))];
    }

    private const string Others = "COALESCE(l.postcodes_id, '') <> COALESCE(@Postcodes, '') OR COALESCE(l.providers_id, '') <> COALESCE(@Providers, '')";

    private static readonly string[] PartColumns = ["reference_id", "file", "part", "sealed_bytes"];

    private static string Text(ReferenceKind kind) => kind.ToString().ToLowerInvariant();

    private static void Guard(ReferenceKind kind, IReadOnlyList<FoundFile> files)
    {
        if (files.Count == 0)
        {
            throw new NotPossibleException("Select a file.");
        }

        if (kind == ReferenceKind.Postcodes && files.Count > 1)
        {
            throw new NotPossibleException("Select one file: a postcode directory is whole in one.");
        }
    }

    private static async Task<string> HashOf(IEnumerable<FoundFile> files, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[Loads.PartBytes];
        foreach (var file in files)
        {
            await using var stream = file.Open();
            while (await stream.ReadAsync(buffer, cancellation) is > 0 and var read)
            {
                hash.AppendData(buffer, 0, read);
            }
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    private static async Task<ReferenceVersion?> Known(Database database, ReferenceKind kind, string sha, CancellationToken cancellation)
    {
        await using var connection = await database.Open(cancellation);
        return await connection.QueryFirstOrDefaultAsync<ReferenceVersion>(
            $"SELECT {ReferenceVersion.Columns} FROM reference_data d LEFT JOIN person p ON p.id = d.added_by WHERE d.kind = @kind AND d.sha256 = @sha ORDER BY d.id DESC", new { kind = Text(kind), sha });
    }

    private static async Task<string> Insert(
        Database database, Vault vault, DbConnection connection, DbTransaction transaction, ReferenceKind kind, IReadOnlyList<FoundFile> files, string sha, Content content, string person)
    {
        var (id, key) = (Ids.New(), await vault.Create(connection, transaction));
        var named = files.Select(f => new LoadedFile(f.ShortName, f.Bytes)).ToList();
        await connection.ExecuteAsync(
            """
            INSERT INTO reference_data (id, kind, files, bytes, sha256, row_count, data_key_id, added_by, added_at)
            VALUES (@id, @kind, @files, @bytes, @sha, @Rows, @key, @person, @now)
            """,
            new
            {
                id, kind = Text(kind), files = JsonSerializer.Serialize(named, StoredJson.Default.IReadOnlyListLoadedFile), bytes = files.Sum(f => f.Bytes), sha, content.Rows,
                key = key.Id, person, now = Clock.Now(),
            },
            transaction);
        await database.AddMany(connection, transaction, "reference_part", PartColumns, content.Files.SelectMany((bytes, file) => Parts(bytes, file)), default);
        await AuditLog.Add(database, connection, transaction, person, null, "reference data added", $"{Text(kind)} {id}", $"{named.Count} files, {content.Rows} rows, SHA-256 {sha}");
        return id;

        IEnumerable<object?[]> Parts(ReadOnlyMemory<byte> bytes, int file)
        {
            for (var part = 0; part * Loads.PartBytes < bytes.Length; part++)
            {
                var from = part * Loads.PartBytes;
                yield return [id, file, part, key.Seal(bytes.Span[from..Math.Min(bytes.Length, from + Loads.PartBytes)], Loads.About(file, part))];
            }
        }
    }

    private static async Task Use(Database database, DbConnection connection, DbTransaction transaction, ReferenceKind kind, string version, int ending, string person)
    {
        await connection.ExecuteAsync(
            "INSERT INTO reference_use (id, kind, ending, reference_id, chosen_by, chosen_at) VALUES (@id, @kind, @ending, @version, @person, @now)",
            new { id = Ids.New(), kind = Text(kind), ending, version, person, now = Clock.Now() }, transaction);
        await AuditLog.Add(database, connection, transaction, person, null, "reference data chosen", $"{Text(kind)} {version}", $"for {new CollectionYear(ending)}");
    }

    /// <summary>What is kept of files, once it is known that they can be used.</summary>
    private sealed record Content(long Rows, IReadOnlyList<ReadOnlyMemory<byte>> Files)
    {
        public static Content Of(ReferenceKind kind, IReadOnlyList<FoundFile> files)
        {
            if (kind == ReferenceKind.Providers)
            {
                return new(ReferenceFiles.Providers(files).Count, [.. files.Select(Bytes)]);
            }

            var directory = ReferenceFiles.Postcodes(files[0]);
            if (directory.Count == 0)
            {
                throw new UnusableFileException("The file holds no postcode.", files[0].ShortName);
            }

            using var small = new MemoryStream();
            PostcodeFile.Write(small, directory);
            return new(directory.Count, [small.GetBuffer().AsMemory(0, (int)small.Length)]);
        }

        private static ReadOnlyMemory<byte> Bytes(FoundFile file)
        {
            using var stream = file.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.GetBuffer().AsMemory(0, (int)copy.Length);
        }
    }
}
