using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using OpenCollect.Portal.Tests.Reliability;
using OpenCollect.Tests;

namespace OpenCollect.Portal.Tests.Operation;

/// <summary>
/// Each release leaves a copy of its database, filled with a little of everything, in <c>Releases/NNNN</c>, where NNNN is its last
/// migration; <c>contents.txt</c> beside it says what is in it. This release must bring each of them up to date with nothing lost.
/// </summary>
public sealed class ReleaseTests(TestDatabases databases)
{
    private const string Hashes = "migrations.txt";
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "OpenCollect.Portal.Tests", "Releases");

    public static TheoryData<string, bool> Released =>
        new(Directory.GetDirectories(Folder).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal).SelectMany(r => ((string, bool)[])[(r, false), (r, true)]));

    [Theory, MemberData(nameof(Released))]
    public async Task AReleasedDatabaseIsBroughtUpToDate(string release, bool isPostgres)
    {
        var address = await databases.Empty(isPostgres);
        var vault = Vault.Of(TestStore.Keys);
        await using var database = Database.Of(address, vault);
        Dictionary<string, List<string>> before;
        await using (var connection = await database.Open())
        {
            await connection.ExecuteAsync(await File.ReadAllTextAsync(Path.Combine(Folder, release, NameOf(isPostgres))));
            await connection.ExecuteAsync(isPostgres ? "SET search_path TO public" : "PRAGMA foreign_keys = ON");
            Assert.Equal(int.Parse(release), await connection.ExecuteScalarAsync<int>("SELECT MAX(number) FROM schema_version"));
            before = await Rows(connection, await Columns(connection, isPostgres));
        }

        Assert.NotEmpty(before["finding"]);
        await database.Migrate();
        await using (var connection = await database.Open())
        {
            var now = await Rows(connection, before.Keys.ToDictionary(t => t, t => before[t][0]));
            foreach (var (table, rows) in before)
            {
                // What was there is there, value by value; a migration may add.
                Assert.Empty(rows.Except(now[table], StringComparer.Ordinal));
            }

            // A brought-up database has what a new one has.
            await using var made = Database.Of(await databases.Empty(isPostgres), vault);
            await made.Migrate();
            await using var other = await made.Open();
            var ours = await Columns(connection, isPostgres);
            Assert.Equal(await Columns(other, isPostgres), ours.Where(t => !t.Key.StartsWith("qrtz_", StringComparison.Ordinal)));
            Assert.Equal(await Indexes(other, isPostgres), (await Indexes(connection, isPostgres)).Where(i => !i.StartsWith("qrtz_", StringComparison.Ordinal) && !i.StartsWith("idx_qrtz_", StringComparison.Ordinal)));
        }

        Assert.Equal(await File.ReadAllLinesAsync(Path.Combine(Folder, release, "contents.txt")), await PortalInUse.Read(database, vault));
        Assert.True((await AuditLog.Check(database)).IsWhole);
        await PortalInUse.IsServed(address);
    }

    /// <summary>A migration that a release had is in databases already, and would never be run again where it were changed.</summary>
    [Fact]
    public async Task ReleasedMigrationsDoNotChange()
    {
        var released = (await File.ReadAllLinesAsync(Path.Combine(Folder, Hashes))).Select(l => l.Split(' ')).ToDictionary(l => l[0], l => l[1], StringComparer.Ordinal);
        var all = Migrations.All();
        Assert.NotEmpty(released);
        Assert.Equal(released, all.Where(m => released.ContainsKey(m.Name)).ToDictionary(m => m.Name, m => HashOf(m.Sql), StringComparer.Ordinal));
        var last = all.Where(m => released.ContainsKey(m.Name)).Max(m => m.Number);
        Assert.All(all.Where(m => !released.ContainsKey(m.Name)), m => Assert.True(m.Number > last, $"{m.Name} comes before a released migration."));
        Assert.Equal(last, int.Parse(Directory.GetDirectories(Folder).Select(Path.GetFileName).Max(StringComparer.Ordinal)!));
    }

    /// <summary>Part of making a release, see docs/operate.md: writes the database of this state of the program into <c>Releases</c>.</summary>
    [Fact(Explicit = true)]
    public async Task Freeze()
    {
        var all = Migrations.All();
        var release = Directory.CreateDirectory(Path.Combine(Folder, $"{all[^1].Number:0000}")).FullName;
        await using var server = await PostgresServer.Start(isSafe: false);
        var vault = Vault.Of(TestStore.Keys);
        foreach (var address in (string[])[TestDatabases.NewFolder(), await server.Create("frozen")])
        {
            await PortalInUse.Fill(address);
            await using (await PortalProcess.Start(address, "--demonstration"))
            {
                // It makes the tables of the queue, and the keys of cookies.
            }

            await using var database = Database.Of(address, vault);
            await using (var connection = await database.Open())
            {
                // Of all the authorities without data a few are enough.
                await connection.ExecuteAsync(
                    "DELETE FROM return_ WHERE current_load_id IS NULL; DELETE FROM organisation WHERE code <> '201' AND id NOT IN (SELECT organisation_id FROM return_) AND id NOT IN (SELECT organisation_id FROM membership)");
            }

            await File.WriteAllLinesAsync(Path.Combine(release, "contents.txt"), await PortalInUse.Read(database, vault));
            var isPostgres = database.IsShared;
            var (program, arguments) = isPostgres
                ? ("pg_dump", (string[])["--dbname", address, "--inserts", "--rows-per-insert=50", "--no-owner", "--no-privileges", "--no-comments"])
                : ("sqlite3", [Path.Combine(address, Database.FileName), ".dump"]);
            var text = await Output(program, arguments);
            // Newer versions of pg_dump write for psql alone, and what only one version of the server knows.
            await File.WriteAllLinesAsync(Path.Combine(release, NameOf(isPostgres)), text.Split('\n').Where(l => l.Length > 0 && l[0] != '\\' && !l.StartsWith("--", StringComparison.Ordinal) && !l.StartsWith("SET ", StringComparison.Ordinal)));
        }

        await File.WriteAllLinesAsync(Path.Combine(Folder, Hashes), all.Select(m => $"{m.Name} {HashOf(m.Sql)}"));
    }

    private static string NameOf(bool isPostgres) => isPostgres ? "postgres.sql" : "sqlite.sql";

    private static string HashOf(string sql) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql.ReplaceLineEndings("\n"))));

    /// <summary>Each table with its columns and their types.</summary>
    private static async Task<SortedDictionary<string, string>> Columns(System.Data.Common.DbConnection connection, bool isPostgres) => new(
        (await connection.QueryAsync<(string Table, string Name, string Type)>(isPostgres
            ? "SELECT table_name, column_name, data_type || ' ' || is_nullable || ' ' || COALESCE(column_default, '') FROM information_schema.columns WHERE table_schema = 'public'"
            : "SELECT m.name, c.name, c.type || ' ' || c.\"notnull\" || ' ' || COALESCE(c.dflt_value, '') FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'"))
        .GroupBy(c => c.Table, StringComparer.Ordinal).ToDictionary(t => t.Key, t => string.Join(", ", t.Select(c => $"{c.Name} {c.Type}").Order(StringComparer.Ordinal)), StringComparer.Ordinal), StringComparer.Ordinal);

    private static async Task<IEnumerable<string>> Indexes(System.Data.Common.DbConnection connection, bool isPostgres) => (await connection.QueryAsync<string>(isPostgres
        ? "SELECT indexname || ': ' || indexdef FROM pg_indexes WHERE schemaname = 'public'" : "SELECT name || ': ' || COALESCE(sql, '') FROM sqlite_master WHERE type = 'index'")).Order(StringComparer.Ordinal);

    /// <summary>Each table's columns, and after them its rows in those columns, as text.</summary>
    private static async Task<Dictionary<string, List<string>>> Rows(System.Data.Common.DbConnection connection, IEnumerable<KeyValuePair<string, string>> tables)
    {
        var all = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (table, columns) in tables)
        {
            var names = string.Join(", ", columns.Split(", ").Select(c => c.Split(' ')[0]));
            all[table] = [columns];
            await using var reader = await connection.ExecuteReaderAsync($"SELECT {names} FROM {table}");
            while (await reader.ReadAsync())
            {
                all[table].Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is byte[] bytes ? Convert.ToHexStringLower(bytes) : $"{reader.GetValue(i)}")));
            }
        }

        return all;
    }

    private static async Task<string> Output(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return text;
    }
}
