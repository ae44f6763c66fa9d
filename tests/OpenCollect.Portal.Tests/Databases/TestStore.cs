using System.Collections.Concurrent;
using Dapper;
using OpenCollect.Cin;
using OpenCollect.Cin.Generating;
using OpenCollect.LookedAfter;

[assembly: AssemblyFixture(typeof(TestDatabases))]

namespace OpenCollect.Portal.Tests.Databases;

/// <summary>The server that all tests but those of reliability share, and one seeded database of each kind to copy.</summary>
public sealed class TestDatabases : IAsyncDisposable
{
    private const string Seeded = "seeded";
    private static readonly ConcurrentBag<string> Folders = [];
    private static int _count;
    private readonly SemaphoreSlim _one = new(1);
    private PostgresServer? _server;
    private string? _folder;
    private bool _isSeeded;

    /// <summary>An empty database.</summary>
    public async Task<string> Empty(bool isPostgres) => isPostgres ? await (await Server()).Create(NewName()) : NewFolder();

    /// <summary>A database in which <see cref="TestStore"/>'s people are, and the years 2024-25 and 2025-26 of both collections are open.</summary>
    public async Task<string> Copy(bool isPostgres)
    {
        if (isPostgres)
        {
            var server = await Server();
            await _one.WaitAsync();
            try
            {
                if (!_isSeeded)
                {
                    await TestStore.Seed(await server.Create(Seeded));
                    _isSeeded = true;
                }
            }
            finally
            {
                _one.Release();
            }

            return await server.Create(NewName(), Seeded);
        }

        var copy = NewFolder();
        await _one.WaitAsync();
        try
        {
            if (_folder is null)
            {
                _folder = NewFolder();
                await TestStore.Seed(_folder);
            }

            await using var database = Database.Of(_folder);
            await using var connection = await database.Open();
            await connection.ExecuteAsync("VACUUM INTO @file", new { file = Path.Combine(copy, "opencollect.db") });
        }
        finally
        {
            _one.Release();
        }

        return copy;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _one.Dispose();
        foreach (var folder in Folders.Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A new empty folder, removed when all tests are over.</summary>
    internal static string NewFolder()
    {
        var folder = Directory.CreateTempSubdirectory("oc-data-").FullName;
        Folders.Add(folder);
        return folder;
    }

    private static string NewName() => $"t{Interlocked.Increment(ref _count)}";

    private async Task<PostgresServer> Server()
    {
        await _one.WaitAsync();
        try
        {
            return _server ??= await PostgresServer.Start(isSafe: false);
        }
        finally
        {
            _one.Release();
        }
    }
}

/// <summary>A store of its own for a class of tests. Each test takes a return of its own.</summary>
public abstract class TestStore(TestDatabases databases, bool isPostgres) : IAsyncLifetime
{
    public const string Analyst = "test-analyst";
    public const string Approver = "test-approver";
    public const string Manager = "test-manager";

    /// <summary>Nothing secret: the master key of all tests.</summary>
    public const string Keys = "k1 AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private static readonly CollectionYear Latest = new(2026);
    private int _taken;

    public Database Database { get; private set; } = null!;

    public string Address { get; private set; } = "";

    public Vault Vault { get; } = Vault.Of(Keys);

    public ReferenceShelf Shelf { get; private set; } = null!;

    public LoadCheck Check { get; private set; } = null!;

    public bool IsPostgres => isPostgres;

    /// <summary>Identifiers of people by the names above.</summary>
    public IReadOnlyDictionary<string, string> People { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Address = await databases.Copy(isPostgres);
        Database = Database.Of(Address, Vault);
        Shelf = new(Database, Vault);
        Check = new(Database, Vault, Shelf);
        await using var connection = await Database.Open();
        People = (await connection.QueryAsync<(string Subject, string Id)>("SELECT subject, id FROM person")).ToDictionary(p => p.Subject, p => p.Id);
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A return that no other test takes, without data.</summary>
    public async Task<ReturnView> Take(string collection = "cin", int ending = 2026)
    {
        var number = Interlocked.Increment(ref _taken);
        await using var connection = await Database.Open();
        var year = (await CollectionYears.All(connection)).Single(y => y.Code == collection && y.Ending == ending);
        return (await Returns.In(connection, year.Id)).Where(r => r.Authority.Code != "201").ElementAt(number);
    }

    /// <summary>The return as it is now.</summary>
    public async Task<ReturnView> Now(ReturnView view)
    {
        await using var connection = await Database.Open();
        return (await Returns.Find(connection, view.Id, null))!;
    }

    /// <summary>The same authority's return of another year.</summary>
    public async Task<ReturnView> Of(ReturnView view, int ending)
    {
        await using var connection = await Database.Open();
        return (await Returns.Of(connection, view.Authority.Id)).Single(r => r.Year.Code == view.Year.Code && r.Year.Ending == ending);
    }

    public async Task<T> Read<T>(Func<System.Data.Common.DbConnection, Task<T>> read)
    {
        await using var connection = await Database.Open();
        return await read(connection);
    }

    public Task<long> Count(string table, string where, object? arguments = null) => Read(c => c.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM {table} WHERE {where}", arguments));

    /// <summary>Puts a load into the queue.</summary>
    public Task<string> Receive(ReturnView view, params (string Name, byte[] Content)[] files) =>
        Loads.Receive(Database, Vault, view.Id, People[Analyst], "file", Incoming(files));

    /// <summary>Puts a load into the queue and checks it.</summary>
    public async Task<LoadRow> Load(ReturnView view, params (string Name, byte[] Content)[] files)
    {
        var id = await Receive(view, files);
        Assert.True(await Check.Run(id));
        return (await Read(c => Loads.Find(c, id)))!;
    }

    public Task<LoadRow> Load(ReturnView view, params CinChild[] children) => Load(view, ("return.xml", Cin(view, children)));

    public Task Do(ReturnView view, ReturnEvent what, string person, string? reason = null) => Returns.Do(Database, view.Id, view.Return.Version, what, People[person], reason);

    /// <summary>A CIN census return of the authority and year.</summary>
    public static byte[] Cin(ReturnView view, params IEnumerable<CinChild> children) => Cin(view.Authority.Code, view.Year.Year, children);

    public static byte[] Cin(string authority, CollectionYear year, IEnumerable<CinChild> children)
    {
        using var stream = new MemoryStream();
        using (var writer = new CinWriter(stream, year))
        {
            writer.Write(new CinSample(year.Ending).Header with { Authority = authority });
            foreach (var child in children)
            {
                writer.Write(child);
            }

            writer.Finish();
        }

        return stream.ToArray();
    }

    /// <summary>A return of looked after children as CSV tables.</summary>
    public static (string Name, byte[] Content)[] LookedAfter(ReturnView view, IEnumerable<LookedAfterChild> children)
    {
        var folder = new Dictionary<string, MemoryStream>(StringComparer.Ordinal);
        using (var writer = new LookedAfterCsvWriter(name => folder[name] = new MemoryStream(), view.Year.Year))
        {
            foreach (var child in children)
            {
                writer.Write(child);
            }
        }

        return [.. folder.Select(f => (f.Key, f.Value.ToArray()))];
    }

    /// <summary>Children of whom some have something wrong.</summary>
    public static IEnumerable<CinChild> Faulty(ReturnView view, int count, double share = 0.3) =>
        new CinFaults(new CinGenerator(7, view.Year.Year, view.Authority.Code), share).Children(count).Select(made => made.Child);

    /// <summary>A child who breaks no rule, alone in a return either.</summary>
    public static CinChild Clean { get; } = CinSample.Latest.Child with { Disabilities = ["MOB", "HAND", "PC", "INC", "COMM", "LD", "HEAR", "VIS", "BEH"] };

    /// <summary>A child whose assessment has been going on since December: query 8670Q, and nothing else.</summary>
    public static CinChild Open(string? id, DateOnly? start = null) => Clean with
    {
        Id = id,
        Upn = null,
        UpnUnknown = "UN3",
        Episodes = [CinSample.Latest.OpenEpisode with { ReferralDate = new(2025, 12, 1), Assessments = [new() { Start = start ?? new(2025, 12, 2) }] }],
    };

    internal static async Task Seed(string address)
    {
        await using var database = Database.Of(address, Vault.Of(Keys));
        await database.Migrate();
        var people = await database.Write(async (c, t) =>
        {
            var department = await Organisations.Ensure(c, t, "department", "001", "Department for Testing");
            var all = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var subject in (string[])[Analyst, Approver, Manager])
            {
                all[subject] = (await Organisations.EnsurePerson(c, t, subject, $"Test {subject}", $"{subject}@example.invalid")).Id;
            }

            await Organisations.SetMemberships(c, t, all[Manager], [(department.Id, "CollectionManager")]);
            return all;
        });
        var today = Clock.Today();
        foreach (var code in (string[])["cin", "cla"])
        {
            foreach (var ending in (int[])[Latest.Ending - 1, Latest.Ending])
            {
                await CollectionYears.Open(database, new()
                {
                    Code = code, Ending = ending, Opens = Day(-30), LoadBy = Day(-1), SubmitBy = Day(20), Closes = Day(40),
                }, people[Manager]);
            }
        }

        string Day(int days) => ReturnDate.Format(today.AddDays(days));
    }

    internal static async IAsyncEnumerable<IncomingFile> Incoming(params (string Name, byte[] Content)[] files)
    {
        await Task.CompletedTask;
        foreach (var (name, content) in files)
        {
            yield return new(name, new MemoryStream(content));
        }
    }
}

/// <summary>A store on SQLite in a temporary folder.</summary>
public sealed class SqliteStore(TestDatabases databases) : TestStore(databases, isPostgres: false);

/// <summary>A store on PostgreSQL.</summary>
public sealed class PostgresStore(TestDatabases databases) : TestStore(databases, isPostgres: true);
