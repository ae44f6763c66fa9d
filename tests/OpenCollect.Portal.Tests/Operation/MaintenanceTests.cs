using Dapper;

namespace OpenCollect.Portal.Tests.Operation;

/// <summary>What an operator does from the command line.</summary>
public sealed class MaintenanceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("opencollect-maintenance-").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task AnAuditThatIsWholeAndOneThatWasChanged()
    {
        await Run("dummies", "add", "997", "Made-up Authority");
        await Run("dummies", "add", "998", "Another made-up Authority");
        var (status, said) = await Verify();
        Assert.Equal(0, status);
        Assert.StartsWith("The chain is whole: 2 entries", said, StringComparison.Ordinal);

        await using var database = Database.Of(_folder);
        await using var connection = await database.Open();
        await connection.ExecuteAsync("UPDATE audit SET action = 'something else' WHERE number = 2");
        (status, said) = await Verify();
        Assert.Equal(1, status);
        Assert.Contains("entry 2:", said, StringComparison.Ordinal);

        async Task<(int, string)> Verify()
        {
            await using var output = new StringWriter();
            return (await AuditCommand.Run(["verify", "--data", _folder], _ => null, output, TextWriter.Null), output.ToString());
        }
    }

    [Fact]
    public async Task TheLastEntryIsNotedAndMissedTheNextTime()
    {
        var file = Path.Combine(_folder, "mark");
        await Run("dummies", "add", "997", "Made-up Authority");
        await Run("dummies", "add", "998", "Another made-up Authority");
        Assert.Equal(0, await Verify());
        Assert.StartsWith("2 ", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        await Run("dummies", "add", "999", "A third made-up Authority");
        Assert.Equal(0, await Verify());

        await using var database = Database.Of(_folder);
        await using var connection = await database.Open();
        await connection.ExecuteAsync("DELETE FROM audit WHERE number = 3");
        var noted = await File.ReadAllTextAsync(file);
        Assert.Equal(1, await Verify());
        Assert.Equal(noted, await File.ReadAllTextAsync(file));
        await File.WriteAllTextAsync(file, "something else");
        Assert.Equal(2, await Verify());

        Task<int> Verify() => AuditCommand.Run(["verify", "--mark", file, "--data", _folder], _ => null, TextWriter.Null, TextWriter.Null);
    }

    [Fact]
    public async Task AnAuditWhoseKeysOrTablesAreNotAtHand()
    {
        await Run("dummies", "add", "997", "Made-up Authority");
        await using var says = new StringWriter();
        var other = Path.Combine(_folder, "elsewhere");
        Assert.Equal(2, await AuditCommand.Run(["verify", "--database", _folder, "--data", other], _ => null, TextWriter.Null, says));
        Assert.Contains("no master keys", says.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(other));

        await using var database = Database.Of(_folder);
        await using var connection = await database.Open();
        await connection.ExecuteAsync("DELETE FROM schema_version WHERE number = 6");
        Assert.Equal(2, await AuditCommand.Run(["verify", "--data", _folder], _ => null, TextWriter.Null, says));
        Assert.Contains("older release", says.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AfterRewrappingTheOldMasterKeyIsNotNeededForData()
    {
        var (old, now) = (NewKey("k1"), NewKey("k2"));
        await using var database = Database.Of(_folder);
        await database.Migrate();
        var id = await database.Write(async (connection, transaction) => (await Vault.Of(old).Create(connection, transaction)).Id);
        var sealedText = await Use(Vault.Of(old), id, key => key.Seal("made-up text", "test"));

        Assert.Equal((0, "1 data keys were wrapped with the master key in use."), await Run(["keys", "rewrap"], $"{now},{old}"));
        Assert.Equal((0, "0 data keys were wrapped with the master key in use."), await Run(["keys", "rewrap"], $"{now},{old}"));
        Assert.Equal("made-up text", await Use(Vault.Of(now), id, key => key.UnsealText(sealedText, "test")));
        await Assert.ThrowsAsync<System.Security.Cryptography.CryptographicException>(() => Use(Vault.Of(old), id, key => key.Id));

        async Task<T> Use<T>(Vault vault, string key, Func<DataKey, T> use)
        {
            await using var connection = await database.Open();
            return use(await vault.Open(connection, key));
        }
    }

    [Fact]
    public void ATokenOutlivesARotationOfKeys()
    {
        var (old, now) = (NewKey("k1"), NewKey("k2"));
        var signature = Vault.Of(old).Sign("test", [1, 2, 3]);

        Assert.True(Vault.Of($"{now},{old}").IsSigned("test", [1, 2, 3], signature));
        Assert.False(Vault.Of($"{now},{old}").IsSigned("test", [1, 2, 4], signature));
        Assert.False(Vault.Of($"{now},{old}").IsSigned("other", [1, 2, 3], signature));
        Assert.False(Vault.Of(now).IsSigned("test", [1, 2, 3], signature));
    }

    [Theory]
    [InlineData("815", "dummy authority has three digits")]
    [InlineData("9980", "dummy authority has three digits")]
    public async Task ADummyWithTheCodeOfARealAuthority(string code, string says) =>
        Assert.Contains(says, (await Assert.ThrowsAsync<FormatException>(() => Run("dummies", "add", code, "Made-up"))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task ACommandThatIsNone()
    {
        Assert.Null(Maintenance.Of(["--data", "x"]));
        Assert.Null(Maintenance.Of([]));
        await Assert.ThrowsAsync<FormatException>(() => Run("keys", "forget"));
    }

    /// <summary>The starters on all systems know what is for the portal's program.</summary>
    [Fact]
    public async Task TheStartersKnowEveryCommand()
    {
        var (shell, windows) = (await Starter("opencollect"), await Starter("opencollect.cmd"));
        foreach (var command in (string[])["serve", "audit", .. Maintenance.Commands])
        {
            Assert.Matches($@"case .*[ |]{command}[ |)].* portal=1 ;;", shell);
            Assert.Contains($"if \"%~1\"==\"{command}\" goto portal", windows, StringComparison.Ordinal);
        }

        static Task<string> Starter(string name) => File.ReadAllTextAsync(Path.Combine(OpenCollect.Tests.Repository.Root, name));
    }

    [Theory]
    [InlineData("10.0.0.0/8", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("proxy.example.invalid", false)]
    public void Proxies(string text, bool isRight)
    {
        string? Environment(string name) => name == "OPENCOLLECT_PROXIES" ? text : null;
        if (isRight)
        {
            Assert.Single(PortalOptions.Of([], Environment).Proxies);
        }
        else
        {
            Assert.Throws<FormatException>(() => PortalOptions.Of([], Environment));
        }
    }

    private static string NewKey(string name) => $"{name} {Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32))}";

    private Task<(int Status, string Said)> Run(params string[] words) => Run(words, null);

    private async Task<(int Status, string Said)> Run(IReadOnlyList<string> words, string? keys)
    {
        var (command, options) = Maintenance.Of([.. words, "--data", _folder])!.Value;
        await using var said = new StringWriter();
        return (await Maintenance.Run(command, PortalOptions.Of(options, name => name == "OPENCOLLECT_KEYS" ? keys : null), said), said.ToString().TrimEnd());
    }
}
