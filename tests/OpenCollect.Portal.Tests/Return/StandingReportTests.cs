using System.Net;
using Dapper;
using OpenCollect.Cin;
using OpenCollect.Portal.Tests.Access;

namespace OpenCollect.Portal.Tests.Return;

/// <summary>Standing reports as pages and as CSV, and the one that compares with last year's authorised return.</summary>
public sealed class StandingReportTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    private static readonly CinSample LastYear = new(2025);

    [Fact]
    public async Task EveryReportOfTheListIsAPageAndAFile()
    {
        using var client = portal.Browser("Reader");
        foreach (var view in (ReturnView[])[portal.OurReturn, portal.OurLookedAfterReturn])
        {
            var list = WebUtility.HtmlDecode(await client.GetStringAsync(new Uri($"/returns/{view.Id}/reports", UriKind.Relative)));
            foreach (var report in view.Year.Collection.Reports)
            {
                var at = $"/returns/{view.Id}/tables/{report.Code}";
                Assert.Contains($"{at}\">{report.Title}<", list, StringComparison.Ordinal);
                Assert.Contains(report.About, WebUtility.HtmlDecode(await client.GetStringAsync(new Uri(at, UriKind.Relative))), StringComparison.Ordinal);
                var table = await client.GetStringAsync(new Uri($"{at}.csv", UriKind.Relative));
                Assert.EndsWith("\r\n", table, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task ContinuityComparesWithLastYearsAuthorisedReturn()
    {
        var view = portal.TheirReturn;
        var (client, token) = await portal.Forms("other Analyst");
        using var browser = client;
        Assert.Contains("There is no authorised return of 2024-25 here", await Page("continuity"), StringComparison.Ordinal);
        Assert.Contains("nothing could be compared", await Page("continuity.csv"), StringComparison.Ordinal);
        Assert.DoesNotContain("authorised return of", await Page("summary"), StringComparison.Ordinal);

        var last = (await portal.Read(c => Returns.Of(c, view.Authority.Id))).Single(r => r.Year.Code == "cin" && r.Year.Ending == 2025);
        var gone = LastYear.Child with { Id = $"{RunningPortal.Mark}GONE", Episodes = [LastYear.OpenEpisode] };
        using (var sent = await RunningPortal.Send(client, $"/returns/{last.Id}/load", token, [("overwrite", "true")], [("return.xml", TestStore.Cin(last, gone))]))
        {
            Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        }

        await portal.Checked(last);
        Assert.Contains("There is no authorised return", await Page("continuity"), StringComparison.Ordinal);
        await portal.Database.Write((c, t) => c.ExecuteAsync("UPDATE return_ SET status = 'Authorised' WHERE id = @Id", last, t));

        Assert.Contains("of 2024-25, was looked at too", await Page("continuity"), StringComparison.Ordinal);
        Assert.Contains($"{gone.Id},Child,,,,,Open at 31 March last year and not in this year’s return\r\n", await Page("continuity.csv"), StringComparison.Ordinal);

        async Task<string> Page(string report) => WebUtility.HtmlDecode(await client.GetStringAsync(new Uri($"/returns/{view.Id}/tables/{report}", UriKind.Relative)));
    }
}
