using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace OpenCollect.Portal.Tests.Store;

public abstract class AuditTests(TestStore store)
{
    [Fact]
    public async Task ManyAtOnceMakeOneUnbrokenChain()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => Add($"at once {i}"))));
        Assert.Null(await AuditLog.FindBreak(store.Database));
    }

    [Fact]
    public async Task WhatManySeeAtOnceIsThereWhenEachGoesOn()
    {
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(async () =>
        {
            await AuditLog.Add(store.Database, "system", "an organisation", "seen at once", $"place {i}");
            Assert.Equal(1, await store.Count("audit", "action = 'seen at once' AND subject = @subject", new { subject = $"place {i}" }));
        })));
        Assert.Null(await AuditLog.FindBreak(store.Database));
    }

    [Fact]
    public async Task WhatCannotBeWrittenIsToldToEach()
    {
        await store.Database.Write((c, t) => c.ExecuteAsync("ALTER TABLE audit RENAME TO audit_away", transaction: t));
        var seen = Enumerable.Range(0, 20).Select(i => AuditLog.Add(store.Database, "system", null, "seen without", $"place {i}")).ToList();
        foreach (var one in seen)
        {
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => one);
        }

        await store.Database.Write((c, t) => c.ExecuteAsync("ALTER TABLE audit_away RENAME TO audit", transaction: t));
        await AuditLog.Add(store.Database, "system", null, "seen again", "place");
        Assert.Equal((0, 1), (await store.Count("audit", "action = 'seen without'"), await store.Count("audit", "action = 'seen again'")));
    }

    [Fact]
    public async Task AnEntryOfOneTransactionIsNotOfTheNext()
    {
        for (var i = 0; i < 3; i++)
        {
            await Add("one after the other");
            await store.Database.Write((c, t) => c.ExecuteAsync("UPDATE notice SET text = text", transaction: t));
        }

        Assert.Equal(3, await store.Count("audit", "action = 'one after the other'"));
    }

    [Fact]
    public async Task ATransactionOfSomebodyElseTakesNoEntry()
    {
        await using var connection = await store.Database.Open();
        await using var transaction = await connection.BeginTransactionAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => AuditLog.Add(store.Database, connection, transaction, "system", null, "lost", "test"));
    }

    [Theory]
    [InlineData("at", "2001-01-01T00:00:00.000Z"), InlineData("person", "somebody else"), InlineData("organisation", "another"), InlineData("organisation", null)]
    [InlineData("action", "other"), InlineData("subject", "other"), InlineData("detail", "other"), InlineData("hash", "00")]
    public async Task AnEntryThatWasChanged(string column, string? to)
    {
        var number = await Entries();
        var was = await store.Read(c => c.ExecuteScalarAsync<string>($"SELECT {column} FROM audit WHERE number = @number", new { number }));
        await Set(column, number, to);
        Assert.Equal(number, await AuditLog.FindBreak(store.Database));
        await Set(column, number, was);
        Assert.Null(await AuditLog.FindBreak(store.Database));
    }

    [Fact]
    public async Task AnEntryThatWasRemoved()
    {
        var number = await Entries();
        await store.Database.Write((c, t) => c.ExecuteAsync("CREATE TABLE kept AS SELECT * FROM audit WHERE number = @number; DELETE FROM audit WHERE number = @number", new { number }, t));
        Assert.Equal(number, await AuditLog.FindBreak(store.Database));
        await store.Database.Write((c, t) => c.ExecuteAsync("INSERT INTO audit SELECT * FROM kept; DROP TABLE kept", transaction: t));
        Assert.Null(await AuditLog.FindBreak(store.Database));
    }

    [Fact]
    public async Task AnEntryRemovedAndTheRestNumberedAnew()
    {
        var number = await Entries();
        await store.Database.Write((c, t) => c.ExecuteAsync(
            "CREATE TABLE kept2 AS SELECT * FROM audit; DELETE FROM audit WHERE number >= @number; INSERT INTO audit SELECT number - 1, at, person, organisation, action, subject, detail, hash FROM kept2 WHERE number > @number",
            new { number }, t));
        Assert.Equal(number, await AuditLog.FindBreak(store.Database));
        await store.Database.Write((c, t) => c.ExecuteAsync("DELETE FROM audit; INSERT INTO audit SELECT * FROM kept2; DROP TABLE kept2", transaction: t));
    }

    [Fact]
    public async Task AChainMadeAnewWithoutTheMasterKeys()
    {
        var number = await Entries();
        await Kept(async () =>
        {
            // What somebody can do who has the database and our program, but not the keys.
            await using (var others = Database.Of(store.Address, Vault.Of("k1 ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=")))
            {
                await others.Write(async (c, t) =>
                {
                    await c.ExecuteAsync("DELETE FROM audit WHERE number >= @number", new { number }, t);
                    await AuditLog.Add(others, c, t, "system", null, "made up", "test");
                });
            }

            Assert.Equal(number, await AuditLog.FindBreak(store.Database));
            await Add("a right entry after it");
            Assert.Equal(number, await AuditLog.FindBreak(store.Database));
        });
    }

    [Fact]
    public async Task AChainWithoutKeyedHashesAsBeforeTheyWere()
    {
        await Entries();
        await Kept(async () =>
        {
            var entries = await store.Read(async c => (await c.QueryAsync<AuditEntry>("SELECT number, at, person, organisation, action, subject, detail FROM audit ORDER BY number")).AsList());
            await Unkeyed(store.Database, entries.Select(e => e with { Detail = "made up" }));
            Assert.Equal(entries.Count + 1, await AuditLog.FindBreak(store.Database));
            await Add("a right entry after it");
            Assert.Equal(entries.Count + 1, await AuditLog.FindBreak(store.Database));
        });
    }

    [Fact]
    public async Task EntriesTakenAwayAtTheEndAreMissedWhereOneOfThemWasNoted()
    {
        var number = await Entries();
        var mark = (await AuditLog.Check(store.Database)).Last!;
        Assert.Equal(number + 1, mark.Number);
        await Kept(async () =>
        {
            await store.Database.Write((c, t) => c.ExecuteAsync("DELETE FROM audit WHERE number >= @number", new { number }, t));
            Assert.Null(await AuditLog.FindBreak(store.Database));
            Assert.Equal(number, (await AuditLog.Check(store.Database, new(mark.Number, mark.Hash))).Break);
            await Add("instead");
            await Add("instead");
            Assert.Equal(mark.Number, (await AuditLog.Check(store.Database, new(mark.Number, mark.Hash))).Break);
        });
        Assert.Null((await AuditLog.Check(store.Database, new(mark.Number, mark.Hash))).Break);
    }

    [Fact]
    public async Task WithoutMasterKeysNothingIsWrittenOrChecked()
    {
        await using var without = Database.Of(store.Address);
        await Assert.ThrowsAsync<InvalidOperationException>(() => without.Write((c, t) => AuditLog.Add(without, c, t, "system", null, "test", "test")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => AuditLog.Check(without));
    }

    [Fact]
    public async Task WhatIsUndoneLeavesNoEntry()
    {
        await Add("stays");
        var before = await store.Count("audit", "action = 'undone'");
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.Database.Write(async (c, t) =>
        {
            await AuditLog.Add(store.Database, c, t, "system", null, "undone", "test");
            throw new InvalidOperationException("undo");
        }));
        Assert.Equal(before, await store.Count("audit", "action = 'undone'"));
        Assert.Null(await AuditLog.FindBreak(store.Database));
    }

    /// <summary>Makes the entries those of a release before hashes were keyed.</summary>
    internal static Task Unkeyed(Database database, IEnumerable<AuditEntry> entries) => database.Write(async (c, t) =>
    {
        await c.ExecuteAsync("DELETE FROM audit", transaction: t);
        var before = "";
        foreach (var entry in entries)
        {
            before = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
                string.Join('\u001f', before, entry.Number, entry.At, entry.Person, entry.Organisation ?? "", entry.Action, entry.Subject, entry.Detail))));
            await c.ExecuteAsync(
                "INSERT INTO audit (number, at, person, organisation, action, subject, detail, hash) VALUES (@Number, @At, @Person, @Organisation, @Action, @Subject, @Detail, @Hash)",
                entry with { Hash = before }, t);
        }
    });

    /// <summary>Does something to the audit and puts it back as it was.</summary>
    private async Task Kept(Func<Task> work)
    {
        await store.Database.Write((c, t) => c.ExecuteAsync("CREATE TABLE kept3 AS SELECT * FROM audit", transaction: t));
        await work();
        await store.Database.Write((c, t) => c.ExecuteAsync("DELETE FROM audit; INSERT INTO audit SELECT * FROM kept3; DROP TABLE kept3", transaction: t));
        Assert.Null(await AuditLog.FindBreak(store.Database));
    }

    /// <summary>Adds entries and gives the number of one in the middle.</summary>
    private async Task<long> Entries()
    {
        await Add("before");
        await Add("this");
        var number = await store.Read(c => c.ExecuteScalarAsync<long>("SELECT MAX(number) FROM audit"));
        await Add("after");
        return number;
    }

    private Task Add(string action) => store.Database.Write((c, t) => AuditLog.Add(store.Database, c, t, "system", "an organisation", action, "test", "detail"));

    private Task<int> Set(string column, long number, string? to) =>
        store.Database.Write((c, t) => c.ExecuteAsync($"UPDATE audit SET {column} = @to WHERE number = @number", new { number, to }, t));
}

public sealed class AuditOnSqliteTests(SqliteStore store) : AuditTests(store), IClassFixture<SqliteStore>;

public sealed class AuditOnPostgresTests(PostgresStore store) : AuditTests(store), IClassFixture<PostgresStore>;
