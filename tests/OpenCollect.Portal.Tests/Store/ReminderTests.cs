namespace OpenCollect.Portal.Tests.Store;

public abstract class ReminderTests(TestStore store)
{
    private static readonly DateOnly Deadline = new(2026, 7, 31);

    [Theory]
    [InlineData(-8, 0), InlineData(-7, 1), InlineData(-6, 1), InlineData(-2, 1), InlineData(-1, 1), InlineData(0, 1), InlineData(1, 0)]
    public async Task DaysFromTheSubmissionDate(int days, int reminders)
    {
        var view = await WithDeadline(await store.Take());
        await Run(days);
        Assert.Equal(reminders, await Mails(view));
        await Run(days);
        Assert.Equal(reminders, await Mails(view));
    }

    [Fact]
    public async Task OnceSevenDaysBeforeAndOnceOneDayBefore()
    {
        var view = await WithDeadline(await store.Take());
        for (var days = -10; days <= 5; days++)
        {
            await Run(days);
        }

        Assert.Equal(2, await Mails(view));
        Assert.Equal(2, await store.Count("audit", "action = 'reminder sent' AND subject = @subject AND person = 'system'", new { subject = $"return {view.Id}" }));
    }

    [Fact]
    public async Task ANewSubmissionDateIsRemindedOfAnew()
    {
        var view = await WithDeadline(await store.Take());
        await Run(-7);
        await SetDeadline(view, Deadline.AddDays(30));
        await Run(-6);
        Assert.Equal(1, await Mails(view));
        await Reminders.OfDeadlines(store.Database, Deadline.AddDays(30 - 7), About);
        Assert.Equal(2, await Mails(view));
    }

    [Fact]
    public async Task ManyMachinesAtOnce()
    {
        var view = await WithDeadline(await store.Take());
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Run(-7))));
        Assert.Equal(1, await Mails(view));
    }

    [Fact]
    public async Task AReturnThatIsWithTheDepartment()
    {
        var view = await WithDeadline(await store.Take());
        await Submit(view);
        var before = await Mails(view);
        await Run(-7);
        Assert.Equal(before, await Mails(view));
        var now = await store.Now(view);
        await Assert.ThrowsAsync<NotPossibleException>(() => Reminders.Send(store.Database, now, About(now), store.People[TestStore.Manager]));
    }

    [Fact]
    public async Task APersonRemindsAsOftenAsTheyAsk()
    {
        var view = await WithDeadline(await store.Take());
        Assert.Equal(1, await Reminders.Send(store.Database, view, About(view), store.People[TestStore.Manager]));
        Assert.Equal(1, await Reminders.Send(store.Database, view, About(view), store.People[TestStore.Manager]));
        Assert.Equal(2, await store.Count("mail", "template = 'reminder' AND fields = @about", new { about = About(view) }));
        var watched = (await store.Read(c => Monitoring.Of(c, view.Year.Id))).Single(r => r.View.Id == view.Id);
        Assert.NotNull(watched.LastReminder);
    }

    [Fact]
    public async Task AnAuthorityWithoutPeople()
    {
        var view = await store.Take();
        await Assert.ThrowsAsync<NotPossibleException>(() => Reminders.Send(store.Database, view, About(view), store.People[TestStore.Manager]));
        Assert.Equal(0, await store.Count("reminder", "return_id = @Id", view));
    }

    private static string About(ReturnView view) => $"about {view.Id}";

    private Task<int> Run(int days) => Reminders.OfDeadlines(store.Database, Deadline.AddDays(days), About);

    private Task<long> Mails(ReturnView view) => store.Count("mail", "fields = @about", new { about = About(view) });

    private async Task Submit(ReturnView view)
    {
        await store.Load(view, TestStore.Clean);
        await store.Do(await store.Now(view), ReturnEvent.ApprovalAsked, TestStore.Analyst);
        await store.Do(await store.Now(view), ReturnEvent.Submitted, TestStore.Approver);
    }

    /// <summary>Gives the authority one person with an address, and the year a submission date that is far from those of other tests' years.</summary>
    private async Task<ReturnView> WithDeadline(ReturnView view)
    {
        await store.Database.Write(async (c, t) =>
        {
            var person = await Organisations.EnsurePerson(c, t, $"test-{view.Id}", "Test person", $"test-{view.Id}@example.invalid");
            await Organisations.SetMemberships(c, t, person.Id, [(view.Authority.Id, "Analyst"), (view.Authority.Id, "Approver")]);
        });
        await SetDeadline(view, Deadline);
        return await store.Now(view);
    }

    private Task SetDeadline(ReturnView view, DateOnly deadline) => CollectionYears.SetDates(
        store.Database, view.Year with { Opens = "2026-04-01", LoadBy = "2026-06-30", SubmitBy = ReturnDate.Format(deadline), Closes = "2027-12-31" }, store.People[TestStore.Manager]);
}

public sealed class ReminderOnSqliteTests(SqliteStore store) : ReminderTests(store), IClassFixture<SqliteStore>;

public sealed class ReminderOnPostgresTests(PostgresStore store) : ReminderTests(store), IClassFixture<PostgresStore>;
