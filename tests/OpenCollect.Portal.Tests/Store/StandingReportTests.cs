using OpenCollect.LookedAfter;
using OpenCollect.LookedAfter.Generating;

namespace OpenCollect.Portal.Tests.Store;

public abstract class StandingReportTests(TestStore store)
{
    [Fact]
    public async Task KeptReportsOfTheCensusAreThoseOfTheReturn()
    {
        var view = await store.Take();
        await store.Load(view, [.. TestStore.Faulty(view, 400)]);
        await Same(await store.Now(view));
    }

    [Fact]
    public async Task KeptReportsOfChildrenLookedAfterAreThoseOfTheReturn()
    {
        var view = await store.Take("cla");
        var generator = new LookedAfterGenerator(5, view.Year.Year, view.Authority.Code);
        var folder = new Dictionary<string, MemoryStream>(StringComparer.Ordinal);
        using (var writer = new LookedAfterCsvWriter(name => folder[name] = new MemoryStream(), view.Year.Year))
        {
            foreach (var child in new LookedAfterFaults(generator, 0.2).Children(200).Select(made => made.Person.ThisYear).OfType<LookedAfterChild>())
            {
                writer.Write(child);
            }
        }

        await store.Load(view, [.. folder.Select(f => (f.Key, f.Value.ToArray()))]);
        await Same(await store.Now(view));
    }

    [Fact]
    public async Task AReturnChangedOnScreenHasNoneUntilItIsCheckedAsAWhole()
    {
        var view = await store.Take();
        await store.Load(view, [.. TestStore.Faulty(view, 10)]);
        var corrections = new Corrections(store.Database, store.Vault, store.Shelf);
        await corrections.AddChild(await store.Now(view), "TEST-ADDED", store.People[TestStore.Analyst]);
        view = await store.Now(view);
        Assert.Null(await Part(view, view.Year.Collection.Reports[0].Code, 1));

        await store.Check.Run(await corrections.CheckWhole(view, store.People[TestStore.Analyst]));
        view = await store.Now(view);
        await Same(view);

        await corrections.AddChild(view, "TEST-ADDED-AGAIN", store.People[TestStore.Analyst]);
        Assert.Null(await Part(await store.Now(view), view.Year.Collection.Reports[0].Code, 1));
    }

    [Fact]
    public async Task NoneOfADeletedReturn()
    {
        var view = await store.Take();
        await store.Load(view, [.. TestStore.Faulty(view, 10)]);
        var load = (await store.Now(view)).Load!;
        await store.Do(await store.Now(view), ReturnEvent.Deleted, TestStore.Analyst);
        Assert.Equal(0, await store.Count("standing_report", "load_id = @Id", load));
    }

    /// <summary>Each part of each report that was kept is what counting the return comes to.</summary>
    private async Task Same(ReturnView view)
    {
        await using var connection = await store.Database.Open();
        var rows = 0;
        foreach (var report in view.Year.Collection.Reports.Where(r => r.ComparesLastYear))
        {
            Assert.Null(await Part(view, report.Code, 1));
        }

        foreach (var report in view.Year.Collection.Reports.Where(r => !r.ComparesLastYear))
        {
            using var opened = view.Year.Collection.Open(await Loads.ReturnOf(store.Database, store.Vault, view.Load!, view, connection));
            var table = report.Of(opened.Children(view.Year.Year), view.Year.Year);
            for (var part = 1; part == 1 || (part - 1) * StandingReports.PartRows < table.Rows.Count; part++)
            {
                var (counted, kept) = (StandingReports.Part(table, part), await Part(view, report.Code, part));
                Assert.NotNull(kept);
                Assert.Equal(counted.Columns, kept.Columns);
                Assert.Equal(counted.Total, kept.Total);
                Assert.Equal(counted.Rows.Select(r => string.Join('|', r)), kept.Rows.Select(r => string.Join('|', r)));
                rows += kept.Rows.Count;
            }
        }

        Assert.True(rows > StandingReports.PartRows || view.Load!.Children < 100);
    }

    private async Task<StandingPart?> Part(ReturnView view, string report, int part)
    {
        await using var connection = await store.Database.Open();
        return await StandingReports.Part(connection, view.Load!, await store.Vault.Open(connection, view.Load!.DataKeyId), report, part);
    }
}

public sealed class StandingReportsOnSqliteTests(SqliteStore store) : StandingReportTests(store), IClassFixture<SqliteStore>;

public sealed class StandingReportsOnPostgresTests(PostgresStore store) : StandingReportTests(store), IClassFixture<PostgresStore>;
