using System.IO.Compression;
using System.Text;
using OpenCollect.Collections;
using OpenCollect.Formats;
using OpenCollect.LookedAfter;
using OpenCollect.LookedAfter.Generating;
using OpenCollect.Reference;

namespace OpenCollect.Portal.Tests.Store;

public abstract class ReferenceDataTests(TestStore store)
{
    private const int Ending = 2026;

    [Fact]
    public async Task RulesThatNeedItAreRunOnceItIsThere()
    {
        var view = await InYearOfItsOwn(2024);
        var files = Files(view);
        var without = await store.Load(view, files);
        Assert.Equal(ReferenceSet.None, without.CheckedWith);
        var needy = view.Year.Collection.RulesIn(view.Year.Year).Where(r => r.Needs.Contains(Inputs.Postcodes) || r.Needs.Contains(Inputs.Providers)).Select(r => r.Code).ToList();
        Assert.NotEmpty(needy);
        Assert.Subset(await NotRun(without), needy.ToHashSet());

        var (postcodes, providers) = await Add(view, view.Year.Ending);
        var with = await store.Load(view, files);
        Assert.Equal(new ReferenceSet(postcodes.Id, providers.Id), with.CheckedWith);
        var still = await NotRun(with);
        Assert.DoesNotContain(needy, r => still.Contains(r) && !NeedsElse(view, r));
        Assert.True(with.RulesApplied > without.RulesApplied);
    }

    [Fact]
    public async Task EachVersionSaysWhatItIsAndOlderOnesAreKept()
    {
        var view = await store.Take("cla");
        var places = new SyntheticPlaces(view.Year.Year, view.Authority.Code);
        var file = Csv(places.WritePostcodes);
        var first = await Add(ReferenceKind.Postcodes, [("onspd.csv", file)], Ending);
        Assert.Equal(
            (ReferenceKind.Postcodes, "onspd.csv", (long)file.Length, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file)), (long)places.Reference.Postcodes!.Count, $"Test {TestStore.Manager}"),
            (first.Kind, first.Files.Single().Name, first.Bytes, first.Sha256, first.Rows, first.AddedBy));

        var later = await Add(ReferenceKind.Postcodes, [("newer.csv", [.. file, .. "ZZ99 9ZZ,141000,91000,E99999999,E09000001,E92000001\r\n"u8])], Ending);
        Assert.Equal(first.Rows + 1, later.Rows);
        Assert.Equal(later.Id, (await InUse()).Postcodes);
        await ReferenceData.Use(store.Database, first.Id, Ending, store.People[TestStore.Manager]);
        Assert.Equal(first.Id, (await InUse()).Postcodes);
        await Assert.ThrowsAsync<NotPossibleException>(() => ReferenceData.Use(store.Database, first.Id, Ending, store.People[TestStore.Manager]));

        // The same files again are the same version.
        Assert.Equal(later.Id, (await Add(ReferenceKind.Postcodes, [("again.csv", [.. file, .. "ZZ99 9ZZ,141000,91000,E99999999,E09000001,E92000001\r\n"u8])], Ending)).Id);
        Assert.Equal([later.Id, first.Id, later.Id, first.Id], (await store.Read(ReferenceData.Uses)).Where(u => u.Version == first.Id || u.Version == later.Id).Select(u => u.Version));
        Assert.Equal(2, await store.Count("audit", "action = 'reference data added' AND (subject = @one OR subject = @other)", new { one = $"postcodes {first.Id}", other = $"postcodes {later.Id}" }));
        Assert.Equal(4, await store.Count("audit", "action = 'reference data chosen' AND (subject = @one OR subject = @other)", new { one = $"postcodes {first.Id}", other = $"postcodes {later.Id}" }));
    }

    [Fact]
    public async Task EveryFormOfThePostcodeDirectoryIsTheSame()
    {
        var places = new SyntheticPlaces(new(Ending), "330");
        var plain = Csv(places.WritePostcodes);
        using var small = new MemoryStream();
        PostcodeFile.Write(small, places.Reference.Postcodes!);
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("Data/ONSPD_MADE_UP.csv").Open();
            entry.Write(plain);
        }

        foreach (var (name, content) in new[] { ("a.csv", plain), ("a.zip", zip.ToArray()), ("a.postcodes", small.ToArray()) })
        {
            var version = await Add(ReferenceKind.Postcodes, [(name, content)]);
            var read = (await store.Shelf.Beside(CheckInputs.None, new(version.Id, null))).Postcodes!;
            Assert.Equal((name, places.Reference.Postcodes!.Count), (name, read.Count));
            Assert.Equal(places.Reference.Postcodes.Find("ZZ10 0AA"), read.Find("ZZ10 0AA"));
        }
    }

    [Fact]
    public async Task SeveralListsOfProvidersBelongTogether()
    {
        const string Heading = "URN,Placement code,Placement provider code,Setting postcode\r\n";
        var version = await Add(ReferenceKind.Providers, [("homes.csv", Encoding.UTF8.GetBytes($"{Heading}SC900000,K2,PR4,ZZ10 0AA\r\n")), ("closed.csv", Encoding.UTF8.GetBytes($"{Heading}SC900001,K2,PR4,ZZ10 0AB\r\n"))]);
        Assert.Equal((2L, 2), (version.Rows, version.Files.Count));
        var read = (await store.Shelf.Beside(CheckInputs.None, new(null, version.Id))).Providers!;
        Assert.Equal(("ZZ10 0AA", "ZZ10 0AB"), (read.Find("SC900000").Single().Postcode, read.Find("SC900001").Single().Postcode));
    }

    [Fact]
    public async Task WhatCannotBeUsedIsRefusedAndChangesNothing()
    {
        var before = (await InUse(), await store.Count("reference_data", "1 = 1"));
        await Assert.ThrowsAsync<UnusableFileException>(() => Add(ReferenceKind.Postcodes, [("a.csv", "hello,world\r\n"u8.ToArray())], Ending));
        await Assert.ThrowsAsync<UnusableFileException>(() => Add(ReferenceKind.Postcodes, [("a.csv", Encoding.UTF8.GetBytes(SyntheticPlaces.PostcodeColumns))], Ending));
        await Assert.ThrowsAsync<UnusableFileException>(() => Add(ReferenceKind.Postcodes, [("a.zip", [.. "PK\u0003\u0004"u8, 1, 2, 3])], Ending));
        await Assert.ThrowsAsync<UnusableFileException>(() => Add(ReferenceKind.Providers, [("a.csv", Csv(new SyntheticPlaces(new(Ending), "330").WritePostcodes))], Ending));
        await Assert.ThrowsAsync<NotPossibleException>(() => Add(ReferenceKind.Providers, [], Ending));
        await Assert.ThrowsAsync<NotPossibleException>(() => Add(ReferenceKind.Postcodes, [("a.csv", []), ("b.csv", [])], Ending));
        Assert.Equal(before, (await InUse(), await store.Count("reference_data", "1 = 1")));
    }

    [Fact]
    public async Task CheckedAgainWithoutANewFile()
    {
        var view = await InYearOfItsOwn(2023);
        var first = await store.Load(view, Files(view));
        await Add(view, view.Year.Ending);
        Assert.True(await store.Read(async c => await ReferenceData.IsCheckedWithOthers(c, await store.Now(view))));
        Assert.True(await store.Read(c => ReferenceData.CheckedWithOthers(c, view.Year)) > 0);
        var findings = await Findings(first);

        var again = await CheckAgain(view);
        Assert.Equal((LoadState.Done, first.Number + 1, first.Sha256, first.Bytes, first.Id), (again.State, again.Number, again.Sha256, again.Bytes, again.FilesOf));
        Assert.Equal(first.Files, again.Files);
        Assert.Equal(again.Id, (await store.Now(view)).Load!.Id);
        Assert.False(await store.Read(async c => await ReferenceData.IsCheckedWithOthers(c, await store.Now(view))));
        Assert.Equal(0, await store.Count("load_part", "load_id = @Id", again));
        Assert.Subset((await Findings(again)).ToHashSet(), findings.ToHashSet());

        // Again of the second: the files are still those of the first.
        Assert.Equal(first.Id, (await CheckAgain(view)).FilesOf);
        Assert.Equal(1, await store.Count("load", "return_id = @ReturnId AND files_of IS NULL", first));

        await Returns.Do(store.Database, view.Id, null, ReturnEvent.Deleted, store.People[TestStore.Analyst]);
        Assert.Equal(0, await store.Count("load_part", "load_id = @Id", first));
    }

    [Fact]
    public async Task WhatWasChangedOnScreenIsCheckedAgainAsItIs()
    {
        var view = await store.Take("cla", Ending - 1);
        await store.Load(view, Files(view));
        var corrections = new Corrections(store.Database, store.Vault, store.Shelf);
        var number = await corrections.AddChild(await store.Now(view), "MADEUP1", store.People[TestStore.Analyst]);
        var changed = (await store.Now(view)).Load!;
        var again = await CheckAgain(view);
        Assert.Equal(("screen", changed.Id, changed.Children), (again.Source, again.BasedOn, again.Children));
        Assert.Equal(number, await store.Read(c => Children.Find(c, again, store.Vault, "MADEUP1")));
        Assert.Single(await corrections.Of(await store.Now(view)));
    }

    [Fact]
    public async Task ARecordChangedOnScreenIsJudgedWithTheVersionOfItsLoad()
    {
        var view = await store.Take("cla");
        var (postcodes, providers) = await Add(view, Ending);
        await store.Load(view, Files(view, faulty: true));
        var now = await store.Now(view);
        var before = (await Findings(now.Load!)).Count(f => f.Child == 1);

        // Nothing of the next version may come in.
        await Add(ReferenceKind.Postcodes, [("other.csv", Encoding.UTF8.GetBytes($"{SyntheticPlaces.PostcodeColumns}\r\nZZ99 9ZZ,141000,91000,E99999999,E09000001,E92000001\r\n"))], Ending);
        var corrections = new Corrections(store.Database, store.Vault, store.Shelf);
        await corrections.AddChild(now, "MADEUP2", store.People[TestStore.Analyst]);
        var draft = (await store.Now(view)).Load!;
        Assert.Equal(("screen", new ReferenceSet(postcodes.Id, providers.Id)), (draft.Source, draft.CheckedWith));
        var child = await First();
        var (record, value) = child.Records.SelectMany(r => r.Values.Select(v => (r, v))).First(p => p.v.Text is { Length: > 0 } && p.v.Field != "CHILD");
        foreach (var text in (string[])[value.Text + "X", value.Text!])
        {
            await corrections.Make(await store.Now(view), 1, [Correction.Change(await First(), record.Path, value.Field, text)], store.People[TestStore.Analyst]);
        }

        Assert.Equal(before, (await Findings((await store.Now(view)).Load!)).Count(f => f.Child == 1));

        Task<ChildDocument> First() => store.Read(async c => (await Children.Read(c, draft, await store.Vault.Open(c, draft.DataKeyId), 1))!);
    }

    [Fact]
    public async Task NotWhileTheReturnIsAuthorisedOrAnotherLoadCounts()
    {
        var view = await store.Take("cla", Ending - 1);
        await store.Load(view, Files(view));
        var seen = await store.Now(view);
        await store.Load(view, Files(view));
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => Loads.CheckAgain(store.Database, seen, store.People[TestStore.Analyst]));
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => Loads.CheckAgain(store.Database, view, store.People[TestStore.Analyst]));
    }

    [Fact]
    public async Task ChecksAtOnceShareOneReading()
    {
        var (version, _) = await Add(await store.Take("cla"), Ending);
        var shelf = new ReferenceShelf(store.Database, store.Vault);
        var read = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => shelf.Beside(CheckInputs.None, new(version.Id, null))));
        Assert.Single(read.Select(r => r.Postcodes).Distinct());
        Assert.Null(read[0].Providers);
    }

    [Fact]
    public async Task FilesGivenAtStartDoNotUndoWhatAPersonChose()
    {
        var places = new SyntheticPlaces(new(Ending), "839");
        FoundFile[] atStart = [Found("start.csv", Csv(places.WriteProviders))];
        await ReferenceData.TakeIn(store.Database, store.Vault, ReferenceKind.Providers, atStart, [2031]);
        var taken = (await store.Read(c => ReferenceData.InUse(c, new(2031)))).Providers;
        Assert.Equal("system", (await store.Read(c => ReferenceData.Find(c, taken!)))!.AddedBy);
        var chosen = await Add(ReferenceKind.Providers, [("chosen.csv", Csv(new SyntheticPlaces(new(Ending), "302").WriteProviders))], 2031);

        await ReferenceData.TakeIn(store.Database, store.Vault, ReferenceKind.Providers, atStart, [2031, 2032]);
        Assert.Equal((chosen.Id, taken), ((await store.Read(c => ReferenceData.InUse(c, new(2031)))).Providers, (await store.Read(c => ReferenceData.InUse(c, new(2032)))).Providers));
        var count = await store.Count("reference_use", "1 = 1");
        await ReferenceData.TakeIn(store.Database, store.Vault, ReferenceKind.Providers, atStart, [2031, 2032]);
        Assert.Equal(count, await store.Count("reference_use", "1 = 1"));
    }

    /// <summary>A return of a year for which no other test adds anything.</summary>
    private async Task<ReturnView> InYearOfItsOwn(int ending)
    {
        var like = (await store.Take("cla")).Year;
        await CollectionYears.Open(store.Database, like with { Ending = ending }, store.People[TestStore.Manager]);
        return await store.Take("cla", ending);
    }

    private static bool NeedsElse(ReturnView view, string code) =>
        view.Year.Collection.RulesIn(view.Year.Year).Single(r => r.Code == code).Needs.Any(n => n != Inputs.Postcodes && n != Inputs.Providers && n != Inputs.Authority);

    /// <summary>A looked after return as CSV tables.</summary>
    private static (string Name, byte[] Content)[] Files(ReturnView view, bool faulty = false)
    {
        var generator = new LookedAfterGenerator(3, view.Year.Year, view.Authority.Code);
        var children = faulty ? new LookedAfterFaults(generator, 0.8).Children(20).Select(p => p.Person.ThisYear) : generator.Children(20).Select(p => p.ThisYear);
        return TestStore.LookedAfter(view, children.OfType<LookedAfterChild>());
    }

    private static byte[] Csv(Action<TextWriter> write)
    {
        using var writer = new StringWriter();
        write(writer);
        return Encoding.UTF8.GetBytes(writer.ToString());
    }

    private static FoundFile Found(string name, byte[] content) => new(name, content.Length, () => new MemoryStream(content));

    private async Task<(ReferenceVersion Postcodes, ReferenceVersion Providers)> Add(ReturnView view, params int[] years)
    {
        var places = new SyntheticPlaces(view.Year.Year, view.Authority.Code);
        return (await Add(ReferenceKind.Postcodes, [("postcodes.csv", Csv(places.WritePostcodes))], years), await Add(ReferenceKind.Providers, [("providers.csv", Csv(places.WriteProviders))], years));
    }

    private Task<ReferenceVersion> Add(ReferenceKind kind, (string Name, byte[] Content)[] files, params int[] years) =>
        ReferenceData.Add(store.Database, store.Vault, kind, [.. files.Select(f => Found(f.Name, f.Content))], years, store.People[TestStore.Manager]);

    private Task<ReferenceSet> InUse() => store.Read(c => ReferenceData.InUse(c, new(Ending)));

    private async Task<LoadRow> CheckAgain(ReturnView view)
    {
        var id = await Loads.CheckAgain(store.Database, await store.Now(view), store.People[TestStore.Analyst]);
        Assert.True(await store.Check.Run(id));
        return (await store.Read(c => Loads.Find(c, id)))!;
    }

    private async Task<HashSet<string>> NotRun(LoadRow load) => [.. (await store.Read(c => OpenCollect.Store.Findings.NotRun(c, load))).Select(r => r.Rule)];

    private async Task<List<(string Rule, int? Child, string Fingerprint)>> Findings(LoadRow load) =>
        [.. (await store.Read(c => OpenCollect.Store.Findings.Page(c, load, most: 10_000))).Select(f => (f.Rule, f.Child, f.Fingerprint))];
}

public sealed class ReferenceDataOnSqliteTests(SqliteStore store) : ReferenceDataTests(store), IClassFixture<SqliteStore>;

public sealed class ReferenceDataOnPostgresTests(PostgresStore store) : ReferenceDataTests(store), IClassFixture<PostgresStore>;
