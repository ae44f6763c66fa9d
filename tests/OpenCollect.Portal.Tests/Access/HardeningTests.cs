using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenCollect.Reports;

namespace OpenCollect.Portal.Tests.Access;

public sealed class HardeningTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    private const string Formula = "=HYPERLINK(\"http://example.invalid\")";

    [Fact]
    public async Task TheCookieOfASignIn()
    {
        var (client, token) = await portal.Forms("nobody");
        using var browser = client;
        using var answer = await RunningPortal.Send(client, "/sign-in", token, ("person", "demonstration-Analyst"));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("opencollect=", StringComparison.Ordinal)).ToLowerInvariant();
        Assert.Contains("; httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("; samesite=lax", cookie, StringComparison.Ordinal);
        Assert.Contains("; path=/", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("; expires", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("; domain", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheCookieAgainstForgery()
    {
        using var browser = portal.Browser("nobody");
        using var answer = await browser.GetAsync(new Uri("/sign-in", UriKind.Relative));
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith(".AspNetCore.Antiforgery", StringComparison.Ordinal)).ToLowerInvariant();
        Assert.Contains("; httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("; samesite=strict", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATokenOfSomebodyElse()
    {
        var (theirs, token) = await portal.Forms("other Analyst");
        var (ours, _) = await portal.Forms("Analyst");
        using (theirs)
        using (ours)
        {
            foreach (var page in (string[])["notes", "load", "approve"])
            {
                using var answer = await RunningPortal.Send(ours, $"/returns/{portal.OurReturn.Id}/{page}", token, ("text", "forged"));
                Assert.Equal((page, HttpStatusCode.BadRequest), (page, answer.StatusCode));
            }
        }
    }

    [Theory, InlineData("https://example.invalid/"), InlineData("//example.invalid"), InlineData("/\\example.invalid"), InlineData("javascript:alert(1)")]
    public async Task ASignInDoesNotLeadAway(string after)
    {
        var (client, token) = await portal.Forms("nobody");
        using var browser = client;
        using var answer = await RunningPortal.Send(client, "/sign-in", token, ("person", "demonstration-Analyst"), ("returnUrl", after));
        Assert.Equal("/", answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task StaticFilesHaveTheHeadersToo()
    {
        using var browser = portal.Browser("nobody");
        foreach (var file in (string[])["/portal.css", "/portal.js", "/govuk/govuk-frontend.css", "/icon.svg"])
        {
            using var answer = await browser.GetAsync(new Uri(file, UriKind.Relative));
            Assert.Equal((file, HttpStatusCode.OK), (file, answer.StatusCode));
            Assert.Equal(SecurityHeaders.ContentSecurityPolicy, answer.Headers.GetValues("Content-Security-Policy").Single());
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        }

        Assert.DoesNotContain("unsafe", SecurityHeaders.ContentSecurityPolicy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileThatIsTooBigIsRefusedBeforeItArrives()
    {
        var (client, token) = await portal.Forms("Analyst");
        using var browser = client;
        var before = await portal.Now(portal.OurReturn);
        using var socket = new TcpClient();
        await socket.ConnectAsync(portal.Address.Host, portal.Address.Port);
        await using var stream = socket.GetStream();
        var cookie = client.DefaultRequestHeaders.GetValues("Cookie").Single();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /returns/{before.Id}/load HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nCookie: {cookie}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: {Loads.MostBytes + (2L << 20)}\r\n\r\n"
            + $"--b\r\nContent-Disposition: form-data; name=\"__RequestVerificationToken\"\r\n\r\n{token}\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"big.xml\"\r\n\r\n<"));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var answer = await reader.ReadToEndAsync();
        Assert.StartsWith("HTTP/1.1 413", answer, StringComparison.Ordinal);
        Assert.Contains("must be smaller than 500 MB together", answer, StringComparison.Ordinal);
        Assert.Equal(before.Return, (await portal.Now(before)).Return);
    }

    [Fact]
    public async Task AFileOfAnotherKind()
    {
        var (client, token) = await portal.Forms("Analyst");
        using var browser = client;
        using var answer = await RunningPortal.Send(client, $"/returns/{portal.OurReturn.Id}/load", token, [("overwrite", "true")], [("run.exe", [1, 2, 3])]);
        Assert.Contains("must be XML, CSV or a zip file", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutTheTokenNothingOfAFileIsTakenIn()
    {
        var (client, _) = await portal.Forms("Analyst");
        using var browser = client;
        var before = (await portal.Read(c => Loads.Of(c, portal.OurReturn.Id))).Count;
        using var answer = await RunningPortal.Send(client, $"/returns/{portal.OurReturn.Id}/load", null, [("overwrite", "true")], [("return.xml", TestStore.Cin(portal.OurReturn, TestStore.Clean))]);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(before, (await portal.Read(c => Loads.Of(c, portal.OurReturn.Id))).Count);
    }

    [Fact]
    public async Task AHostileFileIsRefusedAndThePageSaysSo()
    {
        var (client, token) = await portal.Forms("other Analyst");
        using var browser = client;
        var before = await portal.Now(portal.TheirReturn);
        var secret = Path.Combine(TestDatabases.NewFolder(), "secret");
        await File.WriteAllTextAsync(secret, "made-up text of a file of the server");
        var file = Encoding.UTF8.GetBytes($"<!DOCTYPE Message [<!ENTITY x SYSTEM \"{new Uri(secret)}\">]><Message><Header><Collection>&x;</Collection></Header></Message>");
        using (var sent = await RunningPortal.Send(client, $"/returns/{before.Id}/load", token, [("overwrite", "true")], [("return.xml", file)]))
        {
            Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        }

        await portal.Checked(before);
        Assert.Equal(before.Return, (await portal.Now(before)).Return);
        var page = await client.GetStringAsync(new Uri($"/returns/{before.Id}", UriKind.Relative));
        Assert.Contains("Nothing was overwritten.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("made-up text of a file", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsAFormulaInASpreadsheetIsTextInEveryTable()
    {
        var (client, token) = await portal.Forms("Supplier");
        using var browser = client;
        var view = portal.DummyReturn;
        var children = TestStore.Faulty(portal.TheirReturn, 10, 1).Select((c, i) => c with { Id = i % 2 == 0 ? Formula : $"@SUM({i})" });
        using (var sent = await RunningPortal.Send(client, $"/returns/{view.Id}/load", token, [("overwrite", "true")], [("return.xml", TestStore.Cin(view, children))]))
        {
            Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        }

        await portal.Checked(view);
        Assert.Equal(LoadState.Done, (await portal.Read(c => Loads.Of(c, view.Id)))[0].State);
        var tables = ReportFiles.Names.Where(n => n.EndsWith(".csv", StringComparison.Ordinal)).Select(n => $"reports/{n}")
            .Concat(view.Year.Collection.Reports.Select(r => $"tables/{r.Code}.csv")).Append("reports/changes.csv");
        var hadFormula = false;
        foreach (var table in tables)
        {
            var text = await client.GetStringAsync(new Uri($"/returns/{view.Id}/{table}", UriKind.Relative));
            hadFormula |= text.Contains("HYPERLINK", StringComparison.Ordinal);
            Assert.All(Cells(text), cell => Assert.False(cell.StartsWith('=') || cell.StartsWith('@') || cell.StartsWith('+'), $"{table}: {cell}"));
        }

        Assert.True(hadFormula);
    }

    [Fact]
    public async Task WhatIsMarkupInAPageIsText()
    {
        var (client, token) = await portal.Forms("other Analyst");
        using var browser = client;
        const string Script = "<script>alert(1)</script>\"'<img src=x onerror=alert(1)>";
        var view = portal.TheirReturn;
        using (var sent = await RunningPortal.Send(client, $"/returns/{view.Id}/load", token, [("overwrite", "true")], [("<b>.xml", TestStore.Cin(view, TestStore.Open(Script)))]))
        {
            Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        }

        await portal.Checked(view);
        var notes = (await portal.Read(c => ReturnLevelNotes.Of(c, portal.Vault, view.Id)))[0].Version;
        using (var sent = await RunningPortal.Send(client, $"/returns/{view.Id}/notes", token, ("text", Script), ("basedOn", $"{notes}")))
        {
            Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        }

        foreach (var page in (string[])["", "/notes", "/loads", "/children", "/children/1", "/children/1/correct", "/findings/8670Q", "/approve", "/findings?search=" + Uri.EscapeDataString(Script)])
        {
            var html = await client.GetStringAsync(new Uri($"/returns/{view.Id}{page}", UriKind.Relative));
            Assert.DoesNotContain("<script>alert", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img src=x", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<b>.xml", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task TextIsKeptWhereSomebodyElseWasFaster()
    {
        var (client, token) = await portal.Forms("Analyst");
        using var browser = client;
        var view = portal.OurReturn;
        await Keeps("notes", ("text", "A long note of mine."), ("basedOn", "0"));
        await Keeps("findings/8670Q", ("text", "A long explanation of mine."), ("load", "another"), ("action", "explain"), ("finding", "1"));
        var (manager, managersToken) = await portal.Forms("CollectionManager");
        using (manager)
        {
            using var answer = await RunningPortal.Send(manager, $"/returns/{view.Id}/decide", managersToken, ("action", "Rejected"), ("version", "-1"), ("reason", "A long reason of mine."));
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
            Assert.Contains("A long reason of mine.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using (var answer = await RunningPortal.Send(client, $"/returns/{view.Id}/reopen", token, ("reason", "A long request of mine.")))
        {
            var html = await answer.Content.ReadAsStringAsync();
            Assert.Contains("There is a problem", html, StringComparison.Ordinal);
            Assert.Contains("A long request of mine.", html, StringComparison.Ordinal);
        }

        async Task Keeps(string page, params (string, string)[] fields)
        {
            using var answer = await RunningPortal.Send(client, $"/returns/{view.Id}/{page}", token, fields);
            var html = await answer.Content.ReadAsStringAsync();
            Assert.Equal((page, HttpStatusCode.Conflict), (page, answer.StatusCode));
            Assert.Contains(fields[0].Item2, html, StringComparison.Ordinal);
            Assert.Contains("Someone else changed", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task TwoPeopleOnThePageOfOneRule()
    {
        var (client, token) = await portal.Forms("Supplier");
        using var browser = client;
        var view = await portal.Now(portal.DummyReturn);
        using (var sent = await RunningPortal.Send(client, $"/returns/{view.Id}/load", token, [("overwrite", "true")], [("return.xml", TestStore.Cin(view, TestStore.Open("S1"), TestStore.Open("S2")))]))
        {
            await portal.Checked(view);
        }

        var html = await client.GetStringAsync(new Uri($"/returns/{view.Id}/findings/8670Q", UriKind.Relative));
        var (load, seen) = (Value(html, "load"), Value(html, "seen"));
        var number = (await portal.Read(async c => await Findings.Page(c, (await Returns.Find(c, view.Id, null))!.Load!, "8670Q")))[0].Number;
        using var first = await Give("The first.");
        using var second = await Give("The second, which must not be lost.");
        Assert.Equal((HttpStatusCode.Found, HttpStatusCode.Conflict), (first.StatusCode, second.StatusCode));
        Assert.Contains("The second, which must not be lost.", await second.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        Task<HttpResponseMessage> Give(string text) => RunningPortal.Send(
            client, $"/returns/{view.Id}/findings/8670Q", token, ("load", load), ("seen", seen), ("finding", $"{number}"), ("text", text), ("action", "explain"));

        static string Value(string html, string name) => html.Split($"name=\"{name}\" value=\"")[1].Split('"')[0];
    }

    [Fact]
    public async Task AfterTwentyIdleMinutesOneSignsInAgain()
    {
        var clock = new SetClock();
        await using var own = await Own(new() { IsDemonstration = true }, b => b.Services.Configure<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme, o => o.TimeProvider = clock));
        var (client, _) = await SignIn(own);
        using var browser = client;
        foreach (var (passed, expected) in ((int, HttpStatusCode)[])[(0, HttpStatusCode.OK), (19, HttpStatusCode.OK), (38, HttpStatusCode.OK), (59, HttpStatusCode.Found)])
        {
            clock.Passed = TimeSpan.FromMinutes(passed);
            Assert.Equal((passed, expected), (passed, await Status()));
        }

        async Task<HttpStatusCode> Status()
        {
            using var answer = await client.GetAsync(new Uri("/rules", UriKind.Relative));
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task TooManySignInsFromOneAddress()
    {
        await using var own = await Own(new() { IsDemonstration = true }, _ => { });
        using var client = Client(own);
        var codes = new List<HttpStatusCode>();
        for (var i = 0; i < 40; i++)
        {
            using var answer = await RunningPortal.Send(client, "/sign-in", null);
            codes.Add(answer.StatusCode);
        }

        Assert.Equal(30, codes.Count(c => c == HttpStatusCode.BadRequest));
        Assert.Equal(10, codes.Count(c => c == HttpStatusCode.TooManyRequests));
        using var page = await client.GetAsync(new Uri("/sign-in", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task OnePersonsRequestsAreLimitedAndNotTheNeighbours()
    {
        await using var own = await Own(new() { IsDemonstration = true }, _ => { });
        var (one, _) = await SignIn(own);
        var (other, _) = await SignIn(own, "demonstration-helpdesk");
        using (one)
        using (other)
        {
            var last = HttpStatusCode.OK;
            var asked = 0;
            while (last == HttpStatusCode.OK && asked < 1000)
            {
                using var answer = await one.GetAsync(new Uri("/privacy", UriKind.Relative));
                (last, asked) = (answer.StatusCode, asked + 1);
            }

            Assert.Equal(HttpStatusCode.TooManyRequests, last);
            Assert.True(asked > 300, $"after {asked}");
            using var others = await other.GetAsync(new Uri("/privacy", UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, others.StatusCode);
        }
    }

    [Fact]
    public async Task InRealUseCookiesAreSecureAndBrowsersAreToldToUseTls()
    {
        await using var own = await Own(new() { Proxies = [System.Net.IPNetwork.Parse("127.0.0.0/8")] }, b => b.Environment.EnvironmentName = Environments.Production);
        var cookies = own.Services.GetRequiredService<Microsoft.Extensions.Options.IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme);
        Assert.Equal(Microsoft.AspNetCore.Http.CookieSecurePolicy.Always, cookies.Cookie.SecurePolicy);
        using var client = Client(own);
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        client.DefaultRequestHeaders.Host = "portal.example";
        using var answer = await client.GetAsync(new Uri("/help", UriKind.Relative));
        Assert.True(TimeSpan.FromSeconds(int.Parse(answer.Headers.GetValues("Strict-Transport-Security").Single().Split(';')[0].Split('=')[1])) >= TimeSpan.FromDays(365));
        using var signIn = await RunningPortal.Send(client, "/sign-in", null, ("person", "demonstration-Analyst"));
        Assert.Equal(HttpStatusCode.BadRequest, signIn.StatusCode);
    }

    [Theory, InlineData("http://0.0.0.0:0"), InlineData("http://127.0.0.1:0;http://portal.example:80"), InlineData("http://*:80")]
    public async Task TheDemonstrationIsNotServedToTheWorld(string urls)
    {
        var folder = TestDatabases.NewFolder();
        await Assert.ThrowsAsync<InvalidOperationException>(() => Serving.Build(new() { Data = folder, Database = folder, Urls = urls, IsDemonstration = true }, _ => { }));
    }

    private static async Task<WebApplication> Own(PortalOptions options, Action<WebApplicationBuilder> configure)
    {
        var folder = TestDatabases.NewFolder();
        await using (var database = Database.Of(folder))
        {
            await database.Migrate();
            await database.Write(async (c, t) =>
            {
                var department = await Organisations.Ensure(c, t, "department", "001", "Department for Testing");
                foreach (var (name, role) in ((string, string)[])[("manager", "CollectionManager"), ("helpdesk", "Helpdesk")])
                {
                    var person = await Organisations.EnsurePerson(c, t, $"demonstration-{name}", name, null);
                    await Organisations.SetMemberships(c, t, person.Id, [(department.Id, role)]);
                }
            });
        }

        var own = await Serving.Build(options with { Data = folder, Database = folder, Urls = "http://127.0.0.1:0", DoesWork = false, Keys = TestStore.Keys }, configure);
        await own.StartAsync();
        return own;
    }

    private static HttpClient Client(WebApplication own) => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new(own.Urls.First()) };

    private static async Task<(HttpClient Client, string Token)> SignIn(WebApplication own, string person = "demonstration-manager")
    {
        var client = Client(own);
        var html = await client.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        var token = html.Split("__RequestVerificationToken\" type=\"hidden\" value=\"")[1].Split('"')[0];
        using var answer = await RunningPortal.Send(client, "/sign-in", token, ("person", person));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return (client, token);
    }

    /// <summary>The cells of a CSV text, unquoted.</summary>
    private static IEnumerable<string> Cells(string text)
    {
        var cell = new StringBuilder();
        var isQuoted = false;
        foreach (var character in text.TrimStart('\uFEFF'))
        {
            if (character == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && character is ',' or '\r' or '\n')
            {
                yield return cell.ToString();
                cell.Clear();
            }
            else
            {
                cell.Append(character);
            }
        }

        yield return cell.ToString();
    }

    private sealed class SetClock : TimeProvider
    {
        private readonly DateTimeOffset _start = System.GetUtcNow();

        public TimeSpan Passed { get; set; }

        public override DateTimeOffset GetUtcNow() => _start + Passed;
    }
}
