using Dapper;
using OpenCollect.Cin;

namespace OpenCollect.Portal.Tests.Store;

public abstract class LifeCycleTests(TestStore store)
{
    /// <summary>Every status by every event as portal.md, section 4, has it; a dash where it cannot happen.</summary>
    private const string Expected =
        """
                           | Loaded             | ApprovalAsked    | SentBack           | Submitted | Rejected | Authorised | Reopened | Deleted
        NoData             | LoadedAndValidated | -                | -                  | -         | -        | -          | -        | -
        LoadedAndValidated | LoadedAndValidated | ReadyForApproval | -                  | -         | -        | -          | -        | NoData
        ReadyForApproval   | LoadedAndValidated | -                | LoadedAndValidated | Submitted | -        | -          | -        | NoData
        Submitted          | AmendedBySource    | -                | -                  | -         | Rejected | Authorised | -        | NoData
        AmendedBySource    | AmendedBySource    | ReadyForApproval | -                  | -         | -        | -          | -        | NoData
        Rejected           | AmendedBySource    | ReadyForApproval | -                  | -         | -        | -          | -        | NoData
        Authorised         | -                  | -                | -                  | -         | -        | -          | Reopened | -
        Reopened           | AmendedBySource    | ReadyForApproval | -                  | -         | -        | -          | -        | NoData
        """;

    [Fact]
    public async Task EveryStatusByEveryEvent()
    {
        var rows = Expected.Split('\n').Select(l => l.Split('|', StringSplitOptions.TrimEntries)).ToList();
        var events = rows[0][1..].Select(Enum.Parse<ReturnEvent>).ToList();
        Assert.Equal(Enum.GetValues<ReturnEvent>(), events);
        Assert.Equal(Enum.GetValues<ReturnStatus>(), rows[1..].Select(r => Enum.Parse<ReturnStatus>(r[0])));
        var view = await store.Take();
        await store.Load(view, TestStore.Clean);
        var load = (await store.Now(view)).Load!.Id;
        foreach (var row in rows[1..])
        {
            foreach (var (what, after) in events.Zip(row[1..]))
            {
                await store.Database.Write((c, t) => c.ExecuteAsync(
                    "UPDATE return_ SET status = @from, current_load_id = @load, prepared_by = NULL, unexplained = 0 WHERE id = @id; UPDATE load SET state = 'done', errors = 0 WHERE id = @load",
                    new { id = view.Id, from = row[0], load }, t));
                var now = await store.Now(view);
                var changes = await store.Count("status_change", "return_id = @Id", view);
                if (after == "-")
                {
                    await Assert.ThrowsAsync<NotPossibleException>(() => store.Do(now, what, TestStore.Manager, "A reason"));
                    var still = await store.Now(view);
                    Assert.Equal((now.Return, changes), (still.Return, await store.Count("status_change", "return_id = @Id", view)));
                }
                else
                {
                    await store.Do(now, what, TestStore.Manager, "A reason");
                    Assert.Equal(($"{row[0]} {what}", after), ($"{row[0]} {what}", (await store.Now(view)).Status.ToString()));
                    Assert.Equal(changes + 1, await store.Count("status_change", "return_id = @Id", view));
                }
            }
        }

        Assert.Null(await AuditLog.FindBreak(store.Database));
    }

    [Fact]
    public async Task FromFileToAuthorisedAndOpenedAgain()
    {
        var view = await store.Take();
        await store.Load(view, TestStore.Clean);
        await Step(ReturnEvent.ApprovalAsked, TestStore.Analyst);
        await Step(ReturnEvent.SentBack, TestStore.Approver, "Look at the dates again");
        await Step(ReturnEvent.ApprovalAsked, TestStore.Analyst);
        await Step(ReturnEvent.Submitted, TestStore.Approver);
        await Step(ReturnEvent.Rejected, TestStore.Manager, "A made-up reason");
        await Step(ReturnEvent.ApprovalAsked, TestStore.Analyst);
        await Step(ReturnEvent.Submitted, TestStore.Approver);
        await Step(ReturnEvent.Authorised, TestStore.Manager);
        var done = await store.Now(view);
        Assert.NotNull(done.Return.Authorised);
        await ReopenRequest.Add(store.Database, done, "One plan is missing", store.People[TestStore.Analyst]);
        Assert.Single(await store.Read(c => ReopenRequest.Waiting(c, view.Id)));
        await Step(ReturnEvent.Reopened, TestStore.Manager, "As asked");
        Assert.Empty(await store.Read(c => ReopenRequest.Waiting(c, view.Id)));
        await store.Load(view, TestStore.Clean, CinSample.Latest.Unborn);
        var again = await store.Now(view);
        Assert.Equal((ReturnStatus.AmendedBySource, (string?)null), (again.Status, again.Return.Authorised));
        Assert.Equal(
            ["LoadedAndValidated", "ReadyForApproval", "LoadedAndValidated", "ReadyForApproval", "Submitted", "Rejected", "ReadyForApproval", "Submitted", "Authorised", "Reopened", "AmendedBySource"],
            (await store.Read(c => Returns.History(c, view.Id))).Select(h => h.To).Reverse());

        async Task Step(ReturnEvent what, string person, string? reason = null) => await store.Do(await store.Now(view), what, person, reason);
    }

    [Fact]
    public async Task WhoAskedForApprovalDoesNotGiveIt()
    {
        var view = await store.Take();
        await store.Load(view, TestStore.Clean);
        await store.Do(await store.Now(view), ReturnEvent.ApprovalAsked, TestStore.Analyst);
        var asked = await store.Now(view);
        await Assert.ThrowsAsync<NotPossibleException>(() => store.Do(asked, ReturnEvent.Submitted, TestStore.Analyst));
        await store.Do(asked, ReturnEvent.Submitted, TestStore.Approver);
    }

    [Theory, InlineData(ReturnEvent.SentBack), InlineData(ReturnEvent.Rejected), InlineData(ReturnEvent.Reopened)]
    public async Task AReasonIsAskedFor(ReturnEvent what)
    {
        var view = await store.Take();
        await store.Load(view, TestStore.Clean);
        await Force(view, Enum.GetValues<ReturnStatus>().First(s => LifeCycle.Allows(s, what)));
        foreach (var reason in (string?[])[null, "", "  "])
        {
            var refused = await Assert.ThrowsAsync<NotPossibleException>(async () => await store.Do(await store.Now(view), what, TestStore.Manager, reason));
            Assert.Equal("Enter a reason.", refused.Message);
        }
    }

    [Fact]
    public async Task NothingWithErrorsOrUnexplainedQueriesIsAuthorised()
    {
        var view = await store.Take();
        var load = await store.Load(view, [.. TestStore.Faulty(view, 12, 1)]);
        Assert.True(load.Errors > 0);
        await Force(view, ReturnStatus.Submitted);
        Assert.Contains("errors", (await Assert.ThrowsAsync<NotPossibleException>(async () => await store.Do(await store.Now(view), ReturnEvent.Authorised, TestStore.Manager))).Message, StringComparison.Ordinal);
        await store.Load(view, TestStore.Open("S000000001"));
        await Force(view, ReturnStatus.Submitted);
        Assert.Contains("not explained", (await Assert.ThrowsAsync<NotPossibleException>(async () => await store.Do(await store.Now(view), ReturnEvent.Authorised, TestStore.Manager))).Message, StringComparison.Ordinal);
    }

    [Theory, InlineData(0, false), InlineData(-1, true)]
    public async Task LateIsTheDayAfterTheDeadline(int deadlineFromToday, bool isLate)
    {
        var view = await store.Take("cla");
        await store.Database.Write((c, t) => c.ExecuteAsync(
            "UPDATE collection_year SET submit_by = @day WHERE id = @Id", new { view.Year.Id, day = ReturnDate.Format(Clock.Today().AddDays(deadlineFromToday)) }, t));
        var other = await store.Take();
        await store.Load(other, TestStore.Clean);
        await store.Database.Write((c, t) => c.ExecuteAsync("UPDATE return_ SET current_load_id = (SELECT current_load_id FROM return_ WHERE id = @other) WHERE id = @Id", new { view.Id, other = other.Id }, t));
        await Force(view, ReturnStatus.ReadyForApproval);
        await store.Do(await store.Now(view), ReturnEvent.Submitted, TestStore.Approver);
        Assert.Equal(isLate, (await store.Now(view)).Return.IsLate);
    }

    [Fact]
    public async Task NothingIsLoadedBeforeOpeningOrAfterClosing()
    {
        var view = await store.Take("cla", 2025);
        foreach (var (opens, closes) in ((int, int)[])[(1, 40), (-40, -1)])
        {
            await store.Database.Write((c, t) => c.ExecuteAsync(
                "UPDATE collection_year SET opens = @opens, closes = @closes WHERE id = @Id",
                new { view.Year.Id, opens = ReturnDate.Format(Clock.Today().AddDays(opens)), closes = ReturnDate.Format(Clock.Today().AddDays(closes)) }, t));
            Assert.Contains("not open", (await Assert.ThrowsAsync<NotPossibleException>(() => store.Receive(view, ("return.xml", [1])))).Message, StringComparison.Ordinal);
            Assert.Equal(0, await store.Count("load", "return_id = @Id", view));
        }
    }

    private Task<int> Force(ReturnView view, ReturnStatus status) =>
        store.Database.Write((c, t) => c.ExecuteAsync("UPDATE return_ SET status = @status WHERE id = @Id", new { view.Id, status = status.ToString() }, t));
}

public sealed class LifeCycleOnSqliteTests(SqliteStore store) : LifeCycleTests(store), IClassFixture<SqliteStore>;

public sealed class LifeCycleOnPostgresTests(PostgresStore store) : LifeCycleTests(store), IClassFixture<PostgresStore>;
