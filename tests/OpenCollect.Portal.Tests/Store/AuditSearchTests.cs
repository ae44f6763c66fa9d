using Dapper;

namespace OpenCollect.Portal.Tests.Store;

public abstract class AuditSearchTests(TestStore store)
{
    [Fact]
    public async Task ByOrganisationAndWords()
    {
        var (one, other) = ((await store.Take()).Authority.Id, (await store.Take()).Authority.Id);
        var mark = Ids.New();
        await Add(one, $"Seen {mark}", store.People[TestStore.Analyst]);
        await Add(other, $"Seen {mark}", "system");
        Assert.Equal([other, one], (await Find(new() { Text = $"SEEN {mark}" })).Select(l => l.Entry.Organisation));
        Assert.Equal([one], (await Find(new() { Text = mark, Organisation = one })).Select(l => l.Entry.Organisation));
        Assert.Equal([$"Test {TestStore.Analyst}", "system"], (await Find(new() { Text = mark })).Reverse().Select(l => l.Person));
        Assert.NotEmpty(await Find(new() { Text = TestStore.Analyst, Organisation = one }));
    }

    [Theory]
    [InlineData("50%", "500"), InlineData("a_b", "acb"), InlineData("wait!", "wait.")]
    public async Task SignsThatMeanThemselves(string text, string other)
    {
        var mark = Ids.New();
        await Add(null, $"{mark} {text}", "system");
        await Add(null, $"{mark} {other}", "system");
        Assert.Equal([$"{mark} {text}"], (await Find(new() { Text = $"{mark} {text}" })).Select(l => l.Entry.Action));
    }

    [Fact]
    public async Task PageByPage()
    {
        var mark = Ids.New();
        for (var i = 0; i < 5; i++)
        {
            await Add(null, $"{mark} {i}", "system");
        }

        var first = await Find(new() { Text = mark, Most = 3 });
        var second = await Find(new() { Text = mark, Most = 3, Before = first[^1].Entry.Number });
        Assert.Equal([$"{mark} 4", $"{mark} 3", $"{mark} 2", $"{mark} 1", $"{mark} 0"], first.Concat(second).Select(l => l.Entry.Action));
    }

    [Fact]
    public async Task FromADayUntilADay()
    {
        var mark = Ids.New();
        await Add(null, mark, "system");
        var at = (await Find(new() { Text = mark }))[0].Entry.At;
        Assert.Single(await Find(new() { Text = mark, From = at }));
        Assert.Empty(await Find(new() { Text = mark, Until = at }));
        Assert.Empty(await Find(new() { Text = mark, From = Clock.Text(Clock.Parse(at).AddMilliseconds(1)) }));
    }

    [Fact]
    public async Task TheCommandFindsWhatIsBroken()
    {
        if (store.IsPostgres)
        {
            return;
        }

        var folder = TestDatabases.NewFolder();
        await using (var connection = await store.Database.Open())
        {
            await connection.ExecuteAsync("VACUUM INTO @file", new { file = Path.Combine(folder, Database.FileName) });
        }

        Assert.Equal((0, "The chain is whole"), await Verify(folder));
        await using (var copy = Database.Of(folder))
        {
            await copy.Write((c, t) => c.ExecuteAsync("UPDATE audit SET detail = 'other' WHERE number = 2", transaction: t));
        }

        Assert.Equal((1, "The chain is broken at entry 2"), await Verify(folder));
        Assert.Equal((2, ""), await Verify(Path.Combine(folder, "nowhere")));
        Assert.False(Directory.Exists(Path.Combine(folder, "nowhere")));
    }

    private static async Task<(int Status, string Said)> Verify(string database)
    {
        await using var output = new StringWriter();
        var status = await AuditCommand.Run(["verify", "--database", database], name => name == "OPENCOLLECT_KEYS" ? TestStore.Keys : null, output, TextWriter.Null);
        return (status, output.ToString().Split(':')[0]);
    }

    private Task Add(string? organisation, string action, string person) => store.Database.Write((c, t) => AuditLog.Add(store.Database, c, t, person, organisation, action, "test"));

    private Task<IReadOnlyList<AuditLine>> Find(AuditSearch search) => store.Read(c => AuditLog.Find(c, search));
}

public sealed class AuditSearchOnSqliteTests(SqliteStore store) : AuditSearchTests(store), IClassFixture<SqliteStore>;

public sealed class AuditSearchOnPostgresTests(PostgresStore store) : AuditSearchTests(store), IClassFixture<PostgresStore>;
