using System.Net;
using System.Text;
using OpenCollect.LookedAfter.Generating;
using OpenCollect.Portal.Tests.Access;

namespace OpenCollect.Portal.Tests.Department;

/// <summary>The Department's pages as a browser without scripts uses them.</summary>
public sealed class DepartmentPageTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    [Fact]
    public async Task ManyReturnsAreAuthorisedOnlyOnceThatIsConfirmed()
    {
        var (client, token) = await portal.Forms("CollectionManager");
        using var browser = client;
        var view = await Submitted();
        var mark = $"{view.Id}.{view.Return.Version}";
        var other = await portal.Now(portal.OurReturn);
        var address = $"/department?year={view.Year.Id}";
        var asked = await Text(await RunningPortal.Send(client, address, token, ("action", "authorise"), ("chosen", mark), ("chosen", $"{other.Id}.{other.Return.Version}")));
        Assert.Contains("Authorise 1 return?", asked, StringComparison.Ordinal);
        Assert.Contains("Left out, and why: 1", asked, StringComparison.Ordinal);
        Assert.Contains($"value=\"{mark}\"", asked, StringComparison.Ordinal);
        Assert.DoesNotContain($"value=\"{other.Id}.", asked, StringComparison.Ordinal);
        Assert.Equal(ReturnStatus.Submitted, (await portal.Now(view)).Status);

        using var done = await RunningPortal.Send(client, address, token, ("action", "authorise"), ("chosen", mark), ("confirmed", "true"));
        Assert.Equal((HttpStatusCode.Found, ReturnStatus.Authorised), (done.StatusCode, (await portal.Now(view)).Status));
    }

    [Fact]
    public async Task NothingThatWasChosenCanBeReminded()
    {
        var (client, token) = await portal.Forms("CollectionManager");
        using var browser = client;
        var other = await portal.Now(portal.TheirReturn);
        var asked = await Text(await RunningPortal.Send(client, $"/department?year={other.Year.Id}", token, ("action", "remind"), ("chosen", $"{other.Id}.{other.Return.Version}")));
        Assert.Contains("Nothing that you selected can be reminded", asked, StringComparison.Ordinal);
        Assert.Contains("Nobody there has an e-mail address", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"confirmed\"", asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReferenceDataIsAddedAndAReturnIsCheckedAgainWithIt()
    {
        var (client, token) = await portal.Forms("CollectionManager");
        using var browser = client;
        var view = await portal.Now(portal.OurLookedAfterReturn);
        using var writer = new StringWriter();
        new SyntheticPlaces(view.Year.Year, view.Authority.Code).WriteProviders(writer);
        var file = Encoding.UTF8.GetBytes(writer.ToString());

        Assert.Contains("Select what it is", await Add([]), StringComparison.Ordinal);
        Assert.Contains("Select a file", await Add([("kind", "Providers"), ("ending", "2026")]), StringComparison.Ordinal);
        Assert.Contains("Select at least one collection year", await Add([("kind", "Providers"), ("ending", "1999")]), StringComparison.Ordinal);
        Assert.Contains("no ONS Postcode Directory", await Add([("kind", "Postcodes"), ("ending", "2026")], ("list.csv", file)), StringComparison.Ordinal);
        Assert.Contains("list.xlsx: ", await Add([("kind", "Providers"), ("ending", "2026")], ("list.xlsx", "PK no workbook"u8.ToArray())), StringComparison.Ordinal);
        using (var added = await RunningPortal.Send(client, "/reference/add", token, [("kind", "Providers"), ("ending", "2026")], [("list.csv", file)]))
        {
            Assert.Equal((HttpStatusCode.Found, "/reference"), (added.StatusCode, added.Headers.Location?.ToString()));
        }

        Assert.Contains("list.csv", await Get(client, "/reference"), StringComparison.Ordinal);
        Assert.Contains("other reference data than that in use now", await Get(client, "/reference"), StringComparison.Ordinal);

        var (analyst, own) = await portal.Forms("Analyst");
        using var theirs = analyst;
        Assert.Contains("There is other reference data now", await Get(analyst, $"/returns/{view.Id}"), StringComparison.Ordinal);
        Assert.Contains("list.csv", await Get(analyst, $"/returns/{view.Id}/check-again"), StringComparison.Ordinal);
        using (var asked = await RunningPortal.Send(analyst, $"/returns/{view.Id}/check-again", own))
        {
            Assert.Equal(HttpStatusCode.Found, asked.StatusCode);
        }

        await portal.Checked(view);
        Assert.DoesNotContain("There is other reference data now", await Get(analyst, $"/returns/{view.Id}"), StringComparison.Ordinal);
        Assert.Contains("list.csv", await Get(analyst, $"/returns/{view.Id}/not-run"), StringComparison.Ordinal);
        Assert.Contains("Checked again", await Get(analyst, $"/returns/{view.Id}/loads"), StringComparison.Ordinal);

        async Task<string> Add((string, string)[] fields, params (string, byte[])[] files) => await Text(await RunningPortal.Send(client, "/reference/add", token, fields, files));
    }

    [Fact]
    public async Task AnErrorIsBypassedWithAReasonThatTheDepartmentReads()
    {
        var (analyst, own) = await portal.Forms("Analyst");
        using var theirs = analyst;
        var view = await portal.Now(portal.OurLookedAfterReturn);
        var error = (await portal.Read(c => Findings.Page(c, view.Load!, severity: nameof(Severity.Error), most: 1)))[0];
        var address = $"/returns/{view.Id}/findings/{error.Rule}";
        Assert.Contains("Bypass with this reason", await Get(analyst, address), StringComparison.Ordinal);
        using (var saved = await RunningPortal.Send(analyst, address, own, ("load", view.Load!.Id), ("finding", $"{error.Number}"), ("text", "Made-up reason."), ("action", "explain"), ("seen", await portal.Read(c => Explanations.Latest(c, view.Id)))))
        {
            Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        }

        Assert.Equal(view.Return.Bypassed + 1, (await portal.Now(view)).Return.Bypassed);
        var (manager, _) = await portal.Forms("CollectionManager");
        using var department = manager;
        Assert.Contains("Made-up reason.", await Get(manager, address), StringComparison.Ordinal);
        Assert.Contains("more bypassed with a reason", await Get(manager, $"/returns/{view.Id}"), StringComparison.Ordinal);
        Assert.Contains("bypassed)", await Get(manager, $"/department?year={view.Year.Id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADummyAuthorityIsAddedAndRetired()
    {
        var (client, token) = await portal.Forms("CollectionManager");
        using var browser = client;
        using (var added = await RunningPortal.Send(client, "/dummies", token, ("code", "997"), ("name", "Dummy Authority West")))
        {
            Assert.Equal(HttpStatusCode.Found, added.StatusCode);
        }

        Assert.Contains("already", await Text(await RunningPortal.Send(client, "/dummies", token, ("code", "997"), ("name", "Again"))), StringComparison.Ordinal);
        var dummy = (await portal.Read(DummyAuthorities.All)).Single(d => d.Organisation.Code == "997").Organisation;
        Assert.NotEmpty(await portal.Read(c => Returns.Of(c, dummy.Id)));
        using (var retired = await RunningPortal.Send(client, $"/dummies/{dummy.Id}", token, ("action", "retire")))
        {
            Assert.Equal(HttpStatusCode.Found, retired.StatusCode);
        }

        Assert.Contains("Retired", await Get(client, "/dummies"), StringComparison.Ordinal);
        using var none = await client.GetAsync(new Uri($"/dummies/{portal.OurReturn.Authority.Id}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    private async Task<ReturnView> Submitted()
    {
        var view = await portal.Read(async c => (await Returns.In(c, portal.OurReturn.Year.Id)).First(r => r.Load is null && r.Authority.Code != RunningPortal.Ours && r.Authority.Code != RunningPortal.Theirs));
        var id = await Loads.Receive(portal.Database, portal.Vault, view.Id, portal.Person("Analyst"), "file", new[] { new IncomingFile("return.xml", new MemoryStream(TestStore.Cin(view, TestStore.Clean))) }.ToAsyncEnumerable());
        Assert.True(await ((LoadCheck)portal.Services.GetService(typeof(LoadCheck))!).Run(id));
        await Returns.Do(portal.Database, view.Id, null, ReturnEvent.ApprovalAsked, portal.Person("Analyst"));
        await Returns.Do(portal.Database, view.Id, null, ReturnEvent.Submitted, portal.Person("Approver"));
        return await portal.Now(view);
    }

    private static async Task<string> Get(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await Text(answer);
    }

    private static async Task<string> Text(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
}
