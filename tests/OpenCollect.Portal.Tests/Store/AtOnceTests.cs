
namespace OpenCollect.Portal.Tests.Store;

/// <summary>Two people act on one return at once: one wins, the other is told.</summary>
public abstract class AtOnceTests(TestStore store)
{
    [Fact]
    public async Task OneAsksForApprovalAndOneDeletes()
    {
        var view = await Loaded();
        await OneWins(view, ReturnEvent.ApprovalAsked, ReturnEvent.Deleted);
    }

    [Fact]
    public async Task TwoAskForApproval()
    {
        var view = await Loaded();
        await OneWins(view, ReturnEvent.ApprovalAsked, ReturnEvent.ApprovalAsked);
        Assert.Equal(ReturnStatus.ReadyForApproval, (await store.Now(view)).Status);
    }

    [Fact]
    public async Task OneAuthorisesAndOneRejects()
    {
        var view = await Loaded();
        await store.Do(view, ReturnEvent.ApprovalAsked, TestStore.Analyst);
        await store.Do(await store.Now(view), ReturnEvent.Submitted, TestStore.Approver);
        await OneWins(await store.Now(view), ReturnEvent.Authorised, ReturnEvent.Rejected);
    }

    [Fact]
    public async Task TwoFilesAtOnceAreTwoVersionsAndTheLaterCounts()
    {
        var view = await store.Take();
        var ids = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => store.Receive(view, ($"{i}.xml", TestStore.Cin(view, TestStore.Clean))))));
        await Task.WhenAll(ids.Select(id => Task.Run(() => store.Check.Run(id))));
        var loads = await store.Read(c => Loads.Of(c, view.Id));
        Assert.Equal([4, 3, 2, 1], loads.Select(l => l.Number));
        Assert.All(loads, l => Assert.Equal(LoadState.Done, l.State));
        Assert.Equal(4, (await store.Now(view)).Load!.Number);
    }

    private async Task OneWins(ReturnView seen, ReturnEvent one, ReturnEvent other)
    {
        var changes = await store.Count("status_change", "return_id = @Id", seen);
        var outcomes = await Task.WhenAll(((ReturnEvent[])[one, other]).Select(what => Task.Run(async () => await Record.ExceptionAsync(() => store.Do(seen, what, TestStore.Manager, "A reason")))));
        Assert.Single(outcomes, o => o is null);
        Assert.Single(outcomes, o => o is ChangedMeanwhileException);
        Assert.Equal(changes + 1, await store.Count("status_change", "return_id = @Id", seen));
        Assert.Equal(seen.Return.Version + 1, (await store.Now(seen)).Return.Version);
    }

    private async Task<ReturnView> Loaded()
    {
        var view = await store.Take();
        await store.Load(view, TestStore.Clean);
        return await store.Now(view);
    }
}

public sealed class AtOnceOnSqliteTests(SqliteStore store) : AtOnceTests(store), IClassFixture<SqliteStore>;

public sealed class AtOncePostgresTests(PostgresStore store) : AtOnceTests(store), IClassFixture<PostgresStore>;
