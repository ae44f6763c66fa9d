using Dapper;
using OpenCollect.Cin;

namespace OpenCollect.Portal.Tests.Store;

public abstract class MonitoringTests(TestStore store)
{
    [Fact]
    public async Task AReturnOnItsWay()
    {
        var view = await store.Take();
        var (loadBy, submitBy) = (ReturnDate.Parse(view.Year.LoadBy), ReturnDate.Parse(view.Year.SubmitBy));
        Assert.False((await Watched(view)).IsOverdueToLoad(loadBy));
        Assert.True((await Watched(view)).IsOverdueToLoad(loadBy.AddDays(1)));

        await store.Receive(view, ("return.xml", TestStore.Cin(view, TestStore.Clean)));
        Assert.True((await Watched(view)).IsBeingChecked);
        await store.Check.Run((await store.Read(c => Loads.Of(c, view.Id)))[0].Id);
        var loaded = await Watched(view);
        Assert.False(loaded.IsBeingChecked || loaded.IsOverdueToLoad(loadBy.AddDays(1)) || loaded.IsOverdueToSubmit(submitBy) || loaded.IsReady);
        Assert.True(loaded.IsOverdueToSubmit(submitBy.AddDays(1)));

        await Submit(view);
        Assert.True((await Watched(view)) is { IsReady: true } ready && !ready.IsOverdueToSubmit(submitBy.AddDays(1)));

        await store.Do(await store.Now(view), ReturnEvent.Authorised, TestStore.Manager);
        await ReopenRequest.Add(store.Database, await store.Now(view), "A reason", store.People[TestStore.Analyst]);
        Assert.True(await Watched(view) is { IsReady: false, ReopenRequests: 1 });
        await store.Do(await store.Now(view), ReturnEvent.Reopened, TestStore.Manager, "A reason");
        var reopened = await Watched(view);
        Assert.Equal(0, reopened.ReopenRequests);
        Assert.True(reopened.IsOverdueToSubmit(submitBy.AddDays(1)));
    }

    [Fact]
    public async Task ProgressDayByDay()
    {
        var view = await store.Take(ending: 2025);
        var opens = ReturnDate.Parse(view.Year.Opens);
        await store.Load(view, new CinSample(2025).Child with { Disabilities = TestStore.Clean.Disabilities });
        await Submit(view);
        await store.Do(await store.Now(view), ReturnEvent.Authorised, TestStore.Manager);
        await store.Do(await store.Now(view), ReturnEvent.Reopened, TestStore.Manager, "A reason");

        // As if a day had passed between one change and the next, each late in the evening.
        await store.Database.Write(async (c, t) =>
        {
            await c.ExecuteAsync("UPDATE return_ SET first_loaded = @at WHERE id = @Id", new { at = At(1), view.Id }, t);
            foreach (var (i, id) in (await c.QueryAsync<string>("SELECT id FROM status_change WHERE return_id = @Id ORDER BY id", view, t)).Index())
            {
                await c.ExecuteAsync("UPDATE status_change SET changed_at = @at WHERE id = @id", new { at = At(1 + i), id }, t);
            }
        });
        var days = await store.Read(c => Monitoring.Progress(c, view.Year, opens.AddDays(6)));
        Assert.Equal(
            [(0, 0, 0), (1, 0, 0), (1, 0, 0), (1, 1, 0), (1, 1, 1), (1, 0, 0), (1, 0, 0)], days.Select(d => (d.Loaded, d.Submitted, d.Authorised)));
        Assert.Equal(opens, days[0].Day);

        string At(int day) => Clock.Text(Clock.FromEngland(opens.AddDays(day), new(23, 59)));
    }

    [Fact]
    public async Task NothingBeforeItOpens() =>
        Assert.Empty(await store.Read(async c => await Monitoring.Progress(c, (await store.Take("cla")).Year, new(2001, 1, 1))));

    private async Task<WatchedReturn> Watched(ReturnView view) => (await store.Read(c => Monitoring.Of(c, view.Year.Id))).Single(r => r.View.Id == view.Id);

    private async Task Submit(ReturnView view)
    {
        await store.Do(await store.Now(view), ReturnEvent.ApprovalAsked, TestStore.Analyst);
        await store.Do(await store.Now(view), ReturnEvent.Submitted, TestStore.Approver);
    }
}

public sealed class MonitoringOnSqliteTests(SqliteStore store) : MonitoringTests(store), IClassFixture<SqliteStore>;

public sealed class MonitoringOnPostgresTests(PostgresStore store) : MonitoringTests(store), IClassFixture<PostgresStore>;
