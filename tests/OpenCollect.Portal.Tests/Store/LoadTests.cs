using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using OpenCollect.Cin;
using OpenCollect.LookedAfter;
using OpenCollect.LookedAfter.Generating;

namespace OpenCollect.Portal.Tests.Store;

public abstract class LoadTests(TestStore store)
{
    private static readonly CinSample Sample = CinSample.Latest;

    [Fact]
    public async Task ALoadThatIsCheckedCounts()
    {
        var view = await store.Take();
        var children = TestStore.Faulty(view, 60).ToList();
        var file = TestStore.Cin(view, children);
        var load = await store.Load(view, ("return.xml", file));
        var now = await store.Now(view);
        Assert.Equal((LoadState.Done, ReturnStatus.LoadedAndValidated, load.Id), (load.State, now.Status, now.Return.CurrentLoadId));
        Assert.Equal((60L, file.LongLength, Convert.ToHexStringLower(SHA256.HashData(file)), 1), (load.Children!.Value, load.Bytes, load.Sha256, load.Number));
        Assert.NotNull(now.Return.FirstLoaded);
        Assert.True(load.Errors > 0 && load.Queries > 0);

        var tallies = await store.Read(c => Findings.ByRule(c, load));
        Assert.Equal((load.Errors, load.Queries), (Sum(nameof(Severity.Error)), Sum(nameof(Severity.Query))));
        Assert.Equal(now.Return.Unexplained, tallies.Sum(t => t.Unexplained));
        foreach (var tally in tallies)
        {
            Assert.Equal((tally.Rule, tally.Findings + tally.NotJudged), (tally.Rule, await store.Read(c => Findings.Count(c, load, tally.Rule))));
            Assert.Equal((tally.Rule, tally.Unexplained), (tally.Rule, tally.Severity == "Query" ? await store.Read(c => Findings.Count(c, load, tally.Rule, unexplainedOnly: true)) : 0));
        }

        var key = await store.Read(c => store.Vault.Open(c, load.DataKeyId));
        var lines = await store.Read(c => Children.Page(c, load, key, withFindings: false, 100, 0));
        Assert.Equal(children.Select(c => c.Id), lines.Select(l => l.Id));
        var (some, number) = children.Select((child, i) => (child, i + 1)).First(c => c.child.Id is not null);
        Assert.Equal(number, await store.Read(c => Children.Find(c, load, store.Vault, some.Id!)));
        Assert.Null(await store.Read(c => Children.Find(c, load, store.Vault, "nobody")));

        long Sum(string severity) => tallies.Where(t => t.Severity == severity).Sum(t => t.Findings);
    }

    [Fact]
    public async Task TheFilesComeOutAsTheyWentIn()
    {
        var view = await store.Take();
        var big = TestStore.Cin(view, TestStore.Faulty(view, 1000));
        Assert.True(big.Length > 1 << 20);
        var load = await store.Load(view, ("big.xml", big));
        await using var connection = await store.Database.Open();
        var file = Assert.Single(await Loads.FilesOf(store.Database, store.Vault, load, connection));
        await using var stream = file.Open();
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        Assert.Equal(big, copy.ToArray());
    }

    [Fact]
    public async Task FilesThatAreOpenHoldNoConnections()
    {
        var view = await store.Take();
        var load = await store.Load(view, TestStore.Clean);
        await using var connection = await store.Database.Open();
        var file = Assert.Single(await Loads.FilesOf(store.Database, store.Vault, load, connection));
        var open = Enumerable.Range(0, 60).Select(_ => file.Open()).ToList();
        Assert.Single(open.Select(s => s.ReadByte()).Distinct());
        foreach (var stream in open)
        {
            await stream.DisposeAsync();
        }
    }

    [Fact]
    public async Task ALookedAfterReturnOfSeveralTables()
    {
        var view = await store.Take("cla");
        var generator = new LookedAfterGenerator(3, view.Year.Year, view.Authority.Code);
        var folder = new Dictionary<string, MemoryStream>(StringComparer.Ordinal);
        using (var writer = new LookedAfterCsvWriter(name => folder[name] = new MemoryStream(), view.Year.Year))
        {
            foreach (var person in generator.Children(40))
            {
                if (person.ThisYear is { } child)
                {
                    writer.Write(child);
                }
            }
        }

        var load = await store.Load(view, [.. folder.Select(f => (f.Key, f.Value.ToArray()))]);
        Assert.Equal((LoadState.Done, folder.Count), (load.State, load.Files.Count));
        Assert.Equal(ReturnStatus.LoadedAndValidated, (await store.Now(view)).Status);
        Assert.NotEmpty(await store.Read(c => Headline.Read(c, load)));
    }

    [Fact]
    public async Task AZipFileIsReadLikeTheFileInIt()
    {
        var view = await store.Take();
        Assert.Equal(LoadState.Done, (await store.Load(view, ("return.zip", Zip("return.xml", TestStore.Cin(view, TestStore.Clean))))).State);
    }

    public static TheoryData<string> Refusals => [.. Refused.Keys];

    private static Dictionary<string, Func<ReturnView, (string Name, byte[] Content)[]>> Refused { get; } = new(StringComparer.Ordinal)
    {
        ["another authority"] = view => [("return.xml", TestStore.Cin("201", view.Year.Year, [TestStore.Clean]))],
        ["another year"] = view => [("return.xml", TestStore.Cin(view.Authority.Code, view.Year.Year.Previous, [new CinSample(2025).Child]))],
        ["another collection"] = _ => [("header.csv", "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nS1,1,01/01/2015,WBRI,,0,\n"u8.ToArray())],
        ["two returns"] = view => [("a.xml", TestStore.Cin(view, TestStore.Clean)), ("b.xml", TestStore.Cin(view, TestStore.Clean))],
        ["broken off"] = view => [("return.xml", TestStore.Cin(view, TestStore.Clean)[..^20])],
        ["no return at all"] = _ => [("return.xml", "<hello/>"u8.ToArray())],
        ["no XML at all"] = _ => [("return.xml", "hello"u8.ToArray())],
        ["a document type"] = view => [("return.xml", Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(TestStore.Cin(view, TestStore.Clean)).Replace(
            "<Message>", "<!DOCTYPE Message [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>\n<Message>", StringComparison.Ordinal)))],
        ["an outer entity"] = _ => [("return.xml", "<!DOCTYPE Message [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Message><Header>&x;</Header></Message>"u8.ToArray())],
        ["a zip that unpacks to far too much"] = _ => [("return.zip", Zip("return.xml", new byte[80 << 20]))],
        ["a zip of nothing"] = _ => [("return.zip", Zip("return.xml", []))],
        ["no zip at all"] = _ => [("return.zip", "PK hello"u8.ToArray())],
        ["bytes that are no text"] = _ => [("return.xml", [0xff, 0xfe, 0, 0xd8, 0, 0, 1, 2, 3])],
        ["a table with a nought byte"] = _ => [("Identifiers.csv", "LAchildID,\0UPN\nS1\0,\n"u8.ToArray())],
    };

    [Theory, MemberData(nameof(Refusals))]
    public async Task WhatIsRefusedLeavesWhatWasThere(string what)
    {
        var view = await store.Take();
        var first = await store.Load(view, TestStore.Clean);
        var before = await store.Now(view);
        var load = await store.Load(view, Refused[what](view));
        Assert.Equal(LoadState.Refused, load.State);
        Assert.False(string.IsNullOrWhiteSpace(load.Problem));
        Assert.Equal(before.Return, (await store.Now(view)).Return);
        Assert.Equal((1, 0, 0, 0), (await Rows("child", first), await Rows("child", load), await Rows("finding", load), await Rows("load_part", load)));
        Assert.DoesNotContain(load.Id, await store.Read(Loads.Unfinished));
        Assert.DoesNotContain("/etc", load.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingAndEmptyFilesAreRefusedAtOnce()
    {
        var view = await store.Take();
        await Assert.ThrowsAsync<NotPossibleException>(() => store.Receive(view));
        await Assert.ThrowsAsync<NotPossibleException>(() => store.Receive(view, ("empty.xml", [])));
        Assert.Equal(ReturnStatus.NoData, (await store.Now(view)).Status);
        Assert.All(await store.Read(c => Loads.Of(c, view.Id)), l => Assert.Equal(LoadState.Refused, l.State));
    }

    [Fact]
    public async Task AFileThatStopsArrivingLeavesNothing()
    {
        var view = await store.Take();
        await Assert.ThrowsAsync<IOException>(() => Loads.Receive(store.Database, store.Vault, view.Id, store.People[TestStore.Analyst], "file", BrokenOff()));
        var load = Assert.Single(await store.Read(c => Loads.Of(c, view.Id)));
        Assert.Equal((LoadState.Refused, 0), (load.State, await Rows("load_part", load)));

        static async IAsyncEnumerable<IncomingFile> BrokenOff()
        {
            yield return new("whole.xml", new MemoryStream(new byte[3 << 20]));
            await Task.Yield();
            throw new IOException("The connection is gone.");
        }
    }

    [Fact]
    public async Task AnUploadWhoseProcessDiedIsEndedLaterAndOthersAreNot()
    {
        var view = await store.Take();
        var old = await store.Load(view, TestStore.Clean);
        await store.Database.Write((c, t) => c.ExecuteAsync("UPDATE load SET state = 'receiving' WHERE id = @Id", old, t));
        Assert.Equal(0, await Loads.EndBrokenOff(store.Database, "2001-01-01T00:00:00.000Z"));
        Assert.Equal(1, await Loads.EndBrokenOff(store.Database, Clock.Text(Clock.Provider.GetUtcNow().AddMinutes(1))));
        Assert.Equal(LoadState.Refused, (await store.Read(c => Loads.Find(c, old.Id)))!.State);
    }

    [Fact]
    public async Task AfterTheEndNothingCanBeRefusedOrFailed()
    {
        var view = await store.Take();
        var load = await store.Load(view, [.. TestStore.Faulty(view, 10)]);
        var before = (await Rows("child", load), await Rows("finding", load), await Rows("load_part", load));
        await store.Check.Fail(load.Id);
        await Loads.Refuse(store.Database, load.Id, "Too late.", LoadState.Refused);
        Assert.Equal(LoadState.Done, (await store.Read(c => Loads.Find(c, load.Id)))!.State);
        Assert.Equal(before, (await Rows("child", load), await Rows("finding", load), await Rows("load_part", load)));
    }

    [Fact]
    public async Task CheckedAgainNothingIsDoubled()
    {
        var view = await store.Take();
        var load = await store.Load(view, [.. TestStore.Faulty(view, 40)]);
        var before = (await Rows("child", load), await Rows("finding", load), await Rows("rule_count", load), await Rows("headline", load));
        Assert.True(await store.Check.Run(load.Id));
        await store.Database.Write((c, t) => c.ExecuteAsync("UPDATE load SET state = 'running' WHERE id = @Id; UPDATE return_ SET current_load_id = NULL WHERE id = @ReturnId; DELETE FROM rule_count WHERE load_id = @Id; DELETE FROM headline WHERE load_id = @Id; DELETE FROM rule_not_run WHERE load_id = @Id", load, t));
        Assert.True(await store.Check.Run(load.Id));
        Assert.Equal(before, (await Rows("child", load), await Rows("finding", load), await Rows("rule_count", load), await Rows("headline", load)));
        Assert.Equal(load.Id, (await store.Now(view)).Load?.Id);
    }

    [Fact]
    public async Task SeveralWorkersAtOnceCheckItOnce()
    {
        var view = await store.Take();
        var id = await store.Receive(view, ("return.xml", TestStore.Cin(view, TestStore.Faulty(view, 80))));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => store.Check.Run(id))));
        var load = (await store.Read(c => Loads.Find(c, id)))!;
        Assert.Equal((LoadState.Done, 80), (load.State, await Rows("child", load)));
        Assert.Equal(1, await store.Count("audit", "action = 'return loaded' AND subject = @subject", new { subject = $"return {view.Id}" }));
    }

    [Fact]
    public async Task AWorkerThatLostItsTurnWritesNothingMore()
    {
        // As when its connection broke off: another has begun anew, and what the first still writes must not be mixed in.
        var view = await store.Take();
        var id = await store.Receive(view, ("return.xml", TestStore.Cin(view, TestStore.Faulty(view, 1500))));
        await OnceStored(id, 600, "UPDATE load SET attempt = attempt + 1 WHERE id = NEW.load_id");
        Assert.False(await store.Check.Run(id));
        Assert.Equal(750, await store.Count("child", "load_id = @id", new { id }));
        Assert.Equal(ReturnStatus.NoData, (await store.Now(view)).Status);
        await Never(id);
        Assert.True(await store.Check.Run(id));
        Assert.Equal(1500, await store.Count("child", "load_id = @id", new { id }));
        Assert.Equal(id, (await store.Now(view)).Load?.Id);
    }

    [Fact]
    public async Task BrokenOffInTheMiddleItStaysInTheQueueAndIsDoneLater()
    {
        var view = await store.Take();
        var id = await store.Receive(view, ("return.xml", TestStore.Cin(view, TestStore.Faulty(view, 1500))));
        using var stop = new CancellationTokenSource();
        var run = store.Check.Run(id, stop.Token);
        while (await store.Count("child", "load_id = @id", new { id }) == 0 && !run.IsCompleted)
        {
            await Task.Delay(5);
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Equal(ReturnStatus.NoData, (await store.Now(view)).Status);
        Assert.Contains(id, await store.Read(Loads.Unfinished));
        Assert.True(await store.Check.Run(id));
        Assert.Equal(1500, await store.Count("child", "load_id = @id", new { id }));
    }

    [Fact]
    public async Task AReturnDeletedWhileItIsChecked()
    {
        var view = await store.Take();
        await store.Load(view, TestStore.Clean);
        var id = await store.Receive(view, ("return.xml", TestStore.Cin(view, TestStore.Faulty(view, 1500))));
        var run = store.Check.Run(id);
        while (await store.Count("child", "load_id = @id", new { id }) == 0 && !run.IsCompleted)
        {
            await Task.Delay(5);
        }

        await Returns.Do(store.Database, view.Id, null, ReturnEvent.Deleted, store.People[TestStore.Analyst]);
        await run;
        Assert.Equal((ReturnStatus.NoData, null), ((await store.Now(view)).Status, (await store.Now(view)).Load));
        Assert.Equal(0, await store.Count("child", "load_id = @id", new { id }));
        Assert.True(await store.Check.Run(id));
        Assert.Equal(ReturnStatus.NoData, (await store.Now(view)).Status);
    }

    [Fact]
    public async Task AReturnAuthorisedWhileAnotherLoadWaits()
    {
        var view = await store.Take();
        var first = await store.Load(view, TestStore.Clean);
        var id = await store.Receive(view, ("return.xml", TestStore.Cin(view, TestStore.Clean, Sample.Unborn)));
        await store.Do(await store.Now(view), ReturnEvent.ApprovalAsked, TestStore.Analyst);
        await store.Do(await store.Now(view), ReturnEvent.Submitted, TestStore.Approver);
        await store.Do(await store.Now(view), ReturnEvent.Authorised, TestStore.Manager);
        Assert.True(await store.Check.Run(id));
        var load = (await store.Read(c => Loads.Find(c, id)))!;
        Assert.Equal((LoadState.Refused, 0), (load.State, await Rows("child", load)));
        Assert.Contains("Authorised", load.Problem!, StringComparison.Ordinal);
        Assert.Equal((ReturnStatus.Authorised, first.Id), ((await store.Now(view)).Status, (await store.Now(view)).Load?.Id));
    }

    [Fact]
    public async Task TheLaterOfTwoLoadsCountsWhicheverIsCheckedFirst()
    {
        var view = await store.Take();
        var first = await store.Receive(view, ("first.xml", TestStore.Cin(view, TestStore.Clean)));
        var second = await store.Receive(view, ("second.xml", TestStore.Cin(view, TestStore.Clean, Sample.Unborn)));
        Assert.True(await store.Check.Run(second));
        Assert.True(await store.Check.Run(first));
        Assert.Equal(second, (await store.Now(view)).Load?.Id);
        Assert.Equal(LoadState.Done, (await store.Read(c => Loads.Find(c, first)))!.State);
        await Loads.GoBack(store.Database, store.Vault, view.Id, (await store.Now(view)).Return.Version, first, store.People[TestStore.Analyst]);
        Assert.Equal(first, (await store.Now(view)).Load?.Id);
    }

    [Fact]
    public async Task GoingBackToAnEarlierLoad()
    {
        var view = await store.Take();
        var first = await store.Load(view, TestStore.Open("S000000001"), TestStore.Open("S000000002"));
        var second = await store.Load(view, TestStore.Clean);
        var two = await store.Now(view);
        Assert.Equal((second.Id, 0L), (two.Load!.Id, two.Return.Unexplained));
        await Loads.GoBack(store.Database, store.Vault, view.Id, two.Return.Version, first.Id, store.People[TestStore.Analyst]);
        var back = await store.Now(view);
        Assert.Equal((first.Id, 2L), (back.Load!.Id, back.Return.Unexplained));
        Assert.Equal(LoadState.Done, (await store.Read(c => Loads.Find(c, second.Id)))!.State);
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => Loads.GoBack(store.Database, store.Vault, view.Id, two.Return.Version, second.Id, store.People[TestStore.Analyst]));
    }

    [Fact]
    public async Task ThereIsNoGoingBackToWhatWasRefusedOrIsAnotherReturns()
    {
        var (view, other) = (await store.Take(), await store.Take());
        await store.Load(view, TestStore.Clean);
        var refused = await store.Load(view, ("return.xml", "<no/>"u8.ToArray()));
        var others = await store.Load(other, TestStore.Clean);
        var version = (await store.Now(view)).Return.Version;
        foreach (var id in (string[])[refused.Id, others.Id, "none"])
        {
            await Assert.ThrowsAsync<NotPossibleException>(() => Loads.GoBack(store.Database, store.Vault, view.Id, version, id, store.People[TestStore.Analyst]));
        }
    }

    [Fact]
    public async Task DeletingTakesContentAndKeysAndKeepsThatItWasThere()
    {
        var view = await store.Take();
        var first = await store.Load(view, [.. TestStore.Faulty(view, 20)]);
        var second = await store.Load(view, TestStore.Clean, TestStore.Open("S000000001"));
        await Explain(view, second, "A text that stays.");
        await store.Do(await store.Now(view), ReturnEvent.Deleted, TestStore.Analyst);
        foreach (var load in (LoadRow[])[first, second])
        {
            foreach (var table in (string[])["load_part", "child", "finding", "rule_count", "rule_not_run", "headline", "correction"])
            {
                Assert.Equal((table, 0L), (table, await Rows(table, load)));
            }

            Assert.Equal(0, await store.Count("data_key", "id = @DataKeyId", load));
            var now = (await store.Read(c => Loads.Find(c, load.Id)))!;
            Assert.Equal((LoadState.Deleted, load.Sha256, load.LoadedAt), (now.State, now.Sha256, now.LoadedAt));
        }

        var after = await store.Now(view);
        Assert.Equal((ReturnStatus.NoData, null, 0L), (after.Status, after.Load, after.Return.Unexplained));
        var third = await store.Load(view, TestStore.Clean, TestStore.Open("S000000001"));
        Assert.Equal("A text that stays.", Assert.Single(await Open(third)).Explanation);
    }

    [Fact]
    public async Task LastYearsAuthorisedReturnStandsBeside()
    {
        var view = await store.Take();
        var last = await store.Of(view, 2025);
        await store.Load(last, [.. Enumerable.Range(0, 5).Select(i => new CinSample(2025).Child with { Id = $"S00000000{i}", Upn = null, UpnUnknown = "UN3" })]);
        var alone = await store.Load(view, TestStore.Clean);
        Assert.All(await store.Read(c => Headline.Read(c, alone)), h => Assert.Null(h.Previous));
        await store.Do(await store.Now(last), ReturnEvent.ApprovalAsked, TestStore.Analyst);
        await store.Do(await store.Now(last), ReturnEvent.Submitted, TestStore.Approver);
        await store.Database.Write((c, t) => c.ExecuteAsync("UPDATE load SET errors = 0 WHERE return_id = @Id; UPDATE return_ SET unexplained = 0 WHERE id = @Id", last, t));
        await store.Do(await store.Now(last), ReturnEvent.Authorised, TestStore.Manager);
        var beside = await store.Load(view, TestStore.Clean);
        var figures = await store.Read(c => Headline.Read(c, beside));
        Assert.Equal((1L, 5L), (figures[0].Figure, figures[0].Previous!.Value));
        Assert.Contains(await store.Read(c => Findings.ByRule(c, beside)), t => t.Rule == "YonY 01" || t.Rule == "YonY01");
    }

    /// <summary>Lets something happen in the database at the moment when a child is stored.</summary>
    private Task<int> OnceStored(string load, int child, string what) => store.Database.Write((c, t) => c.ExecuteAsync(
        store.IsPostgres
            ? $"""
               CREATE FUNCTION f{load}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {what}; RETURN NEW; END $$;
               CREATE TRIGGER t{load} AFTER INSERT ON child FOR EACH ROW WHEN (NEW.load_id = '{load}' AND NEW.number = {child}) EXECUTE FUNCTION f{load}()
               """
            : $"CREATE TRIGGER t{load} AFTER INSERT ON child WHEN NEW.load_id = '{load}' AND NEW.number = {child} BEGIN {what}; END", transaction: t));

    private Task<int> Never(string load) => store.Database.Write((c, t) => c.ExecuteAsync(store.IsPostgres ? $"DROP TRIGGER t{load} ON child" : $"DROP TRIGGER t{load}", transaction: t));

    private async Task Explain(ReturnView view, LoadRow load, string text)
    {
        var numbers = (await store.Read(c => Findings.Page(c, load, "8670Q"))).Select(f => f.Number).ToList();
        await Explanations.Give(store.Database, store.Vault, await store.Now(view), numbers, text, store.People[TestStore.Analyst]);
    }

    private async Task<IReadOnlyList<FindingView>> Open(LoadRow load)
    {
        await using var connection = await store.Database.Open();
        var (key, texts) = (await store.Vault.Open(connection, load.DataKeyId), await Explanations.KeyOf(connection, store.Vault, load.ReturnId));
        return [.. (await Findings.Page(connection, load, "8670Q")).Select(f => Findings.Open(f, key, texts))];
    }

    private async Task<int> Rows(string table, LoadRow load) => (int)await store.Count(table, "load_id = @Id", load);

    private static byte[] Zip(string name, byte[] content)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(content);
        }

        return stream.ToArray();
    }
}

public sealed class LoadOnSqliteTests(SqliteStore store) : LoadTests(store), IClassFixture<SqliteStore>;

public sealed class LoadOnPostgresTests(PostgresStore store) : LoadTests(store), IClassFixture<PostgresStore>;
