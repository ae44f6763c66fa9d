using OpenCollect.Cin;
using OpenCollect.Collections;

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
    public async Task OneSubmitsAndOneSendsBack()
    {
        var view = await Loaded();
        await store.Do(view, ReturnEvent.ApprovalAsked, TestStore.Analyst);
        await OneWins(await store.Now(view), ReturnEvent.Submitted, ReturnEvent.SentBack);
    }

    [Fact]
    public async Task TwoSubmit()
    {
        var view = await Loaded();
        await store.Do(view, ReturnEvent.ApprovalAsked, TestStore.Analyst);
        await OneWins(await store.Now(view), ReturnEvent.Submitted, ReturnEvent.Submitted);
        Assert.Equal(ReturnStatus.Submitted, (await store.Now(view)).Status);
    }

    [Fact]
    public async Task TwoAuthorise()
    {
        var view = await Loaded();
        await store.Do(view, ReturnEvent.ApprovalAsked, TestStore.Analyst);
        await store.Do(await store.Now(view), ReturnEvent.Submitted, TestStore.Approver);
        await OneWins(await store.Now(view), ReturnEvent.Authorised, ReturnEvent.Authorised);
        Assert.Equal(ReturnStatus.Authorised, (await store.Now(view)).Status);
    }

    [Fact]
    public async Task OneSubmitsWhileAnotherLoads()
    {
        var view = await Loaded();
        await store.Do(view, ReturnEvent.ApprovalAsked, TestStore.Analyst);
        var seen = await store.Now(view);
        var id = await store.Receive(view, ("return.xml", TestStore.Cin(view, TestStore.Clean)));
        var submitted = Task.Run(async () => await Record.ExceptionAsync(() => store.Do(seen, ReturnEvent.Submitted, TestStore.Approver)));
        var loaded = Task.Run(() => store.Check.Run(id));
        Assert.True(await loaded);
        var refused = await submitted;

        // Either the approver was first, and the load changed what was submitted, or the load was, and the approver saw another version.
        var now = await store.Now(view);
        Assert.Equal(id, now.Load!.Id);
        Assert.Equal(refused is null ? ReturnStatus.AmendedBySource : ReturnStatus.LoadedAndValidated, now.Status);
        Assert.True(refused is null or ChangedMeanwhileException, $"{refused}");
    }

    [Fact]
    public async Task TwoExplainTheSameFinding()
    {
        var view = await Asked();
        var number = (await store.Read(c => Findings.Page(c, view.Load!, rule: "8670Q"))).Single().Number;
        var seen = await store.Read(c => Explanations.Latest(c, view.Id));
        var outcomes = await Task.WhenAll(((string[])[TestStore.Analyst, TestStore.Approver]).Select(who => Task.Run(async () => await Record.ExceptionAsync(
            () => Explanations.Give(store.Database, store.Vault, view, [number], $"Written by {who}.", store.People[who], seen)))));
        OneWasTold(outcomes);
        Assert.Equal(1, await store.Count("explanation", "return_id = @Id", view));
        Assert.Equal(0, (await store.Now(view)).Return.Unexplained);
    }

    [Fact]
    public async Task OneExplainsWhileTheDepartmentAnswers()
    {
        var view = await Asked();
        var number = (await store.Read(c => Findings.Page(c, view.Load!, rule: "8670Q"))).Single().Number;
        await Explanations.Give(store.Database, store.Vault, view, [number], "The first.", store.People[TestStore.Analyst]);
        var seen = await store.Read(c => Explanations.Latest(c, view.Id));
        var outcomes = await Task.WhenAll(
            Task.Run(async () => await Record.ExceptionAsync(() => Explanations.Give(store.Database, store.Vault, view, [number], "The second.", store.People[TestStore.Analyst], seen))),
            Task.Run(async () => await Record.ExceptionAsync(() => Explanations.Answer(store.Database, store.Vault, view, [number], accept: true, "", store.People[TestStore.Manager], seen))));
        OneWasTold(outcomes);
        Assert.Equal(2, await store.Count("explanation", "return_id = @Id", view));
    }

    [Fact]
    public async Task TwoCorrectTheSameValue()
    {
        var view = await Loaded();
        var corrections = new Corrections(store.Database, store.Vault, store.Shelf);
        var seen = (await Child(view))!;
        var record = seen.Records.First(r => r["Ethnicity"] is not null).Path;
        var outcomes = await Task.WhenAll(((string[])["NOBT", "REFU"]).Select(to => Task.Run(async () => await Record.ExceptionAsync(
            () => corrections.Make(view, 1, [Correction.Change(seen, record, "Ethnicity", to)], store.People[TestStore.Analyst])))));
        OneWasTold(outcomes);
        var now = await store.Now(view);
        Assert.Equal(outcomes[0] is null ? "NOBT" : "REFU", (await Child(now))!.Find(record)!["Ethnicity"]);
        Assert.Equal(2, (await store.Read(c => Loads.Of(c, view.Id))).Count);
        Assert.Single(await corrections.Of(now));

        // Who was told looks again, and then it is done.
        await corrections.Make(now, 1, [Correction.Change((await Child(now))!, record, "Ethnicity", "WBRI")], store.People[TestStore.Approver]);
        Assert.Equal("WBRI", (await Child(await store.Now(view)))!.Find(record)!["Ethnicity"]);
    }

    [Fact]
    public async Task OneCorrectsWhileAnotherAsksForApproval()
    {
        var view = await Loaded();
        var corrections = new Corrections(store.Database, store.Vault, store.Shelf);
        var seen = (await Child(view))!;
        var record = seen.Records.First(r => r["Ethnicity"] is not null).Path;
        var corrected = Task.Run(async () => await Record.ExceptionAsync(() => corrections.Make(view, 1, [Correction.Change(seen, record, "Ethnicity", "NOBT")], store.People[TestStore.Analyst])));
        var asked = Task.Run(async () => await Record.ExceptionAsync(() => store.Do(view, ReturnEvent.ApprovalAsked, TestStore.Approver)));

        // Nobody approves what was changed after they looked: either approval was refused, or the change took it back.
        Assert.Null(await corrected);
        Assert.True(await asked is null or ChangedMeanwhileException);
        var now = await store.Now(view);
        Assert.Equal((ReturnStatus.LoadedAndValidated, "NOBT"), (now.Status, (await Child(now))!.Find(record)!["Ethnicity"]));
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
        OneWasTold(outcomes);
        Assert.Equal(changes + 1, await store.Count("status_change", "return_id = @Id", seen));
        Assert.Equal(seen.Return.Version + 1, (await store.Now(seen)).Return.Version);
    }

    private static void OneWasTold(Exception?[] outcomes)
    {
        Assert.Single(outcomes, o => o is null);
        Assert.Single(outcomes, o => o is ChangedMeanwhileException);
    }

    private Task<ReturnView> Loaded() => Loaded(TestStore.Clean);

    /// <summary>A return with one query.</summary>
    private Task<ReturnView> Asked() => Loaded(TestStore.Open("MADEUP000001"));

    private async Task<ReturnView> Loaded(params CinChild[] children)
    {
        var view = await store.Take();
        await store.Load(view, children);
        return await store.Now(view);
    }

    private Task<ChildDocument?> Child(ReturnView view) => store.Read(async c => await Children.Read(c, view.Load!, await store.Vault.Open(c, view.Load!.DataKeyId), 1));
}

public sealed class AtOnceOnSqliteTests(SqliteStore store) : AtOnceTests(store), IClassFixture<SqliteStore>;

public sealed class AtOncePostgresTests(PostgresStore store) : AtOnceTests(store), IClassFixture<PostgresStore>;
