using OpenCollect.LookedAfter;
using OpenCollect.LookedAfter.Generating;
using OpenCollect.Reports;

namespace OpenCollect.Portal.Tests.Store;

public abstract class BypassTests(TestStore store)
{
    private const string Reason = "Made-up reason: the court decided it so.";

    [Fact]
    public async Task AnErrorWithAReasonCountsNoMore()
    {
        var (view, load, error) = await Erring();
        await Give(view, error.Number);
        var now = await store.Now(view);
        Assert.Equal((load.Errors!.Value - 1, 1), (now.Errors, now.Return.Bypassed));
        var tally = (await store.Read(c => Findings.ByRule(c, load))).Single(t => t.Rule == error.Rule);
        Assert.Equal((1, tally.Findings - 1, 0), (tally.Bypassed, tally.Left, tally.Unexplained));
        Assert.Equal(tally.Left, await store.Read(c => Findings.Count(c, load, error.Rule, unexplainedOnly: true)));
        Assert.True((await Row(load, error.Number)).IsBypassed);
        Assert.Equal(1, await store.Count("audit", "action = 'bypass reason written' AND subject = @subject", new { subject = $"return {view.Id}" }));

        await Explanations.Withdraw(store.Database, store.Vault, now, [error.Number], store.People[TestStore.Analyst]);
        Assert.Equal((load.Errors.Value, 0), ((await store.Now(view)).Errors, (await store.Now(view)).Return.Bypassed));
        Assert.Equal(1, await store.Count("audit", "action = 'bypass reason withdrawn' AND subject = @subject", new { subject = $"return {view.Id}" }));
    }

    [Fact]
    public async Task ItCarriesOverWhereTheValuesAreTheSameAndIsStaleWhereNot()
    {
        var (view, load, error) = await Erring();
        await Give(view, error.Number);
        var again = await store.Load(view, Files(view, with: null));
        Assert.Equal((1, Reason), ((await store.Now(view)).Return.Bypassed, await TextOf(view, again, error.Fingerprint)));

        // The child comes with another value at the place: the text is shown, and bypasses nothing.
        var other = await store.Load(view, Files(view, with: child => child with { Headers = [child.Headers[0] with { Sex = "8" }] }));
        var stale = (await Rows(other)).Single(r => r.Row.Place == error.Place);
        Assert.Equal((FindingState.Stale, Reason, 0), (stale.Row.State, stale.Explanation, (await store.Now(view)).Return.Bypassed));
        Assert.False(stale.Row.IsBypassed);
        Assert.Equal(other.Errors, (await store.Now(view)).Errors);

        await Loads.GoBack(store.Database, store.Vault, view.Id, (await store.Now(view)).Return.Version, load.Id, store.People[TestStore.Analyst]);
        Assert.Equal(1, (await store.Now(view)).Return.Bypassed);
    }

    [Fact]
    public async Task TheDepartmentAsksAgainAndAcceptsAndCanThenAuthorise()
    {
        var (view, load, error) = await Erring();
        var errors = (await store.Read(c => Findings.Page(c, load, severity: nameof(Severity.Error), most: 10_000))).Select(f => f.Number).ToList();
        await Explanations.Give(store.Database, store.Vault, await store.Now(view), errors, Reason, store.People[TestStore.Analyst]);
        var queries = (await store.Read(c => Findings.Page(c, load, severity: nameof(Severity.Query), most: 10_000))).Select(f => f.Number).ToList();
        if (queries.Count > 0)
        {
            await Explanations.Give(store.Database, store.Vault, await store.Now(view), queries, Reason, store.People[TestStore.Analyst]);
        }

        await store.Do(await store.Now(view), ReturnEvent.ApprovalAsked, TestStore.Analyst);
        await store.Do(await store.Now(view), ReturnEvent.Submitted, TestStore.Approver);
        await Answer(accept: false, "Which court?");
        Assert.Equal(1, (await store.Now(view)).Errors);
        var refused = await Assert.ThrowsAsync<NotPossibleException>(async () => await store.Do(await store.Now(view), ReturnEvent.Authorised, TestStore.Manager));
        Assert.Contains("1 errors", refused.Message, StringComparison.Ordinal);

        await Answer(accept: true, "");
        Assert.Equal((0, errors.Count), ((await store.Now(view)).Errors, (await store.Now(view)).Return.Bypassed));
        await store.Do(await store.Now(view), ReturnEvent.Authorised, TestStore.Manager);
        Assert.Equal(ReturnStatus.Authorised, (await store.Now(view)).Status);

        async Task Answer(bool accept, string reply) =>
            await Explanations.Answer(store.Database, store.Vault, await store.Now(view), [error.Number], accept, reply, store.People[TestStore.Manager]);
    }

    [Fact]
    public async Task ReportsSayItAsThoseOfTheCommandLineDo()
    {
        var (view, load, error) = await Erring();
        await Give(view, error.Number);
        var reports = await store.Read(async c => await StoredReports.Of(c, store.Vault, await store.Now(view)));
        using var csv = new MemoryStream();
        reports.Write(ReportFiles.Names.Single(n => n == "findings.csv"), csv);
        var text = System.Text.Encoding.UTF8.GetString(csv.ToArray());
        Assert.Contains($"(bypassed: {Reason})", text, StringComparison.Ordinal);
        Assert.Single(text.Split('\n'), line => line.Contains("bypassed", StringComparison.Ordinal) && line.Contains(error.Rule, StringComparison.Ordinal));
        Assert.Equal((error.Rule, Reason, 1L), (reports.Summary.Bypasses.Single().Reason.Rule, reports.Summary.Bypasses.Single().Reason.Reason, reports.Summary.Bypasses.Single().Findings));
        var count = reports.Summary.Counts.Single(c => c.Rule.Code == error.Rule);
        Assert.Equal((1L, load.Errors!.Value - 1), (count.Accepted, reports.Summary.Counts.Where(c => c.Rule.Severity == Severity.Error).Sum(c => c.Open)));
    }

    [Fact]
    public async Task ErrorsOfTheCensusAreCorrected()
    {
        var view = await store.Take();
        var load = await store.Load(view, [.. TestStore.Faulty(view, 20, 1)]);
        var error = (await store.Read(c => Findings.Page(c, load, severity: nameof(Severity.Error), most: 1)))[0];
        await Assert.ThrowsAsync<NotPossibleException>(async () => await Explanations.Give(store.Database, store.Vault, await store.Now(view), [error.Number], Reason, store.People[TestStore.Analyst]));
        Assert.Equal((load.Errors!.Value, 0), ((await store.Now(view)).Errors, await store.Count("explanation", "return_id = @Id", view)));
    }

    [Fact]
    public async Task DeletedItCountsNothing()
    {
        var (view, _, error) = await Erring();
        await Give(view, error.Number);
        await Returns.Do(store.Database, view.Id, null, ReturnEvent.Deleted, store.People[TestStore.Analyst]);
        Assert.Equal((0, 0), ((await store.Now(view)).Errors, (await store.Now(view)).Return.Bypassed));
    }

    /// <summary>A return with an error about the sex of its first child, and that error.</summary>
    private async Task<(ReturnView View, LoadRow Load, OpenCollect.Store.FindingRow Error)> Erring()
    {
        var view = await store.Take("cla");
        var load = await store.Load(view, Files(view, with: null));
        var error = (await Rows(load)).First(f => f.Row is { Severity: nameof(Severity.Error), Child: 1 } && f.Finding.At.Field == "SEX");
        return (view, load, error.Row);
    }

    private static (string Name, byte[] Content)[] Files(ReturnView view, Func<LookedAfterChild, LookedAfterChild>? with)
    {
        var children = new LookedAfterGenerator(5, view.Year.Year, view.Authority.Code).Children(6).Select(p => p.ThisYear).OfType<LookedAfterChild>()
            .Select((child, i) => i > 0 ? child : with is null ? child with { Headers = [child.Headers[0] with { Sex = "9" }] } : with(child));
        return TestStore.LookedAfter(view, children);
    }

    private async Task Give(ReturnView view, long number) =>
        await Explanations.Give(store.Database, store.Vault, await store.Now(view), [number], Reason, store.People[TestStore.Analyst]);

    private async Task<OpenCollect.Store.FindingRow> Row(LoadRow load, long number) => (await store.Read(c => Findings.ByNumber(c, load, [number]))).Single();

    private async Task<string?> TextOf(ReturnView view, LoadRow load, string fingerprint) => (await Rows(load)).Single(f => f.Row.Fingerprint == fingerprint).Explanation;

    private async Task<IReadOnlyList<FindingView>> Rows(LoadRow load)
    {
        await using var connection = await store.Database.Open();
        var (key, texts) = (await store.Vault.Open(connection, load.DataKeyId), await Explanations.KeyOf(connection, store.Vault, load.ReturnId));
        return [.. (await Findings.Page(connection, load, most: 10_000)).Select(f => Findings.Open(f, key, texts))];
    }
}

public sealed class BypassOnSqliteTests(SqliteStore store) : BypassTests(store), IClassFixture<SqliteStore>;

public sealed class BypassOnPostgresTests(PostgresStore store) : BypassTests(store), IClassFixture<PostgresStore>;
