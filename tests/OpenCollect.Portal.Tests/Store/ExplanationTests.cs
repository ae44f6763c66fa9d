using OpenCollect.Cin;

namespace OpenCollect.Portal.Tests.Store;

public abstract class ExplanationTests(TestStore store)
{
    private const string Rule = "8670Q";

    [Fact]
    public async Task TheSameValuesInANewLoad()
    {
        var view = await store.Take();
        await store.Load(view, TestStore.Open("S000000001"), TestStore.Open("S000000002"));
        await Give(view, 0, "Checked with the team.");
        await store.Load(view, CinSample.Latest.Unborn, TestStore.Open("S000000003"), TestStore.Open("S000000002"), TestStore.Open("S000000001"));
        Assert.Equal(
            [("S000000003", FindingState.Open, null), ("S000000002", FindingState.Open, null), ("S000000001", FindingState.Explained, "Checked with the team.")],
            await Shown(view));
        Assert.Equal(2, (await store.Now(view)).Return.Unexplained);
    }

    [Fact]
    public async Task OtherValuesInANewLoad()
    {
        var view = await store.Take();
        var first = await store.Load(view, TestStore.Open("S000000001"));
        await Give(view, 0, "About the second of December.");
        await store.Load(view, TestStore.Open("S000000001", new(2025, 12, 3)));
        Assert.Equal([("S000000001", FindingState.Stale, "About the second of December.")], await Shown(view));
        Assert.Equal(1, (await store.Now(view)).Return.Unexplained);

        await Give(view, 0, "About the third.");
        Assert.Equal([("S000000001", FindingState.Explained, "About the third.")], await Shown(view));
        Assert.Equal(["About the third.", "About the second of December."], await History(view, 0));

        await Loads.GoBack(store.Database, store.Vault, view.Id, (await store.Now(view)).Return.Version, first.Id, store.People[TestStore.Analyst]);
        Assert.Equal([("S000000001", FindingState.Explained, "About the second of December.")], await Shown(view));
    }

    [Fact]
    public async Task GoneFromOneLoadAndBackInTheNext()
    {
        var view = await store.Take();
        await store.Load(view, TestStore.Open("S000000001"));
        await Give(view, 0, "Stays known.");
        await store.Load(view, TestStore.Clean);
        Assert.Empty(await Shown(view));
        await store.Load(view, TestStore.Open("S000000001"));
        Assert.Equal([("S000000001", FindingState.Explained, "Stays known.")], await Shown(view));
    }

    [Fact]
    public async Task ChildrenWithoutAnIdentifierAreExplainedEachForItself()
    {
        var view = await store.Take();
        await store.Load(view, TestStore.Open(null), TestStore.Open(null), TestStore.Open(null, new(2025, 12, 3)));
        await Give(view, 0, "The first.");
        Assert.Equal([(null, FindingState.Explained, "The first."), (null, FindingState.Open, null), (null, FindingState.Open, null)], await Shown(view));
        await Give(view, 1, "The second.");
        await Give(view, 2, "The third.");
        Assert.Equal(["The first.", "The second.", "The third."], (await Shown(view)).Select(f => f.Text));
        Assert.Equal(0, await Left(view));
    }

    [Fact]
    public async Task OneExplanationForMany()
    {
        var view = await store.Take();
        var load = await store.Load(view, [.. Enumerable.Range(1, 30).Select(i => TestStore.Open($"S0000000{i:00}"))]);
        var all = (await store.Read(c => Findings.Page(c, load, Rule))).Select(f => f.Number).ToList();
        await Explanations.Give(store.Database, store.Vault, await store.Now(view), all, "All alike.", store.People[TestStore.Analyst]);
        Assert.Equal(0, await Left(view));
        Assert.Equal(30, (await Shown(view)).Count(f => f is { State: FindingState.Explained, Text: "All alike." }));
    }

    [Fact]
    public async Task TheDepartmentAsksAgainAndAccepts()
    {
        var view = await store.Take();
        await store.Load(view, TestStore.Open("S000000001"), TestStore.Open("S000000002"));
        await Give(view, 0, "Known.");
        await Answer(0, accept: false, "Since when?");
        await Answer(1, accept: true, "");
        Assert.Equal([FindingState.AskedAgain, FindingState.Open], (await Shown(view)).Select(f => f.State));
        Assert.Equal(2, await Left(view));
        await Give(view, 0, "Since December.");
        await Answer(0, accept: true, "");
        Assert.Equal([FindingState.Accepted, FindingState.Open], (await Shown(view)).Select(f => f.State));
        Assert.Equal(["Since December.", "Since December.", "Known.", "Known."], await History(view, 0));
        await Assert.ThrowsAsync<NotPossibleException>(() => Answer(0, accept: false, " "));

        async Task Answer(int at, bool accept, string reply) =>
            await Explanations.Answer(store.Database, store.Vault, await store.Now(view), [await Number(view, at)], accept, reply, store.People[TestStore.Manager]);
    }

    [Fact]
    public async Task TakenBackItIsOpenAgainAndTheTextStaysInTheHistory()
    {
        var view = await store.Take();
        await store.Load(view, TestStore.Open("S000000001"));
        await Give(view, 0, "A mistake.");
        await Withdraw();
        Assert.Equal([("S000000001", FindingState.Open, null)], await Shown(view));
        Assert.Contains("A mistake.", await History(view, 0));

        await Give(view, 0, "About the second of December.");
        await store.Load(view, TestStore.Open("S000000001", new(2025, 12, 3)));
        await Withdraw();
        Assert.Equal([("S000000001", FindingState.Open, null)], await Shown(view));
        Assert.Contains("About the second of December.", await History(view, 0));

        async Task Withdraw() => await Explanations.Withdraw(store.Database, store.Vault, await store.Now(view), [await Number(view, 0)], store.People[TestStore.Analyst]);
    }

    [Theory, InlineData(""), InlineData("  \n "), InlineData(null)]
    public async Task NoText(string? text)
    {
        var view = await store.Take();
        await store.Load(view, TestStore.Open("S000000001"));
        await Assert.ThrowsAsync<NotPossibleException>(() => Give(view, 0, text ?? new('x', Explanations.LongestText + 1)));
        Assert.Equal(1, await Left(view));
    }

    [Fact]
    public async Task AnotherLoadCameMeanwhile()
    {
        var view = await store.Take();
        await store.Load(view, TestStore.Open("S000000001"));
        var (seen, number) = (await store.Now(view), await Number(view, 0));
        await store.Load(view, TestStore.Open("S000000009"), TestStore.Open("S000000001"));
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() =>
            Explanations.Give(store.Database, store.Vault, seen, [number], "About somebody else.", store.People[TestStore.Analyst]));
        Assert.Equal(2, await Left(view));
    }

    [Fact]
    public async Task SubmittedMeanwhile()
    {
        var view = await store.Take();
        await store.Load(view, TestStore.Open("S000000001"));
        await store.Do(await store.Now(view), ReturnEvent.ApprovalAsked, TestStore.Analyst);
        var seen = await store.Now(view);
        await store.Do(seen, ReturnEvent.Submitted, TestStore.Approver);
        var number = await Number(view, 0);
        await Assert.ThrowsAsync<NotPossibleException>(() => Explanations.Give(store.Database, store.Vault, seen, [number], "Too late.", store.People[TestStore.Analyst]));
        await Assert.ThrowsAsync<NotPossibleException>(() => ReturnLevelNotes.Write(store.Database, store.Vault, seen, 0, "Too late.", store.People[TestStore.Analyst]));
        Assert.Equal(0, await store.Count("explanation", "return_id = @Id", view) + await store.Count("return_note", "return_id = @Id", view));
    }

    [Fact]
    public async Task TwoPeopleExplainTheSameFindingAtOnce()
    {
        var view = await store.Take();
        await store.Load(view, TestStore.Open("S000000001"), TestStore.Open("S000000002"));
        var seen = await store.Now(view);
        var (first, second) = (await Number(view, 0), await Number(view, 1));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(i => Task.Run(async () => await Record.ExceptionAsync(() =>
            Explanations.Give(store.Database, store.Vault, seen, [first], $"Text {i}", store.People[i == 0 ? TestStore.Analyst : TestStore.Approver], seen: "")))));
        Assert.Single(outcomes, o => o is null);
        Assert.Single(outcomes, o => o is ChangedMeanwhileException);
        Assert.Single(await History(view, 0));
        await Explanations.Give(store.Database, store.Vault, seen, [second], "The other one is free.", store.People[TestStore.Analyst], seen: "");
        Assert.Equal(0, await Left(view));
    }

    private async Task Give(ReturnView view, int at, string text) =>
        await Explanations.Give(store.Database, store.Vault, await store.Now(view), [await Number(view, at)], text, store.People[TestStore.Analyst]);

    private async Task<long> Number(ReturnView view, int at) => (await Rows(view))[at].Row.Number;

    private async Task<List<(string? Child, FindingState State, string? Text)>> Shown(ReturnView view) =>
        [.. (await Rows(view)).Select(f => (f.Finding.Child, f.Row.State, f.Explanation))];

    private async Task<IReadOnlyList<FindingView>> Rows(ReturnView view)
    {
        var load = (await store.Now(view)).Load!;
        await using var connection = await store.Database.Open();
        var (key, texts) = (await store.Vault.Open(connection, load.DataKeyId), await Explanations.KeyOf(connection, store.Vault, view.Id));
        return [.. (await Findings.Page(connection, load, Rule, most: 1000)).Select(f => Findings.Open(f, key, texts))];
    }

    private async Task<IEnumerable<string>> History(ReturnView view, int at)
    {
        var row = (await Rows(view))[at].Row;
        await using var connection = await store.Database.Open();
        return (await Explanations.History(connection, view, row, (await Explanations.KeyOf(connection, store.Vault, view.Id))!)).Select(e => e.Text);
    }

    /// <summary>What is left to explain of the rule, asked in each of the three ways that pages ask.</summary>
    private async Task<long> Left(ReturnView view)
    {
        var now = await store.Now(view);
        var tallies = await store.Read(c => Findings.ByRule(c, now.Load!));
        var left = tallies.Where(t => t.Rule == Rule).Sum(t => t.Unexplained);
        Assert.Equal(left, await store.Read(c => Findings.Count(c, now.Load!, Rule, unexplainedOnly: true)));
        Assert.Equal(now.Return.Unexplained, tallies.Sum(t => t.Unexplained));
        return left;
    }
}

public sealed class ExplanationOnSqliteTests(SqliteStore store) : ExplanationTests(store), IClassFixture<SqliteStore>;

public sealed class ExplanationOnPostgresTests(PostgresStore store) : ExplanationTests(store), IClassFixture<PostgresStore>;
