using System.Data.Common;
using System.Diagnostics;
using System.Net;
using Dapper;
using OpenCollect.Portal.Tests.Access;

namespace OpenCollect.Portal.Tests.Reliability;

/// <summary>A PostgreSQL that keeps what it was told, one seeded database in it to copy, and what a check that nothing disturbs finds.</summary>
public sealed class SafeServer(TestDatabases databases) : IAsyncLifetime
{
    public const int Children = 2000;

    public const string Analyst = "demonstration-analyst";
    public const string Seeded = "seeded";

    /// <summary>What must be the same however a check was disturbed.</summary>
    private static readonly string[] Counts =
    [
        "SELECT CAST(COUNT(*) AS TEXT) || ' ' || CAST(COUNT(DISTINCT number) AS TEXT) || ' ' || CAST(MAX(number) AS TEXT) FROM child WHERE load_id = @id",
        "SELECT rule || ' ' || CAST(COUNT(*) AS TEXT) || ' ' || CAST(COUNT(DISTINCT child) AS TEXT) FROM finding WHERE load_id = @id GROUP BY rule",
        "SELECT rule || ' ' || CAST(open AS TEXT) || ' ' || CAST(children AS TEXT) FROM rule_count WHERE load_id = @id",
        "SELECT label || ' ' || CAST(figure AS TEXT) FROM headline WHERE load_id = @id",
        "SELECT CAST(children AS TEXT) || ' ' || CAST(errors AS TEXT) || ' ' || CAST(queries AS TEXT) || ' ' || CAST(rules_applied AS TEXT) || ' ' || sha256 FROM load WHERE id = @id",
    ];

    public PostgresServer Server { get; private set; } = null!;

    /// <summary>The file that is loaded.</summary>
    public byte[] File { get; private set; } = [];

    public IReadOnlyList<string> Expected { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Server = await PostgresServer.Start(isSafe: true);
        await Seed(await Server.Create(Seeded));
        await using var undisturbed = new SqliteStore(databases);
        await undisturbed.InitializeAsync();
        var view = await undisturbed.Read(async c => (await Returns.In(c, (await CollectionYears.All(c)).Single(y => y.Code == "cin" && y.Ending == 2026).Id)).Single(r => r.Authority.Code == RunningPortal.Ours));
        File = TestStore.Cin(view, TestStore.Faulty(view, Children));
        Expected = await Found(undisturbed.Database, (await undisturbed.Load(view, ("return.xml", File))).Id);
    }

    /// <summary>What a check left in the database, counted in all ways.</summary>
    public static async Task<IReadOnlyList<string>> Found(Database database, string id)
    {
        var all = new List<string>();
        await using var connection = await database.Open();
        foreach (var counts in Counts)
        {
            all.AddRange((await connection.QueryAsync<string>(counts, new { id })).Order(StringComparer.Ordinal));
        }

        return all;
    }

    /// <summary>People, open years, and someone who can sign in for an authority.</summary>
    internal static async Task Seed(string address)
    {
        await TestStore.Seed(address);
        await using var database = Database.Of(address, Vault.Of(TestStore.Keys));
        await database.Write(async (c, t) =>
        {
            var authority = await Organisations.Ensure(c, t, "authority", RunningPortal.Ours, "");
            var person = await Organisations.EnsurePerson(c, t, Analyst, "Test analyst", "analyst@example.invalid");
            await Organisations.SetMemberships(c, t, person.Id, [(authority.Id, "Analyst")]);
        });
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}

/// <summary>
/// Real processes are killed, and a real database: afterwards nothing is lost, nothing is doubled, and no return is stuck.
/// </summary>
public sealed class ReliabilityTests(SafeServer safe) : IClassFixture<SafeServer>
{
    private static int _count;

    [Fact]
    public async Task SeveralProcessesBeginAtOnceOnAnEmptyDatabase()
    {
        var address = await safe.Server.Create(NewName());
        var all = Enumerable.Range(0, 3).Select(i => PortalProcess.Begin(address, i == 0 ? "--web-only" : "--worker-only")).ToList();
        foreach (var one in all)
        {
            await one.Ready();
        }

        foreach (var one in all)
        {
            await one.DisposeAsync();
        }
    }

    [Fact]
    public async Task AWorkerIsKilledInTheMiddleOfACheck()
    {
        var address = await safe.Server.Create(NewName(), SafeServer.Seeded);
        await using var database = Database.Of(address, Vault.Of(TestStore.Keys));
        await using var web = await PortalProcess.Start(address, "--web-only", "--demonstration");
        await using var first = await PortalProcess.Start(address, "--worker-only");
        await using var hold = await Hold(database);
        var view = await Upload(web, database);
        await PortalProcess.Until(() => Has(database, view, l => l.Progress > 0), "The check does not begin.");
        await using var second = await PortalProcess.Start(address, "--worker-only");
        Assert.True(await Has(database, view, l => l.State == LoadState.Running));
        await first.Kill();
        await Release(hold);
        await DoneOnce(database, view);
        await QueueIsEmpty(database);
    }

    [Fact]
    public async Task TheDatabaseIsKilledInTheMiddleOfACheck()
    {
        var address = await safe.Server.Create(NewName(), SafeServer.Seeded);
        await using var database = Database.Of(address, Vault.Of(TestStore.Keys));
        await using var web = await PortalProcess.Start(address, "--demonstration");
        await using var hold = await Hold(database);
        var view = await Upload(web, database);
        await PortalProcess.Until(() => Has(database, view, l => l.Progress > 0), "The check does not begin.");
        var (client, _) = await web.SignIn(SafeServer.Analyst);
        using var browser = client;
        await safe.Server.Kill();
        try
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await web.Health());
            using var page = await client.GetAsync(new Uri($"/returns/{view.Id}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.InternalServerError, page.StatusCode);
            Assert.Contains("there is a problem with the service", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        finally
        {
            await safe.Server.Start();
        }

        await PortalProcess.Until(async () => await Record.ExceptionAsync(() => Latest(database, view)) is null, "The database does not come back.");
        await DoneOnce(database, view);
        await web.Ready();
        Assert.True(web.IsRunning);
        Assert.Contains("Loaded and validated", await client.GetStringAsync(new Uri($"/returns/{view.Id}", UriKind.Relative)), StringComparison.Ordinal);
        await PortalProcess.Until(async () => await IsQueueEmpty(database), "The queue does not empty.");
    }

    [Fact]
    public async Task TheDiskIsFullInTheMiddleOfACheckOnPostgres()
    {
        await using var disk = await SmallDisk.Mount(megabytes: 64, owner: "postgres");
        await safe.Server.Execute($"CREATE TABLESPACE small LOCATION '{disk.Folder}'");
        var name = NewName();
        await safe.Server.Execute($"CREATE DATABASE {name} TEMPLATE {SafeServer.Seeded} TABLESPACE small");
        var address = safe.Server.Address(name);
        await using (var database = Database.Of(address, Vault.Of(TestStore.Keys)))
        {
            await FullInTheMiddle(disk, database, address);
        }

        await safe.Server.Execute($"DROP DATABASE {name} WITH (FORCE)");
        await safe.Server.Execute("DROP TABLESPACE small");
    }

    [Fact]
    public async Task TheDiskIsFullInTheMiddleOfACheckOnSqlite()
    {
        await using var disk = await SmallDisk.Mount(megabytes: 64, owner: null);
        await SafeServer.Seed(disk.Folder);
        await using var database = Database.Of(disk.Folder, Vault.Of(TestStore.Keys));
        await FullInTheMiddle(disk, database, disk.Folder);
    }

    private async Task FullInTheMiddle(SmallDisk disk, Database database, string address)
    {
        await using var portal = await PortalProcess.Start(address, "--demonstration");
        var view = await Upload(portal, database);
        await PortalProcess.Until(() => Has(database, view, l => l.State == LoadState.Done), "The first load is not done.");
        var first = (await Latest(database, view))!;

        // Enough for the file, not for what is found in it.
        var (client, token) = await portal.SignIn(SafeServer.Analyst);
        using var browser = client;
        disk.Leave(kilobytes: (int)(first.Bytes >> 10) + 2000);
        using (var sent = await Send(client, token, view))
        {
            Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        }

        disk.Leave(kilobytes: 0);
        // Longer than a fault of ours would be tried again.
        await Task.Delay(TimeSpan.FromSeconds(7));
        var waiting = (await Latest(database, view))!;
        Assert.True(waiting.IsWaiting, $"The load is {waiting.State}: {portal.Output}");
        Assert.Equal(first.Id, (await Read(database, c => Returns.Find(c, view.Id, null)))!.Load!.Id);

        // No more files are taken in, and nothing of what was there is harmed.
        using (var refused = await Send(client, token, view))
        {
            Assert.Equal(HttpStatusCode.InternalServerError, refused.StatusCode);
        }

        Assert.True(portal.IsRunning);
        disk.Empty();
        await DoneOnce(database, view, waiting.Id);
    }

    /// <summary>Waits until the load is checked, and compares what is there with a check that nothing disturbed.</summary>
    private async Task DoneOnce(Database database, ReturnView view, string? id = null)
    {
        id ??= (await Latest(database, view))!.Id;
        await PortalProcess.Until(() => Has(database, view, l => l.State == LoadState.Done, id), "The load is stuck.");
        Assert.Equal(safe.Expected, await SafeServer.Found(database, id));
        var now = (await Read(database, c => Returns.Find(c, view.Id, null)))!;
        Assert.Equal((id, ReturnStatus.LoadedAndValidated), (now.Load?.Id, now.Status));
        var done = await Read(database, async c => await c.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM load WHERE return_id = @Id AND state = 'done'", view));
        Assert.Equal(done, await Read(database, c => c.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM audit WHERE action = 'return loaded' AND subject = @subject", new { subject = $"return {view.Id}" })));
        Assert.Equal(done, await Read(database, c => c.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM mail WHERE template = 'return Loaded'")));
        Assert.Null(await AuditLog.FindBreak(database));
    }

    private static async Task QueueIsEmpty(Database database) => await PortalProcess.Until(() => IsQueueEmpty(database), "Something stays in the queue.");

    private static async Task<bool> IsQueueEmpty(Database database) =>
        await Read(database, c => c.ExecuteScalarAsync<long>("SELECT (SELECT COUNT(*) FROM qrtz_triggers WHERE trigger_group = 'loads') + (SELECT COUNT(*) FROM qrtz_fired_triggers WHERE trigger_group = 'loads')")) == 0;

    private async Task<ReturnView> Upload(PortalProcess web, Database database)
    {
        var (client, token) = await web.SignIn(SafeServer.Analyst);
        using var browser = client;
        var view = await Read(database, async c =>
        {
            var authority = (await Organisations.MembershipsOf(c, (await Organisations.FindPerson(c, SafeServer.Analyst))!.Id)).Single().Organisation;
            return (await Returns.Of(c, authority.Id)).Single(r => r.Year.Code == "cin" && r.Year.Ending == 2026);
        });
        using var sent = await Send(client, token, view);
        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        return view;
    }

    private Task<HttpResponseMessage> Send(HttpClient client, string token, ReturnView view) =>
        RunningPortal.Send(client, $"/returns/{view.Id}/load", token, [("overwrite", "true")], [("return.xml", safe.File)]);

    /// <summary>Makes whoever stores the 500th child wait until <see cref="Release"/>, so that there is a middle to hit.</summary>
    private static async Task<DbConnection> Hold(Database database)
    {
        await database.Write((c, t) => c.ExecuteAsync(
            """
            CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_advisory_xact_lock_shared(4711); RETURN NEW; END $$;
            CREATE TRIGGER wait AFTER INSERT ON child FOR EACH ROW WHEN (NEW.number = 500) EXECUTE FUNCTION wait()
            """, transaction: t));
        var connection = await database.Open();
        await connection.ExecuteAsync("SELECT pg_advisory_lock(4711)");
        return connection;
    }

    private static Task<int> Release(DbConnection hold) => hold.ExecuteAsync("SELECT pg_advisory_unlock(4711)");

    private static async Task<LoadRow?> Latest(Database database, ReturnView view) => await Read(database, c => Loads.Of(c, view.Id)) is [var latest, ..] ? latest : null;

    private static async Task<bool> Has(Database database, ReturnView view, Func<LoadRow, bool> what, string? id = null) =>
        (await Read(database, c => Loads.Of(c, view.Id))).FirstOrDefault(l => id is null || l.Id == id) is { } load
            && (load.State is LoadState.Refused or LoadState.Failed ? throw new InvalidOperationException($"The load is {load.State}: {load.Problem}") : what(load));

    private static async Task<T> Read<T>(Database database, Func<DbConnection, Task<T>> read)
    {
        await using var connection = await database.Open();
        return await read(connection);
    }

    private static string NewName() => $"r{Interlocked.Increment(ref _count)}";

    /// <summary>A file system in memory of a few megabytes, which only root can make.</summary>
    private sealed class SmallDisk : IAsyncDisposable
    {
        private readonly string _filler;

        private SmallDisk(string mount)
        {
            Mounted = mount;
            Folder = Path.Combine(mount, "data");
            _filler = Path.Combine(mount, "filler");
        }

        public string Folder { get; }

        private string Mounted { get; }

        public static async Task<SmallDisk> Mount(int megabytes, string? owner)
        {
            var folder = TestDatabases.NewFolder();
            Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && await Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=755", "tmpfs", folder) == 0, "Only root can make a small disk.");
            var disk = new SmallDisk(folder);
            Directory.CreateDirectory(disk.Folder);
            if (owner is not null && OperatingSystem.IsLinux())
            {
#pragma warning disable CA1416 // the test is run on Linux alone
                File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);
#pragma warning restore CA1416
                Assert.Equal(0, await Run("chown", owner, disk.Folder));
            }

            return disk;
        }

        /// <summary>Fills the disk but for so much.</summary>
        public void Leave(int kilobytes)
        {
            using var file = new FileStream(_filler, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 0);
            file.Seek(0, SeekOrigin.End);
            var block = new byte[4 << 10];
            try
            {
                while (new DriveInfo(Mounted).AvailableFreeSpace > (long)kilobytes << 10)
                {
                    file.Write(block);
                }
            }
            catch (IOException)
            {
                // Somebody else took the last of it.
            }
        }

        public void Empty() => File.Delete(_filler);

        public async ValueTask DisposeAsync() => await Run("umount", "-l", Mounted);

        private static async Task<int> Run(string program, params string[] arguments)
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments))!;
            await process.WaitForExitAsync();
            return process.ExitCode;
        }
    }
}
