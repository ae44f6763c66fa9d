namespace OpenCollect.Portal.Tests.Store;

public abstract class DummyAuthorityTests(TestStore store)
{
    [Fact]
    public async Task AddedItHasReturnsInFamiliarisationPeriodsOnly()
    {
        var open = await Period("cin", closes: 10);
        var over = await Period("cla", closes: -1);
        var dummy = await Add("991");
        var returns = await store.Read(c => Returns.Of(c, dummy.Id));
        Assert.Contains(open.Id, returns.Select(r => r.Year.Id));
        Assert.DoesNotContain(over.Id, returns.Select(r => r.Year.Id));
        Assert.All(returns, r => Assert.True(r.Year.IsFamiliarisation && r.Authority.IsDummy));
        Assert.Equal(1, await store.Count("audit", "action = 'dummy authority added' AND organisation = @Id", dummy));
    }

    [Theory]
    [InlineData("330", "Real"), InlineData("99", "Short"), InlineData("9911", "Long"), InlineData("99x", "Letters"), InlineData("", ""), InlineData(null, null), InlineData("992", " ")]
    public async Task WhatCannotBeOne(string? code, string? name)
    {
        var before = await store.Count("organisation", "is_dummy = 1");
        await Assert.ThrowsAsync<NotPossibleException>(() => DummyAuthorities.Add(store.Database, code, name, store.People[TestStore.Manager]));
        Assert.Equal(before, await store.Count("organisation", "is_dummy = 1"));
    }

    [Fact]
    public async Task ACodeThatIsTaken()
    {
        await Add("993");
        await Assert.ThrowsAsync<NotPossibleException>(() => Add("993"));
    }

    [Fact]
    public async Task RetiredNothingIsLoadedForItAndNoSupplierHasIt()
    {
        await Period("cin", closes: 10);
        var dummy = await Add("994");
        var view = (await store.Read(c => Returns.Of(c, dummy.Id))).Single(r => r.Year.IsFamiliarisation);
        await store.Load(view, ("return.xml", TestStore.Cin(view, TestStore.Clean)));
        var supplier = await Supplier("made-up-supplier-4", "994-tester");
        await store.Database.Write((c, t) => Organisations.SetMemberships(c, t, store.People[TestStore.Analyst], [(dummy.Id, "Supplier")]));
        Assert.Contains(dummy.Id, await For(supplier));

        await DummyAuthorities.Retire(store.Database, dummy.Id, store.People[TestStore.Manager]);
        Assert.DoesNotContain(dummy.Id, await For(supplier));
        Assert.Equal(0, await store.Count("membership", "organisation_id = @Id", dummy));
        var refused = await Assert.ThrowsAsync<NotPossibleException>(() => store.Receive(view, ("return.xml", TestStore.Cin(view, TestStore.Clean))));
        Assert.Contains("retired", refused.Message, StringComparison.Ordinal);
        Assert.NotNull((await store.Now(view)).Load);
        Assert.Equal(1, (await Shown(dummy.Id)).Returns);
        await Assert.ThrowsAsync<NotPossibleException>(() => DummyAuthorities.Retire(store.Database, dummy.Id, store.People[TestStore.Manager]));

        // A period that is opened now is not for it.
        var later = await Period("cla", closes: 10, ending: 2024);
        Assert.DoesNotContain(dummy.Id, (await store.Read(c => Returns.In(c, later.Id))).Select(r => r.Authority.Id));
        await DummyAuthorities.BringBack(store.Database, dummy.Id, store.People[TestStore.Manager]);
        Assert.Contains(dummy.Id, (await store.Read(c => Returns.In(c, later.Id))).Select(r => r.Authority.Id));
        Assert.Contains(dummy.Id, await For(supplier));
        await store.Load(view, ("return.xml", TestStore.Cin(view, TestStore.Clean)));
        Assert.Equal(1, await store.Count("audit", "action = 'dummy authority retired' AND organisation = @Id", dummy));
        Assert.Equal(1, await store.Count("audit", "action = 'dummy authority brought back' AND organisation = @Id", dummy));
        await Assert.ThrowsAsync<NotPossibleException>(() => DummyAuthorities.BringBack(store.Database, dummy.Id, store.People[TestStore.Manager]));
    }

    [Fact]
    public async Task ARealAuthorityIsNeverRetired()
    {
        var real = (await store.Read(Organisations.Authorities)).First(a => !a.IsDummy).Id;
        await Assert.ThrowsAsync<NotPossibleException>(() => DummyAuthorities.Retire(store.Database, real, store.People[TestStore.Manager]));
        await Assert.ThrowsAsync<NotPossibleException>(() => DummyAuthorities.Give(store.Database, real, [], store.People[TestStore.Manager]));
        Assert.Null(await store.Read(c => DummyAuthorities.Find(c, real)));
        Assert.Equal(0, await store.Count("organisation", "retired IS NOT NULL AND is_dummy = 0"));
    }

    [Fact]
    public async Task GivenToOneSupplierItIsNoOthers()
    {
        var dummy = await Add("995");
        var (one, other) = (await Supplier("made-up-supplier-1", "One"), await Supplier("made-up-supplier-2", "Two"));
        Assert.Contains(dummy.Id, await For(one));
        await Give(one);
        Assert.Contains(dummy.Id, await For(one));
        Assert.DoesNotContain(dummy.Id, await For(other));
        Assert.DoesNotContain(dummy.Id, await For(null));
        Assert.Equal(["One"], (await Shown(dummy.Id)).Suppliers.Select(s => s.Name));
        await Give();
        Assert.Contains(dummy.Id, await For(other));
        Assert.Contains(dummy.Id, await For(null));
        await Assert.ThrowsAsync<NotPossibleException>(() => Give("no supplier"));
        Assert.Equal(2, await store.Count("audit", "action = 'dummy authority given' AND organisation = @Id", dummy));

        Task Give(params string[] suppliers) => DummyAuthorities.Give(store.Database, dummy.Id, suppliers, store.People[TestStore.Manager]);
    }

    private Task<Organisation> Add(string code) => DummyAuthorities.Add(store.Database, code, $"Dummy Authority {code}", store.People[TestStore.Manager]);

    private async Task<DummyAuthority> Shown(string id) => (await store.Read(c => DummyAuthorities.Find(c, id)))!;

    private async Task<string> Supplier(string code, string name) => (await store.Database.Write((c, t) => Organisations.Ensure(c, t, "supplier", code, name))).Id;

    private async Task<IReadOnlyList<string>> For(string? supplier) => [.. (await store.Database.Write((c, t) => DummyAuthorities.For(c, t, supplier))).Select(o => o.Id)];

    /// <summary>A familiarisation period that is open or over; opened once for the year.</summary>
    private async Task<OpenedYear> Period(string code, int closes, int ending = 2026)
    {
        if ((await store.Read(CollectionYears.All)).FirstOrDefault(y => y.Code == code && y.Ending == ending && y.IsFamiliarisation) is { } there)
        {
            return there;
        }

        var last = ReturnDate.Format(Clock.Today().AddDays(closes));
        return await CollectionYears.Open(
            store.Database, new() { Code = code, Ending = ending, IsFamiliarisation = true, Opens = ReturnDate.Format(Clock.Today().AddDays(-30)), LoadBy = last, SubmitBy = last, Closes = last }, store.People[TestStore.Manager]);
    }
}

public sealed class DummyAuthorityOnSqliteTests(SqliteStore store) : DummyAuthorityTests(store), IClassFixture<SqliteStore>;

public sealed class DummyAuthorityOnPostgresTests(PostgresStore store) : DummyAuthorityTests(store), IClassFixture<PostgresStore>;
