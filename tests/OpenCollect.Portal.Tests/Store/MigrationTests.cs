using Dapper;
using DB = OpenCollect.Store.Database;

namespace OpenCollect.Portal.Tests.Store;

public sealed class MigrationTests(TestDatabases databases)
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task ASecondTimeChangesNothing(bool isPostgres)
    {
        await using var database = DB.Of(await databases.Empty(isPostgres));
        await database.Migrate();
        await database.Write((c, t) => c.ExecuteAsync("INSERT INTO person (id, subject, name) VALUES ('1', 's', 'Stays')", transaction: t));
        await database.Migrate();
        await using var connection = await database.Open();
        Assert.Equal("Stays", await connection.ExecuteScalarAsync<string>("SELECT name FROM person"));
        Assert.Equal(Migrations.All().Select(m => m.Number), await connection.QueryAsync<int>("SELECT number FROM schema_version ORDER BY number"));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task ManyMachinesAtOnce(bool isPostgres)
    {
        var address = await databases.Empty(isPostgres);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            await using var database = DB.Of(address);
            await database.Migrate();
        })));
        await using var one = DB.Of(address);
        await using var connection = await one.Open();
        Assert.Equal(Migrations.All().Count, await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM schema_version"));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task ADatabaseOfANewerReleaseIsLeftAlone(bool isPostgres)
    {
        await using var database = DB.Of(await databases.Empty(isPostgres));
        await database.Migrate();
        await database.Write((c, t) => c.ExecuteAsync("INSERT INTO schema_version (number, name) VALUES (9999, 'later')", transaction: t));
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => database.Migrate());
        Assert.Contains("newer release", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BothDatabasesHaveTheSameTablesAndColumns()
    {
        await using var sqlite = DB.Of(await databases.Copy(isPostgres: false));
        await using var postgres = DB.Of(await databases.Copy(isPostgres: true));
        await using var one = await sqlite.Open();
        await using var other = await postgres.Open();
        Assert.Equal(
            (await one.QueryAsync<string>("SELECT m.name || '.' || c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'")).Order(StringComparer.Ordinal),
            (await other.QueryAsync<string>("SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = 'public'")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void NumbersGoUpWithoutGapsOrRepetition()
    {
        var numbers = Migrations.All().Select(m => m.Number).ToList();
        Assert.Equal(numbers.Distinct().Order(), numbers);
        Assert.Equal(1, numbers[0]);
    }
}
