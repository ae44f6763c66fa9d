using OpenCollect.Cin.Rules;

namespace OpenCollect.Portal.Tests.Store;

public abstract class NoteTests(TestStore store)
{
    private static readonly string Sentence = Rule8670Q.Info.AutomaticOk!;
    private static readonly DateOnly Night = new(2026, 6, 1);

    [Fact]
    public async Task TheSentenceClearsEveryFindingOfTheRule()
    {
        var view = await Loaded();
        Assert.Equal(2, (await store.Now(view)).Return.Unexplained);
        await Write(view, $"Other things first.\r\n\r\n  {Sentence.TrimEnd('.').Replace(" have ", "  have\t", StringComparison.Ordinal)}\r\n");
        Assert.Equal(0, (await store.Now(view)).Return.Unexplained);
        var load = (await store.Now(view)).Load!;
        Assert.All(await store.Read(c => Findings.Page(c, load, "8670Q")), f => Assert.Equal(FindingState.AutomaticallyOk, f.State));
        Assert.Equal((0L, true), (await store.Read(c => Findings.ByRule(c, load))).Where(t => t.Rule == "8670Q").Select(t => (t.Unexplained, t.IsCleared)).Single());

        await store.Load(view, TestStore.Open("S000000001"), TestStore.Open("S000000002"), TestStore.Open("S000000003"));
        Assert.Equal(0, (await store.Now(view)).Return.Unexplained);

        await Write(view, "The sentence is gone.");
        Assert.Equal(3, (await store.Now(view)).Return.Unexplained);
    }

    [Theory]
    [InlineData("longer than 45 working days", "longer than 40 working days")]
    [InlineData("8670Q:", "8670Q")]
    [InlineData("All records", "all records")]
    public async Task ANearMissClearsNothingAndIsPointedOut(string from, string to)
    {
        var view = await Loaded();
        var text = Sentence.Replace(from, to, StringComparison.Ordinal);
        Assert.NotEqual(Sentence, text);
        await Write(view, text);
        Assert.Equal(2, (await store.Now(view)).Return.Unexplained);
        var (rule, match) = Assert.Single(ReturnLevelNotes.Outcomes(view.Year, text));
        Assert.Equal(("8670Q", false), (rule.Code, match.Matches));
        Assert.False(string.IsNullOrEmpty(match.Difference));
    }

    [Fact]
    public async Task EveryVersionIsKept()
    {
        var view = await Loaded();
        await Write(view, "One");
        await Write(view, "Two");
        await Write(view, "");
        Assert.Equal([(3, ""), (2, "Two"), (1, "One")], (await store.Read(c => ReturnLevelNotes.Of(c, store.Vault, view.Id))).Select(n => (n.Version, n.Text)));
    }

    [Fact]
    public async Task TwoPeopleAtOnce()
    {
        var view = await Loaded();
        await Write(view, "One");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(async () => await Record.ExceptionAsync(() =>
            ReturnLevelNotes.Write(store.Database, store.Vault, view, 1, $"By {i}", store.People[TestStore.Analyst])))));
        Assert.Single(outcomes, o => o is null);
        Assert.Equal(3, outcomes.Count(o => o is ChangedMeanwhileException));
        Assert.Equal(2, (await store.Read(c => ReturnLevelNotes.Of(c, store.Vault, view.Id))).Count);
    }

    [Fact]
    public async Task TheNightIsRunOnceHoweverOftenItIsStarted()
    {
        var view = await Loaded();
        await Write(view, Sentence);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => ReturnLevelNotes.RunNight(store.Database, store.Vault, Night))));
        Assert.Single(outcomes, o => o);
        Assert.False(await ReturnLevelNotes.RunNight(store.Database, store.Vault, Night));
        var before = (await store.Now(view)).Return;
        Assert.True(await ReturnLevelNotes.RunNight(store.Database, store.Vault, Night.AddDays(1)));
        Assert.Equal(before, (await store.Now(view)).Return);
        var runs = (await store.Read(ReturnLevelNotes.Runs)).Where(r => r.Night.CompareTo("2026-06-05") < 0).ToList();
        Assert.Equal(["2026-06-02", "2026-06-01"], runs.Select(r => r.Night));
        Assert.All(runs, r => Assert.True(r is { Finished: not null, Returns: > 0, Cleared: >= 2 }));
    }

    [Fact]
    public async Task ANightThatWasBrokenOffIsRunAgain()
    {
        var view = await Loaded();
        await Write(view, Sentence);
        var night = Night.AddDays(10);
        await store.Database.Write((c, t) => Dapper.SqlMapper.ExecuteAsync(c, "INSERT INTO automatic_ok_run (id, night, started) VALUES ('broken', @night, @now)", new { night = ReturnDate.Format(night), now = Clock.Now() }, t));
        Assert.True(await ReturnLevelNotes.RunNight(store.Database, store.Vault, night));
        Assert.Equal(1, await store.Count("automatic_ok_run", "night = @night AND finished IS NOT NULL", new { night = ReturnDate.Format(night) }));
    }

    [Fact]
    public async Task WhatIsAuthorisedIsNotTouchedAtNight()
    {
        var view = await store.Take();
        await store.Load(view, TestStore.Clean);
        await store.Do(await store.Now(view), ReturnEvent.ApprovalAsked, TestStore.Analyst);
        await store.Do(await store.Now(view), ReturnEvent.Submitted, TestStore.Approver);
        await store.Do(await store.Now(view), ReturnEvent.Authorised, TestStore.Manager);
        var before = (await store.Now(view)).Return;
        await ReturnLevelNotes.RunNight(store.Database, store.Vault, Night.AddDays(20));
        Assert.Equal(before, (await store.Now(view)).Return);
    }

    private async Task<ReturnView> Loaded()
    {
        var view = await store.Take();
        await store.Load(view, TestStore.Open("S000000001"), TestStore.Open("S000000002"));
        return await store.Now(view);
    }

    private async Task Write(ReturnView view, string text)
    {
        var version = (await store.Read(c => ReturnLevelNotes.Of(c, store.Vault, view.Id))) is [var latest, ..] ? latest.Version : 0;
        await ReturnLevelNotes.Write(store.Database, store.Vault, await store.Now(view), version, text, store.People[TestStore.Analyst]);
    }
}

public sealed class NoteOnSqliteTests(SqliteStore store) : NoteTests(store), IClassFixture<SqliteStore>;

public sealed class NoteOnPostgresTests(PostgresStore store) : NoteTests(store), IClassFixture<PostgresStore>;
