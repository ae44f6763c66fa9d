using System.Net;
using System.Text.RegularExpressions;
using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Tests.Access;

/// <summary>Follows every link from the first page on, as people of different roles: no dead link, no inline script, no child's identifier in an address or a log line.</summary>
public sealed partial class WalkTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    [Theory]
    [InlineData("Analyst"), InlineData("Approver"), InlineData("Reader"), InlineData("Supplier"), InlineData("CollectionManager"), InlineData("Statistician"), InlineData("Helpdesk")]
    public async Task EveryLink(string caller)
    {
        var (client, token) = await portal.Forms(caller);
        using var browser = client;
        var (seen, wrong, waiting) = (new Dictionary<string, int>(StringComparer.Ordinal), new List<string>(), new Queue<string>(["/"]));
        while (waiting.TryDequeue(out var address))
        {
            // A few of each kind are enough: addresses that differ in a number only are one kind.
            var kind = Number().Replace(address, "0");
            if (seen.TryGetValue(kind, out var times) && times >= (kind == address ? 1 : 3))
            {
                continue;
            }

            seen[kind] = times + 1;
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
            var text = await answer.Content.ReadAsStringAsync();
            if (answer.StatusCode == HttpStatusCode.Found)
            {
                waiting.Enqueue(answer.Headers.Location!.ToString());
                Note(address, answer.Headers.Location.ToString());
                continue;
            }

            if (answer.StatusCode != HttpStatusCode.OK)
            {
                wrong.Add($"{address}: {(int)answer.StatusCode}");
            }

            Note(address, answer.Content.Headers.ContentDisposition?.ToString() ?? "");
            if (answer.Content.Headers.ContentType?.MediaType != "text/html" || answer.Content.Headers.ContentDisposition is not null)
            {
                continue;
            }

            foreach (Match bad in Inline().Matches(text))
            {
                wrong.Add($"{address}: {bad.Value}");
            }

            foreach (Match link in Link().Matches(text))
            {
                var to = WebUtility.HtmlDecode(link.Groups["to"].Value);
                Note(address, to);
                if (to.StartsWith("//", StringComparison.Ordinal) || to.Contains(':', StringComparison.Ordinal))
                {
                    wrong.Add($"{address}: leads out to {to}");
                }
                else if (link.Value.StartsWith("href", StringComparison.Ordinal) && !to.StartsWith('#') && to != "/sign-out")
                {
                    waiting.Enqueue(to.StartsWith('?') ? address.Split('?')[0] + to : to.Split('#')[0]);
                }
            }
        }

        Assert.True(seen.Count > 15, string.Join('\n', seen.Keys));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Distinct()));
        if (Enum.Parse<Role>(caller) is Role.Analyst or Role.Supplier)
        {
            var view = caller == "Analyst" ? portal.OurReturn : portal.DummyReturn;
            using var found = await RunningPortal.Send(client, $"/returns/{view.Id}/children", token, ("child", (await portal.Read(async c => (await Children.Page(c, view.Load!, await portal.Vault.Open(c, view.Load!.DataKeyId), false, 1, 0))[0].Id))!));
            Assert.Equal($"/returns/{view.Id}/children/1", found.Headers.Location?.ToString());
            using var none = await RunningPortal.Send(client, $"/returns/{view.Id}/children", token, ("child", $"{RunningPortal.Mark}-nobody"));
            Assert.Equal(HttpStatusCode.OK, none.StatusCode);
        }

        Assert.True(portal.Log.Count > 1000);
        Assert.DoesNotContain(portal.Log, line => line.Contains(RunningPortal.Mark, StringComparison.OrdinalIgnoreCase));

        void Note(string address, string link)
        {
            if (link.Contains(RunningPortal.Mark, StringComparison.OrdinalIgnoreCase))
            {
                wrong.Add($"{address}: a child's identifier in {link}");
            }
        }
    }

    [Fact]
    public async Task NothingOfAChildIsLoggedWhenALoadIsCheckedRefusedOrChangedOnScreen()
    {
        var (client, token) = await portal.Forms("other Analyst");
        using var browser = client;
        var view = portal.TheirReturn;
        await Load(TestStore.Cin(view, TestStore.Faulty(view, 20, 1).Select((c, i) => c with { Id = $"{RunningPortal.Mark}N{i}" })));
        await Load(TestStore.Cin(view, TestStore.Open($"{RunningPortal.Mark}N1"))[..^30]);
        await Load(TestStore.Cin("201", view.Year.Year, [TestStore.Open($"{RunningPortal.Mark}N2")]));
        using (var added = await RunningPortal.Send(client, $"/returns/{view.Id}/add-child", token, ("id", $"{RunningPortal.Mark}N3")))
        {
            Assert.DoesNotContain(RunningPortal.Mark, added.Headers.Location?.ToString() ?? "", StringComparison.Ordinal);
        }

        using (var changed = await RunningPortal.Send(client, $"/returns/{view.Id}/children/1/correct", token, ("action", "save"), ("path", "ChildIdentifiers"), ("was.LAchildID", $"{RunningPortal.Mark}N0"), ("value.LAchildID", $"{RunningPortal.Mark}N9")))
        {
            Assert.Equal(HttpStatusCode.Found, changed.StatusCode);
        }

        Assert.DoesNotContain(portal.Log, line => line.Contains(RunningPortal.Mark, StringComparison.OrdinalIgnoreCase));
        foreach (var text in await portal.Read(async c => (await Dapper.SqlMapper.QueryAsync<string>(c, "SELECT subject || ' ' || detail FROM audit UNION ALL SELECT COALESCE(problem, '') || ' ' || files FROM load UNION ALL SELECT fields FROM mail")).ToList()))
        {
            Assert.DoesNotContain(RunningPortal.Mark, text, StringComparison.OrdinalIgnoreCase);
        }

        async Task Load(byte[] file)
        {
            using var answer = await RunningPortal.Send(client, $"/returns/{view.Id}/load", token, [("overwrite", "true")], [("return.xml", file)]);
            Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
            await portal.Checked(view);
        }
    }

    [GeneratedRegex("(?:href|src|action|data-progress|formaction)=\"(?<to>[^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"<script(?![^>]*\ssrc=)[^>]*>|<style[^>]*>|\sstyle=""[^""]*""|\son[a-z]+=""[^""]*""|javascript:", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Inline();

    [GeneratedRegex(@"(?<![0-9a-f])\d+(?![0-9a-f])|[0-9a-f]{32}|(?<=/findings/)[^?]*|(?<=/tables/)[^?]*|(?<=/rules/)[^?]*|(?<==)[^&]*", RegexOptions.None, 1000)]
    private static partial Regex Number();
}
