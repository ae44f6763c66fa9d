using System.Net;
using System.Security.Cryptography;
using OpenCollect.Cin;
using OpenCollect.Collections;
using OpenCollect.Portal.Tests.Access;
using OpenCollect.Portal.Tests.Reliability;

namespace OpenCollect.Portal.Tests.Operation;

/// <summary>A database with a little of everything that people leave in one, all made up, and what can be read in it again.</summary>
internal static class PortalInUse
{
    private const string Changed = "Ethnicity";

    /// <summary>Fills an empty database.</summary>
    public static async Task Fill(string address)
    {
        await SafeServer.Seed(address);
        var vault = Vault.Of(TestStore.Keys);
        await using var database = Database.Of(address, vault);
        await using var connection = await database.Open();
        var analyst = (await Organisations.FindPerson(connection, SafeServer.Analyst))!.Id;
        var approver = (await Organisations.FindPerson(connection, TestStore.Approver))!.Id;
        var manager = (await Organisations.FindPerson(connection, TestStore.Manager))!.Id;
        var ours = (await Organisations.MembershipsOf(connection, analyst)).Single().Organisation;

        // Last year's return is authorised, and somebody wants to open it again.
        var last = await Return("cin", 2025);
        await Load(last, ("return.xml", TestStore.Cin(last, new CinSample(2025).Child with { Disabilities = TestStore.Clean.Disabilities })));
        await Do(last, ReturnEvent.ApprovalAsked, analyst);
        await Do(last, ReturnEvent.Submitted, approver);
        await Do(last, ReturnEvent.Authorised, manager);
        await ReopenRequest.Add(database, await Now(last), "A made-up reason.", approver);

        // This year's was loaded twice and changed on screen; people wrote about it and answered.
        var view = await Return("cin", 2026);
        await Load(view, ("return.xml", TestStore.Cin(view, TestStore.Faulty(view, 4, 0.8))));
        await Load(view, ("return.xml", Census(view)));
        view = await Now(view);
        var queries = (await Findings.Page(connection, view.Load!, severity: nameof(Severity.Query))).Select(f => f.Number).ToList();
        Assert.True(queries.Count >= 4);
        await Explanations.Give(database, vault, view, queries[..4], "Made-up explanation: looked at, and right.", analyst);
        await Explanations.Answer(database, vault, view, [queries[0]], accept: true, "", manager);
        await Explanations.Answer(database, vault, view, [queries[1]], accept: false, "Made-up question: which of the two?", manager);
        await Explanations.Withdraw(database, vault, view, [queries[2]], analyst);
        await ReturnLevelNotes.Write(database, vault, await Now(view), 0, "Made-up note.", analyst);
        await ReturnLevelNotes.Write(database, vault, await Now(view), 1, "Made-up note.\n8670Q: All records have been checked", analyst);
        view = await Now(view);
        var document = (await Children.Read(connection, view.Load!, await vault.Open(connection, view.Load!.DataKeyId), 1))!;
        var record = document.Records.First(r => r[Changed] is not null);
        await new Corrections(database, vault, new(database, vault)).Make(view, 1, [Correction.Change(document, record.Path, Changed, "NOBT")], analyst);
        await Reminders.Send(database, await Now(view), "a made-up return", manager);
        await ReturnLevelNotes.RunNight(database, vault, Clock.Today());

        var lookedAfter = await Return("cla", 2026);
        await Load(lookedAfter, [.. RunningPortal.LookedAfter(lookedAfter)]);
        await Machines.Create(database, ours.Id, "Made-up case system", analyst);
        await Notice.Add(database, new() { Text = "A made-up notice.", ShownFrom = Clock.Now(), ShownUntil = Clock.Now() }, manager);

        async Task<ReturnView> Return(string collection, int ending) => (await Returns.Of(connection, ours.Id)).Single(r => r.Year.Code == collection && r.Year.Ending == ending);

        async Task<ReturnView> Now(ReturnView one) => (await Returns.Find(connection, one.Id, null))!;

        async Task Do(ReturnView one, ReturnEvent what, string person) => await Returns.Do(database, one.Id, null, what, person);

        async Task Load(ReturnView one, params (string Name, byte[] Content)[] files)
        {
            var id = await Loads.Receive(database, vault, one.Id, analyst, "file", TestStore.Incoming(files));
            Assert.True(await new LoadCheck(database, vault, new(database, vault)).Run(id));
            Assert.Equal(LoadState.Done, (await Loads.Find(connection, id))!.State);
        }
    }

    private static byte[] Census(ReturnView view) => TestStore.Cin(view, [.. TestStore.Faulty(view, 5, 0.8), TestStore.Open("MADEUP000001")]);

    /// <summary>What people find in the database: every load, child, finding and text, decrypted. The same however it got where it is.</summary>
    public static async Task<IReadOnlyList<string>> Read(Database database, Vault vault)
    {
        var all = new List<string>();
        await using var connection = await database.Open();
        foreach (var year in (await CollectionYears.All(connection)).OrderBy(y => y.Id, StringComparer.Ordinal))
        {
            foreach (var view in (await Returns.In(connection, year.Id)).Where(r => r.Load is not null).OrderBy(r => r.Id, StringComparer.Ordinal))
            {
                all.Add($"return {view.Title}: {view.Status}, version {view.Return.Version}, {view.Return.Unexplained} unexplained");
                all.AddRange((await Returns.History(connection, view.Id)).Select(h => $"  became {h.To}: {h.Reason}"));
                all.AddRange((await ReturnLevelNotes.Of(connection, vault, view.Id)).Select(n => $"  note {n.Version}: {n.Text.ReplaceLineEndings("/")}"));
                all.AddRange((await new Corrections(database, vault, new(database, vault)).Of(view)).Select(c => $"  changed: {c.Child} {c.Correction.Field} {c.Correction.Was} {c.Correction.Becomes}"));
                foreach (var id in (await Loads.Of(connection, view.Id)).Select(l => l.Id))
                {
                    all.AddRange(await Of(view, (await Loads.Find(connection, id))!));
                }
            }
        }

        return all;

        async Task<IEnumerable<string>> Of(ReturnView view, LoadRow load)
        {
            var said = new List<string> { $"  load {load.Number}: {load.State}, {load.Children} children, {load.Errors} errors, {load.Queries} queries, {load.Sha256}" };
            if (load.Source == "file")
            {
                Assert.Equal(load.Sha256, await HashOf(connection, load));
            }

            var (key, texts) = (await vault.Open(connection, load.DataKeyId), await Explanations.KeyOf(connection, vault, view.Id));
            await Loads.DocumentOf(connection, load, key);
            var children = Children.Each(database, load, key).ToList();
            Assert.Equal(load.Children, children.Count);
            said.AddRange(children.Select(c => $"    child {c.Id}: {c.Records.Length} records, {string.Join(' ', c.Records.SelectMany(r => r.Values).Select(v => v.Text)).Length} characters"));
            foreach (var row in await Findings.Page(connection, load, most: 1000))
            {
                var finding = Findings.Open(row, key, texts);
                var history = await Explanations.History(connection, view, row, texts!);
                said.Add($"    {row.Rule}, child {finding.Finding.Child}, {finding.Finding.At.Record} {finding.Finding.At.Field}: {string.Join(" <- ", history.Select(h => $"{h.State} “{h.Text}” “{h.Reply}” by {h.By}"))}");
            }

            return said;
        }

        async Task<string> HashOf(System.Data.Common.DbConnection open, LoadRow load)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var file in await Loads.FilesOf(database, vault, load, open))
            {
                await using var content = file.Open();
                using var whole = new MemoryStream();
                await content.CopyToAsync(whole);
                hash.AppendData(whole.ToArray());
            }

            return Convert.ToHexStringLower(hash.GetCurrentHash());
        }
    }

    /// <summary>A process over the database: somebody signs in and sees the return, what was found and a child.</summary>
    public static async Task IsServed(string address, string? keys = null)
    {
        await using var portal = PortalProcess.Begin(address, new Dictionary<string, string>(StringComparer.Ordinal) { ["OPENCOLLECT_KEYS"] = keys ?? TestStore.Keys }, "--demonstration");
        await portal.Ready();
        var (browser, token) = await portal.SignIn(SafeServer.Analyst);
        using (browser)
        {
            var vault = Vault.Of(keys ?? TestStore.Keys);
            await using var database = Database.Of(address, vault);
            await using var connection = await database.Open();
            var ours = (await Organisations.MembershipsOf(connection, (await Organisations.FindPerson(connection, SafeServer.Analyst))!.Id)).Single().Organisation;
            var view = (await Returns.Of(connection, ours.Id)).Single(r => r.Year.Code == "cin" && r.Year.Ending == 2026);
            Assert.Contains("Loaded and validated", await Page($"/returns/{view.Id}"), StringComparison.Ordinal);
            Assert.Contains("8670Q", await Page($"/returns/{view.Id}/findings"), StringComparison.Ordinal);
            Assert.Contains("MADEUP000001", await Page($"/returns/{view.Id}/children/6"), StringComparison.Ordinal);
            Assert.Contains("Made-up note.", await Page($"/returns/{view.Id}/notes"), StringComparison.Ordinal);

            // The years of a database that was put away long ago are closed by now.
            foreach (var year in await CollectionYears.All(connection))
            {
                var today = Clock.Today();
                await CollectionYears.SetDates(
                    database, year with { Opens = Day(today.AddDays(-9)), LoadBy = Day(today), SubmitBy = Day(today.AddDays(9)), Closes = Day(today.AddDays(30)) }, "system");
            }

            var before = view.Load!.Number;
            using (var sent = await RunningPortal.Send(browser, $"/returns/{view.Id}/load", token, [("overwrite", "true")], [("return.xml", Census(view))]))
            {
                Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
            }

            await PortalProcess.Until(async () => (await Returns.Find(connection, view.Id, null))!.Load!.Number > before, "The new load is not checked.");
            Assert.Null(await AuditLog.FindBreak(database));

            async Task<string> Page(string path)
            {
                using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative));
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            }
        }

        static string Day(DateOnly day) => ReturnDate.Format(day);
    }
}
