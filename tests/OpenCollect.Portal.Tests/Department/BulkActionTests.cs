using Dapper;
using OpenCollect.Portal.Features.Department;

namespace OpenCollect.Portal.Tests.Department;

/// <summary>What is told before many returns are authorised or reminded of is what then happens.</summary>
public abstract class BulkActionTests(TestStore store)
{
    [Fact]
    public async Task AuthorisedAreThoseThatCanBe()
    {
        var (ready, erring, empty) = (await store.Take(), await store.Take(), await store.Take());
        var changed = await Submit(await store.Take(), TestStore.Clean);
        ready = await Submit(ready, TestStore.Clean);
        erring = await Submit(erring, [.. TestStore.Faulty(erring, 20, 1)]);
        var chosen = await Chosen(ready, erring, empty, changed);
        var action = await BulkAction.Of(store.Database, isReminder: false, chosen.Select(c => c.View.Id == changed.Id ? (c, c.View.Return.Version - 1) : (c, c.View.Return.Version)), store.People[TestStore.Manager]);
        Assert.Equal([ready.Id], action.Included.Select(r => r.View.Id));
        var why = action.LeftOut.ToDictionary(l => l.Return.View.Id, l => l.Why);
        Assert.Equal(3, why.Count);
        Assert.Contains("errors", why[erring.Id], StringComparison.Ordinal);
        Assert.Contains("No data", why[empty.Id], StringComparison.Ordinal);
        Assert.Contains("Someone else changed", why[changed.Id], StringComparison.Ordinal);

        // The same is said when it is tried.
        foreach (var (one, said) in action.LeftOut.Where(l => l.Return.View.Id != changed.Id))
        {
            Assert.Equal(said, (await Assert.ThrowsAsync<NotPossibleException>(async () => await store.Do(one.View, ReturnEvent.Authorised, TestStore.Manager))).Message);
        }

        await store.Do(action.Included[0].View, ReturnEvent.Authorised, TestStore.Manager);
    }

    [Fact]
    public async Task RemindedAreThoseWhoCanBe()
    {
        var (waiting, nobody, sent) = (await store.Take(), await store.Take(), await Submit(await store.Take(), TestStore.Clean));
        await store.Database.Write(async (c, t) =>
        {
            var analyst = await Organisations.EnsurePerson(c, t, "test-bulk-analyst", "Test bulk", "bulk@example.invalid");
            await Organisations.SetMemberships(c, t, analyst.Id, [(waiting.Authority.Id, "Analyst"), (nobody.Authority.Id, "Reader"), (sent.Authority.Id, "Approver")]);
        });
        var action = await BulkAction.Of(store.Database, isReminder: true, (await Chosen(waiting, nobody, sent)).Select(c => (c, 0)), store.People[TestStore.Manager]);
        Assert.Equal([waiting.Id], action.Included.Select(r => r.View.Id));
        Assert.Equal(2, action.LeftOut.Count);
        foreach (var (one, said) in action.LeftOut)
        {
            Assert.Equal(said, (await Assert.ThrowsAsync<NotPossibleException>(() => Reminders.Send(store.Database, one.View, "about", store.People[TestStore.Manager]))).Message);
        }

        Assert.Equal(1, await Reminders.Send(store.Database, action.Included[0].View, "about", store.People[TestStore.Manager]));
        Assert.Equal(1, await store.Read(c => c.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM reminder WHERE return_id = @Id", waiting)));
    }

    private async Task<IReadOnlyList<WatchedReturn>> Chosen(params ReturnView[] views) =>
        [.. (await store.Read(c => Monitoring.Of(c, views[0].Year.Id))).Where(r => views.Any(v => v.Id == r.View.Id))];

    private async Task<ReturnView> Submit(ReturnView view, params OpenCollect.Cin.CinChild[] children)
    {
        await store.Load(view, children);
        await store.Do(await store.Now(view), ReturnEvent.ApprovalAsked, TestStore.Analyst);
        await store.Do(await store.Now(view), ReturnEvent.Submitted, TestStore.Approver);
        return await store.Now(view);
    }
}

public sealed class BulkActionOnSqliteTests(SqliteStore store) : BulkActionTests(store), IClassFixture<SqliteStore>;

public sealed class BulkActionOnPostgresTests(PostgresStore store) : BulkActionTests(store), IClassFixture<PostgresStore>;
