using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace OpenCollect.Portal.Tests.Store;

public abstract class VaultTests(TestStore store)
{
    private const string Second = "k2 ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=";

    [Fact]
    public async Task WhatIsSealedOpensAgain()
    {
        var key = await Create(store.Vault);
        var again = await Open(store.Vault, key.Id);
        Assert.Equal("A made-up text ✓", again.UnsealText(key.Seal("A made-up text ✓", "note 1"), "note 1"));
        Assert.Empty(again.Unseal(key.Seal([], "nothing"), "nothing"));
    }

    [Fact]
    public async Task TheSameTextIsNeverSealedAlike()
    {
        var key = await Create(store.Vault);
        Assert.NotEqual(key.Seal("same", "note 1"), key.Seal("same", "note 1"));
    }

    [Fact]
    public async Task ARowPutInThePlaceOfAnother()
    {
        var key = await Create(store.Vault);
        var other = await Create(store.Vault);
        Assert.ThrowsAny<CryptographicException>(() => key.Unseal(key.Seal("text", "child 1"), "child 2"));
        Assert.ThrowsAny<CryptographicException>(() => other.Unseal(key.Seal("text", "child 1"), "child 1"));
    }

    [Fact]
    public async Task AnyByteThatIsChanged()
    {
        var key = await Create(store.Vault);
        var whole = key.Seal("text", "child 1");
        for (var i = 0; i < whole.Length; i++)
        {
            var changed = (byte[])whole.Clone();
            changed[i] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => key.Unseal(changed, "child 1"));
        }
    }

    [Theory, InlineData(0), InlineData(5), InlineData(27)]
    public async Task ARowThatWasCutOff(int length)
    {
        var key = await Create(store.Vault);
        Assert.ThrowsAny<CryptographicException>(() => key.Unseal(key.Seal("text", "child 1").AsSpan(0, length), "child 1"));
    }

    [Fact]
    public async Task AfterRotationBothOpenAndNewKeysAreOfTheNewMaster()
    {
        var old = await Create(store.Vault);
        var text = old.Seal("before", "note 1");
        var rotated = Vault.Of($"{Second}\n{TestStore.Keys}");
        var made = await Create(rotated);
        Assert.Equal("before", (await Open(rotated, old.Id)).UnsealText(text, "note 1"));
        Assert.Equal("k2", await Master(made.Id));
        Assert.Equal(store.Vault.Hash("S000000001"), rotated.Hash("S000000001"));
    }

    [Fact]
    public async Task RewrapTakesEveryKeyToTheNewMasterAndTouchesNoData()
    {
        var old = await Create(store.Vault);
        var text = old.Seal("before", "note 1");
        var rotated = Vault.Of($"{Second},{TestStore.Keys}");
        try
        {
            Assert.True(await store.Database.Write((c, t) => rotated.Rewrap(c, t)) > 0);
            Assert.Equal(0, await store.Database.Write((c, t) => rotated.Rewrap(c, t)));
            Assert.Equal("k2", await Master(old.Id));
            Assert.Equal("before", (await Open(Vault.Of(Second), old.Id)).UnsealText(text, "note 1"));
            await Assert.ThrowsAnyAsync<CryptographicException>(() => Open(store.Vault, old.Id));
        }
        finally
        {
            await store.Database.Write((c, t) => Vault.Of($"{TestStore.Keys},{Second}").Rewrap(c, t));
        }
    }

    [Fact]
    public async Task ADataKeyThatWasChangedOrExchanged()
    {
        var (one, other) = (await Create(store.Vault), await Create(store.Vault));
        await store.Database.Write((c, t) => c.ExecuteAsync(
            "UPDATE data_key SET wrapped = (SELECT wrapped FROM data_key WHERE id = @other) WHERE id = @one", new { one = one.Id, other = other.Id }, t));
        await Assert.ThrowsAnyAsync<CryptographicException>(() => Open(store.Vault, one.Id));
        await store.Database.Write((c, t) => c.ExecuteAsync("DELETE FROM data_key WHERE id = @id", new { id = one.Id }, t));
    }

    [Fact]
    public async Task NeitherDatabaseNorBackupHoldsTheTextOrTheKey()
    {
        var view = await store.Take();
        await store.Load(view, TestStore.Open("S-SECRET-ID"));
        await ReturnLevelNotes.Write(store.Database, store.Vault, await store.Now(view), 0, "A secret note", store.People[TestStore.Analyst]);
        foreach (var table in await Tables())
        {
            foreach (var row in await store.Read(async c => (await c.QueryAsync($"SELECT * FROM {table}")).Cast<IDictionary<string, object?>>().ToList()))
            {
                foreach (var value in row.Values.Where(v => v is not null))
                {
                    var text = value is byte[] bytes ? Encoding.Latin1.GetString(bytes) : value!.ToString()!;
                    Assert.DoesNotContain("SECRET", text, StringComparison.OrdinalIgnoreCase);
                }
            }
        }
    }

    [Fact]
    public async Task KeysOfAnotherMachineAreNoticedAtTheStart()
    {
        await Create(store.Vault);
        Assert.True(await store.Read(store.Vault.Fits));
        Assert.True(await store.Read(Vault.Of($"{Second},{TestStore.Keys}").Fits));
        Assert.False(await store.Read(Vault.Of(Second).Fits));
        Assert.False(await store.Read(Vault.Of(Second.Replace("k2", "k1", StringComparison.Ordinal)).Fits));
    }

    [Fact]
    public void AMasterKeyOfAnotherLength() => Assert.Throws<ArgumentException>(() => Vault.Of("k1 AAECAw=="));

    [Fact]
    public async Task AFileOfKeysIsMadeOnceHoweverManyStartAtOnce()
    {
        var path = Path.Combine(TestDatabases.NewFolder(), "inside", "keys");
        var vaults = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => Vault.OfFile(path))));
        Assert.Single(vaults.Select(v => v.Hash("x")).Distinct());
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }

    private Task<DataKey> Create(Vault vault) => store.Database.Write((c, t) => vault.Create(c, t));

    private Task<DataKey> Open(Vault vault, string id) => store.Read(c => vault.Open(c, id));

    private Task<string?> Master(string id) => store.Read(c => c.ExecuteScalarAsync<string>("SELECT master_key FROM data_key WHERE id = @id", new { id }));

    private Task<List<string>> Tables() => store.Read(async c => (await c.QueryAsync<string>(
        store.IsPostgres ? "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'" : "SELECT name FROM sqlite_master WHERE type = 'table'")).ToList());
}

public sealed class VaultOnSqliteTests(SqliteStore store) : VaultTests(store), IClassFixture<SqliteStore>;

public sealed class VaultOnPostgresTests(PostgresStore store) : VaultTests(store), IClassFixture<PostgresStore>;
