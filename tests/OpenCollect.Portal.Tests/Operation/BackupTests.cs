using System.Diagnostics;
using System.Net;
using Dapper;
using OpenCollect.Portal.Tests.Access;
using OpenCollect.Portal.Tests.Reliability;

namespace OpenCollect.Portal.Tests.Operation;

/// <summary>Backing up and restoring as docs/operate.md says, with the programs that it names, while the portal runs.</summary>
public sealed class BackupTests(SafeServer safe, TestDatabases databases) : IClassFixture<SafeServer>
{
    private static readonly string NewKey = $"k2 {Convert.ToBase64String(Enumerable.Range(40, 32).Select(i => (byte)i).ToArray())}";

    [Theory, InlineData(false), InlineData(true)]
    public async Task ABackupMadeWhileThePortalRuns(bool isPostgres)
    {
        var address = isPostgres ? await safe.Server.Create("kept") : await databases.Empty(isPostgres: false);
        await PortalInUse.Fill(address);
        var folder = TestDatabases.NewFolder();
        var file = Path.Combine(folder, "backup");
        IReadOnlyList<string> before;
        AuditEntry last;
        await using (var portal = await PortalProcess.Start(address, "--demonstration"))
        {
            before = await Contents(address, TestStore.Keys);

            // Somebody loads again and again while it is made.
            using var enough = new CancellationTokenSource();
            var loading = KeepLoading(portal, address, enough.Token);
            await (isPostgres ? Run("pg_dump", "--format=custom", $"--file={file}", address) : Run("sqlite3", Path.Combine(address, Database.FileName), $"VACUUM INTO '{file}'"));
            await enough.CancelAsync();
            Assert.True(await loading > 0, "Nothing was loaded meanwhile.");
        }

        string restored;
        if (isPostgres)
        {
            restored = await safe.Server.Create("restored");
            await Run("pg_restore", "--no-owner", $"--dbname={restored}", file);
        }
        else
        {
            restored = TestDatabases.NewFolder();
            File.Copy(file, Path.Combine(restored, Database.FileName));
        }

        // The backup is of one moment: what was there before it is there, and whatever was being loaded is there whole or waits.
        Assert.Empty(before.Except(await Contents(restored, TestStore.Keys), StringComparer.Ordinal));
        (int Status, string Said) verified = await Verify(restored, TestStore.Keys);
        Assert.Equal(0, verified.Status);
        await using (var database = Database.Of(restored, Vault.Of(TestStore.Keys)))
        {
            last = (await AuditLog.Check(database)).Last!;
            Assert.Contains($"last entry: {last.Number}", verified.Said, StringComparison.Ordinal);
        }

        await PortalInUse.IsServed(restored);

        // The keys are rotated: the new one stands in front, and the oldest stays at the end.
        var keys = $"{NewKey}\n{TestStore.Keys}";
        await using (var said = new StringWriter())
        {
            var (words, options) = Maintenance.Of(["keys", "rewrap", "--database", restored])!.Value;
            Assert.Equal(0, await Maintenance.Run(words, PortalOptions.Of(options, name => name == "OPENCOLLECT_KEYS" ? keys : null), said));
            Assert.DoesNotContain(" 0 data keys", $" {said}", StringComparison.Ordinal);
        }

        var rotated = await Contents(restored, keys);
        Assert.Empty(before.Where(l => l.StartsWith("    child", StringComparison.Ordinal)).Except(rotated, StringComparer.Ordinal));
        Assert.Equal(0, (await Verify(restored, keys)).Status);
        await PortalInUse.IsServed(restored, keys);
        Assert.Equal(1, (await Verify(restored, NewKey)).Status);
        await Assert.ThrowsAnyAsync<Exception>(() => Contents(restored, TestStore.Keys));
        await using var refused = PortalProcess.Begin(restored, new Dictionary<string, string>(StringComparer.Ordinal) { ["OPENCOLLECT_KEYS"] = TestStore.Keys }, "--demonstration");
        await PortalProcess.Until(() => Task.FromResult(!refused.IsRunning), "The portal starts with keys that are not those of the database.");
        Assert.Contains("master keys given do not open", refused.Output, StringComparison.Ordinal);
    }

    /// <summary>Loads the census again until told to stop; gives how often.</summary>
    private async Task<int> KeepLoading(PortalProcess portal, string address, CancellationToken enough)
    {
        var (browser, token) = await portal.SignIn(SafeServer.Analyst);
        using (browser)
        {
            await using var database = Database.Of(address);
            var view = await Ours(database);
            var loads = 0;
            do
            {
                using var sent = await RunningPortal.Send(browser, $"/returns/{view.Id}/load", token, [("overwrite", "true")], [("return.xml", safe.File)]);
                Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
                loads++;
            }
            while (!enough.IsCancellationRequested);

            return loads;
        }
    }

    private static async Task<ReturnView> Ours(Database database)
    {
        await using var connection = await database.Open();
        var id = await connection.ExecuteScalarAsync<string>(
            "SELECT r.id FROM return_ r JOIN collection_year y ON y.id = r.collection_year_id JOIN organisation o ON o.id = r.organisation_id WHERE y.collection = 'cla' AND y.ending = 2025 AND o.code = @code",
            new { code = RunningPortal.Ours });
        return (await Returns.Find(connection, id!, null))!;
    }

    private static async Task<IReadOnlyList<string>> Contents(string address, string keys)
    {
        var vault = Vault.Of(keys);
        await using var database = Database.Of(address, vault);
        return await PortalInUse.Read(database, vault);
    }

    private static async Task<(int Status, string Said)> Verify(string address, string keys)
    {
        await using var output = new StringWriter();
        var status = await AuditCommand.Run(["verify", "--database", address], name => name == "OPENCOLLECT_KEYS" ? keys : null, output, TextWriter.Null);
        return (status, output.ToString());
    }

    private static async Task Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        var says = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program}: {says}");
    }
}
