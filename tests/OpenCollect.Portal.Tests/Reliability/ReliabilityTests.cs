using System.Diagnostics;
using System.Net;
using Dapper;
using OpenCollect.Portal.Tests.Access;

namespace OpenCollect.Portal.Tests.Reliability;

/// <summary>A PostgreSQL that keeps what it was told, and one seeded database in it to copy.</summary>
public sealed class SafeServer : IAsyncLifetime
{
    public const string Analyst = "demonstration-analyst";
    public const string Seeded = "seeded";

    public PostgresServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await PostgresServer.Start(isSafe: true);
        await Seed(await Server.Create(Seeded));
    }

    /// <summary>People, open years, and someone who can sign in for an authority.</summary>
    internal static async Task Seed(string address)
    {
        await TestStore.Seed(address);
        await using var database = Database.Of(address);
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
public sealed class ReliabilityTests(SafeServer safe, TestDatabases databases) : IClassFixture<SafeServer>
{
    private const int Children = 3000;
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
        await using var database = Database.Of(address);
        await using var web = await PortalProcess.Start(address, "--web-only", "--demonstration");
        await using var first = await PortalProcess.Start(address, "--worker-only");
        await Slowly(database);
        var view = await Upload(web, database);
        await PortalProcess.Until(() => Has(database, view, l => l.Progress > 0), "The check does not begin.");
        await using var second = await PortalProcess.Start(address, "--worker-only");
        Assert.True(await Has(database, view, l => l.State == LoadState.Running), "The check was too fast for this test.");
        await first.Kill();
        await AtSpeed(database);
        await DoneOnce(database, view);
        await QueueIsEmpty(database);
    }

    [Fact]
    public async Task TheDatabaseIsKilledInTheMiddleOfACheck()
    {
        var address = await safe.Server.Create(NewName(), SafeServer.Seeded);
        await using var database = Database.Of(address);
        await using var web = await PortalProcess.Start(address, "--web-only", "--demonstration");
        await using var worker = await PortalProcess.Start(address, "--worker-only");
        await Slowly(database);
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

        await PortalProcess.Until(async () => await Record.ExceptionAsync(() => AtSpeed(database)) is null, "The database does not come back.");
        await DoneOnce(database, view);
        await web.Ready();
        Assert.True(worker.IsRunning && web.IsRunning);
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
        await using (var database = Database.Of(address))
        {
            await FullInTheMiddle(disk, database, address, [["--web-only", "--demonstration"], ["--worker-only"]]);
        }

        await safe.Server.Execute($"DROP DATABASE {name} WITH (FORCE)");
        await safe.Server.Execute("DROP TABLESPACE small");
    }

    [Fact]
    public async Task TheDiskIsFullInTheMiddleOfACheckOnSqlite()
    {
        await using var disk = await SmallDisk.Mount(megabytes: 64, owner: null);
        await SafeServer.Seed(disk.Folder);
        await using var database = Database.Of(disk.Folder);
        await FullInTheMiddle(disk, database, disk.Folder, [["--demonstration"]]);
    }

    private async Task FullInTheMiddle(SmallDisk disk, Database database, string address, string[][] processes)
    {
        var all = new List<PortalProcess>();
        foreach (var arguments in processes)
        {
            all.Add(await PortalProcess.Start(address, arguments));
        }

        var view = await Upload(all[0], database);
        var before = (await Latest(database, view))!;
        await PortalProcess.Until(() => Has(database, view, l => l.State == LoadState.Done), "The first load is not done.");
        var first = await Read(database, c => Returns.Find(c, view.Id, null));

        // Enough for the file, not for what is found in it.
        var (client, token) = await all[0].SignIn(SafeServer.Analyst);
        using var browser = client;
        disk.Leave(kilobytes: (int)(before.Bytes >> 10) + 2500);
        using (var sent = await Send(client, token, view, Children))
        {
            Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        }

        disk.Leave(kilobytes: 0);
        await Task.Delay(TimeSpan.FromSeconds(4));
        var waiting = (await Latest(database, view))!;
        Assert.True(waiting.IsWaiting, $"The load is {waiting.State}.");
        Assert.Equal(first!.Load!.Id, (await Read(database, c => Returns.Find(c, view.Id, null)))!.Load!.Id);

        // No more files are taken in, and nothing of what was there is harmed.
        using (var refused = await Send(client, token, view, Children))
        {
            Assert.Equal(HttpStatusCode.InternalServerError, refused.StatusCode);
        }

        Assert.All(all, p => Assert.True(p.IsRunning));
        disk.Empty();
        await PortalProcess.Until(() => Has(database, view, l => l.State == LoadState.Done, waiting.Id), "The load is stuck.");
        await DoneOnce(database, view, waiting.Id);
        foreach (var process in all)
        {
            await process.DisposeAsync();
        }
    }

    /// <summary>Waits until the load is checked, and compares what is there with a check that nothing disturbed.</summary>
    private async Task DoneOnce(Database database, ReturnView view, string? id = null)
    {
        id ??= (await Latest(database, view))!.Id;
        await PortalProcess.Until(() => Has(database, view, l => l.State == LoadState.Done, id), "The load is stuck.");
        await using var undisturbed = new SqliteStore(databases);
        await undisturbed.InitializeAsync();
        var other = await undisturbed.Read(async c => (await Returns.In(c, (await CollectionYears.All(c)).Single(y => y.Code == "cin" && y.Ending == 2026).Id)).Single(r => r.Authority.Code == view.Authority.Code));
        var expected = await undisturbed.Load(other, ("return.xml", TestStore.Cin(view, TestStore.Faulty(view, Children))));
        var load = (await Read(database, c => Loads.Find(c, id)))!;
        Assert.Equal(
            (expected.Children, expected.Errors, expected.Queries, expected.RulesApplied, expected.Sha256), (load.Children, load.Errors, load.Queries, load.RulesApplied, load.Sha256));
        foreach (var counts in (string[])[
            "SELECT CAST(COUNT(*) AS TEXT) || ' ' || CAST(COUNT(DISTINCT number) AS TEXT) || ' ' || CAST(MAX(number) AS TEXT) FROM child WHERE load_id = @id",
            "SELECT rule || ' ' || CAST(COUNT(*) AS TEXT) || ' ' || CAST(COUNT(DISTINCT child) AS TEXT) FROM finding WHERE load_id = @id GROUP BY rule",
            "SELECT rule || ' ' || CAST(open AS TEXT) || ' ' || CAST(children AS TEXT) FROM rule_count WHERE load_id = @id",
            "SELECT label || ' ' || CAST(figure AS TEXT) FROM headline WHERE load_id = @id"])
        {
            Assert.Equal(
                (await undisturbed.Read(c => c.QueryAsync<string>(counts, new { id = expected.Id }))).Order(StringComparer.Ordinal),
                (await Read(database, c => c.QueryAsync<string>(counts, new { id }))).Order(StringComparer.Ordinal));
        }

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

    private static async Task<ReturnView> Upload(PortalProcess web, Database database)
    {
        var (client, token) = await web.SignIn(SafeServer.Analyst);
        using var browser = client;
        var view = await Read(database, async c =>
        {
            var authority = (await Organisations.MembershipsOf(c, (await Organisations.FindPerson(c, SafeServer.Analyst))!.Id)).Single().Organisation;
            return (await Returns.Of(c, authority.Id)).Single(r => r.Year.Code == "cin" && r.Year.Ending == 2026);
        });
        using var sent = await Send(client, token, view, Children);
        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        return view;
    }

    private static Task<HttpResponseMessage> Send(HttpClient client, string token, ReturnView view, int children) => RunningPortal.Send(
        client, $"/returns/{view.Id}/load", token, [("overwrite", "true")], [("return.xml", TestStore.Cin(view, TestStore.Faulty(view, children)))]);

    /// <summary>Makes the storing of children slow, so that there is a middle to hit.</summary>
    private static Task Slowly(Database database) => database.Write((c, t) => c.ExecuteAsync(
        """
        CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(1); RETURN NEW; END $$;
        CREATE TRIGGER slowly AFTER INSERT ON child FOR EACH ROW WHEN (NEW.number % 250 = 0) EXECUTE FUNCTION slowly()
        """, transaction: t));

    private static Task AtSpeed(Database database) => database.Write((c, t) => c.ExecuteAsync("DROP TRIGGER slowly ON child", transaction: t));

    private static async Task<LoadRow?> Latest(Database database, ReturnView view) => (await Read(database, c => Loads.Of(c, view.Id))).FirstOrDefault();

    private static async Task<bool> Has(Database database, ReturnView view, Func<LoadRow, bool> what, string? id = null) =>
        (await Read(database, c => Loads.Of(c, view.Id))).FirstOrDefault(l => id is null || l.Id == id) is { } load
            && (load.State is LoadState.Refused or LoadState.Failed ? throw new InvalidOperationException($"The load is {load.State}: {load.Problem}") : what(load));

    private static async Task<T> Read<T>(Database database, Func<System.Data.Common.DbConnection, Task<T>> read)
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
            if (owner is not null)
            {
                File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);
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
