namespace OpenCollect.Portal.Tests.Store;

public abstract class CollectionYearTests(TestStore store)
{
    private static readonly OpenedYear Year = new() { Code = "cin", Ending = 2024, Opens = "2024-04-01", LoadBy = "2024-06-30", SubmitBy = "2024-07-31", Closes = "2024-11-30" };

    [Fact]
    public async Task EveryAuthorityOfTheYearGetsAReturn()
    {
        var opened = await Open(Year);
        var returns = await store.Read(c => Returns.In(c, opened.Id));
        Assert.Equal(LocalAuthority.All.Where(a => a.Years.Include(opened.Year)).Select(a => a.Code).Order(), returns.Select(r => r.Authority.Code).Order());
        await Assert.ThrowsAsync<NotPossibleException>(() => Open(Year));
    }

    [Fact]
    public async Task AFamiliarisationPeriodIsForDummyAuthorities()
    {
        await store.Database.Write((c, t) => Organisations.Ensure(c, t, "authority", "999", "Dummy Authority", isDummy: true));
        var opened = await Open(Year with { Ending = 2023, IsFamiliarisation = true });
        Assert.Equal(["999"], (await store.Read(c => Returns.In(c, opened.Id))).Select(r => r.Authority.Code));
    }

    [Theory]
    [InlineData(nameof(OpenedYear.LoadBy), "2024-04-01", "2024-03-31"), InlineData(nameof(OpenedYear.SubmitBy), "2024-06-30", "2024-06-29"), InlineData(nameof(OpenedYear.Closes), "2024-07-31", "2024-07-30")]
    public void DatesThatFollowEachOther(string date, string first, string before)
    {
        Assert.Empty(CollectionYears.Problems(With(first)));
        Assert.Equal([date], CollectionYears.Problems(With(before)).Select(p => p.About));

        OpenedYear With(string day) => date switch
        {
            nameof(OpenedYear.LoadBy) => Year with { LoadBy = day },
            nameof(OpenedYear.SubmitBy) => Year with { SubmitBy = day },
            _ => Year with { Closes = day },
        };
    }

    [Fact]
    public async Task AYearWithoutRules()
    {
        Assert.Equal(["year"], CollectionYears.Problems(Year with { Ending = 2035 }).Select(p => p.About));
        await Assert.ThrowsAsync<NotPossibleException>(() => Open(Year with { Ending = 2035 }));
    }

    [Fact]
    public async Task ANewSubmissionDateDecidesWhatIsLate()
    {
        var view = await store.Take();
        await store.Load(view, TestStore.Clean);
        await store.Do(await store.Now(view), ReturnEvent.ApprovalAsked, TestStore.Analyst);
        await store.Do(await store.Now(view), ReturnEvent.Submitted, TestStore.Approver);
        Assert.False((await store.Now(view)).Return.IsLate);
        await SubmitBy(Clock.Today().AddDays(-1));
        Assert.True((await store.Now(view)).Return.IsLate);
        await SubmitBy(Clock.Today());
        Assert.False((await store.Now(view)).Return.IsLate);

        Task SubmitBy(DateOnly day) => CollectionYears.SetDates(store.Database, view.Year with { LoadBy = view.Year.Opens, SubmitBy = ReturnDate.Format(day) }, store.People[TestStore.Manager]);
    }

    private Task<OpenedYear> Open(OpenedYear year) => CollectionYears.Open(store.Database, year, store.People[TestStore.Manager]);
}

public sealed class CollectionYearOnSqliteTests(SqliteStore store) : CollectionYearTests(store), IClassFixture<SqliteStore>;

public sealed class CollectionYearOnPostgresTests(PostgresStore store) : CollectionYearTests(store), IClassFixture<PostgresStore>;
