namespace OpenCollect.Portal.Tests.Store;

public abstract class NearMissTests(TestStore store)
{
    [Fact]
    public async Task ASentenceThatIsNearlyRightUntilItIs()
    {
        var view = await store.Take();
        await store.Load(view, TestStore.Open("A1"));
        var sentence = view.Year.Collection.RulesIn(view.Year.Year).Single(r => r.Code == "8670Q").AutomaticOk!;
        await Write(view, 0, sentence.Replace("records", "cases", StringComparison.Ordinal));
        var miss = Assert.Single(await Of(view));
        Assert.Equal(("8670Q", 1L), (miss.Rule.Code, miss.Findings));
        Assert.Contains("records", miss.Match.Difference);
        await Write(view, 1, sentence);
        Assert.Empty(await Of(view));
    }

    [Fact]
    public async Task ARuleThatFoundNothing()
    {
        var view = await store.Take();
        await store.Load(view, TestStore.Clean);
        await Write(view, 0, view.Year.Collection.RulesIn(view.Year.Year).Single(r => r.Code == "8670Q").AutomaticOk!.Replace("records", "cases", StringComparison.Ordinal));
        Assert.Empty(await Of(view));
    }

    private async Task Write(ReturnView view, int basedOn, string text) => await ReturnLevelNotes.Write(store.Database, store.Vault, await store.Now(view), basedOn, text, store.People[TestStore.Analyst]);

    private async Task<IEnumerable<NearMiss>> Of(ReturnView view) => (await store.Read(c => ReturnLevelNotes.NearMisses(c, store.Vault, 100, 0))).Where(m => m.View.Id == view.Id);
}

public sealed class NearMissOnSqliteTests(SqliteStore store) : NearMissTests(store), IClassFixture<SqliteStore>;

public sealed class NearMissOnPostgresTests(PostgresStore store) : NearMissTests(store), IClassFixture<PostgresStore>;
