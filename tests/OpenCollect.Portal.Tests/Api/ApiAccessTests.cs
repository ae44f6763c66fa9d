using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Dapper;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenCollect.Portal.Api;

namespace OpenCollect.Portal.Tests.Api;

/// <summary>Who gets in, at every endpoint for machines there is.</summary>
public abstract class ApiAccessTests(ApiFixture portal)
{
    [Fact]
    public async Task TheRightSecret()
    {
        using var client = portal.Nobody();
        using var answer = await ApiFixture.Token(client, portal.Machine);

        var token = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(("Bearer", 900), (token.GetProperty("token_type").GetString(), token.GetProperty("expires_in").GetInt32()));
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task TheSecretAsBasicAuthentication()
    {
        using var client = portal.Nobody();
        client.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{portal.Machine.Id}:{portal.Machine.Secret}")));
        using var answer = await client.PostAsync(new Uri("api/token", UriKind.Relative), new FormUrlEncodedContent([new("grant_type", "client_credentials")]));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task AWrongSecretAndAnUnknownMachineAreRefusedAlike()
    {
        using var client = portal.Nobody();
        using var wrong = await ApiFixture.Token(client, (portal.Machine.Id, portal.TheirMachine.Secret));
        using var unknown = await ApiFixture.Token(client, ("nobody", portal.Machine.Secret));

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (wrong.StatusCode, unknown.StatusCode));
        Assert.Equal(await wrong.Content.ReadAsStringAsync(), await unknown.Content.ReadAsStringAsync());
        Assert.Contains("\"error\":\"invalid_client\"", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnotherGrantType()
    {
        using var client = portal.Nobody();
        using var answer = await client.PostAsync(
            new Uri("api/token", UriKind.Relative), new FormUrlEncodedContent([new("grant_type", "password"), new("client_id", portal.Machine.Id), new("client_secret", portal.Machine.Secret)]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("unsupported_grant_type", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutATokenOfOursNoEndpointAnswers()
    {
        using var person = await portal.SignedIn("demonstration-analyst");
        using var changed = await Changed();
        using var old = Bearing(Signed("machine token", TimeSpan.FromMinutes(-1)));
        using var otherPurpose = Bearing(Signed("something else", TimeSpan.FromMinutes(5)));
        using var nobody = portal.Nobody();
        var tried = 0;
        foreach (var (method, address) in Endpoints(portal.OurReturn.Id, "any"))
        {
            foreach (var client in (HttpClient[])[nobody, person, changed, old, otherPurpose])
            {
                using var answer = await client.SendAsync(Request(method, address));
                Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{method} {address} answered {answer.StatusCode}");
                Assert.Equal("no-token", await Code(answer));
                tried++;
            }
        }

        Assert.True(tried >= 40, $"Only {tried} were tried.");
    }

    [Fact]
    public async Task AnotherAuthoritysReturnsAndLoadsAreNotFound()
    {
        using var theirs = await portal.Asking(portal.TheirMachine);
        using var ours = await portal.Asking();
        var load = (await ApiFixture.LoadAndWait(theirs, portal.TheirReturn.Id, ApiFixture.Census(5, ApiFixture.Theirs))).GetProperty("id").GetString()!;
        foreach (var (method, address) in Endpoints(portal.TheirReturn.Id, load).Where(e => e.Address != "/api/v1/returns"))
        {
            using var refused = await ours.SendAsync(Request(method, address));
            using var nothing = await ours.SendAsync(Request(method, address.Replace(portal.TheirReturn.Id, "nothing", StringComparison.Ordinal).Replace(load, "nothing", StringComparison.Ordinal)));

            Assert.True(refused.StatusCode == HttpStatusCode.NotFound, $"{method} {address} answered {refused.StatusCode}");
            Assert.Equal(await nothing.Content.ReadAsStringAsync(), await refused.Content.ReadAsStringAsync());
            Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        }

        var listed = await ours.GetFromJsonAsync<JsonElement>(new Uri("api/v1/returns", UriKind.Relative));
        Assert.All(listed.EnumerateArray(), r => Assert.Equal(ApiFixture.Ours, r.GetProperty("authority").GetString()));
    }

    [Fact]
    public async Task ARevokedMachinesTokenStopsWorkingAtOnce()
    {
        var machine = await Machines.Create(portal.Database, portal.OurReturn.Authority.Id, "For a short time", portal.Analyst);
        using var client = await portal.Asking(machine);
        using (var before = await client.GetAsync(new Uri("api/v1/returns", UriKind.Relative)))
        {
            Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        }

        Assert.False(await Machines.Revoke(portal.Database, portal.TheirReturn.Authority.Id, machine.Id, portal.Analyst));
        Assert.True(await Machines.Revoke(portal.Database, portal.OurReturn.Authority.Id, machine.Id, portal.Analyst));

        using var after = await client.GetAsync(new Uri("api/v1/returns", UriKind.Relative));
        using var again = await ApiFixture.Token(client, machine);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (after.StatusCode, again.StatusCode));
    }

    [Fact]
    public async Task OnlyAHashOfTheSecretIsKept()
    {
        await using var connection = await portal.Database.Open();
        var rows = (await connection.QueryAsync<string>("SELECT id || ' ' || name || ' ' || secret_hash FROM machine")).ToList();
        var audit = (await connection.QueryAsync<string>("SELECT subject || ' ' || detail FROM audit")).ToList();

        Assert.NotEmpty(rows);
        Assert.All(rows.Concat(audit), text => Assert.DoesNotContain(portal.Machine.Secret[Machines.SecretsFrom.Length..], text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AReaderCannotMakeCredentialsAndAnAnalystSeesTheSecretOnce()
    {
        using var reader = await portal.SignedIn("demonstration-reader");
        using var refused = await reader.GetAsync(new Uri("/machines", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);

        using var analyst = await portal.SignedIn("demonstration-analyst");
        using var made = await analyst.PostAsync(new Uri("/machines", UriKind.Relative), new FormUrlEncodedContent([.. await Forms.Hidden(analyst, "/machines"), new("name", "Nightly <export>")]));
        var html = await made.Content.ReadAsStringAsync();
        var (id, secret) = (Forms.Text(html, "client"), Forms.Text(html, "secret"));
        using var client = await portal.Asking((id, secret));
        var page = await analyst.GetStringAsync(new Uri("/machines", UriKind.Relative));

        Assert.StartsWith(Machines.SecretsFrom, secret, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, page, StringComparison.Ordinal);
        Assert.Contains(id, page, StringComparison.Ordinal);
        Assert.Contains("Nightly &lt;export&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAnalystRevokesOnlyTheOwnAuthoritysMachines()
    {
        var machine = await Machines.Create(portal.Database, portal.OurReturn.Authority.Id, "To be revoked", portal.Analyst);
        using var other = await portal.SignedIn("demonstration-other");
        using var refused = await other.PostAsync(new Uri("/machines?handler=Revoke", UriKind.Relative), new FormUrlEncodedContent([.. await Forms.Hidden(other, "/machines"), new("machine", machine.Id)]));
        using var analyst = await portal.SignedIn("demonstration-analyst");
        using var done = await analyst.PostAsync(new Uri("/machines?handler=Revoke", UriKind.Relative), new FormUrlEncodedContent([.. await Forms.Hidden(analyst, "/machines"), new("machine", machine.Id)]));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Redirect), (refused.StatusCode, done.StatusCode));
        await using var connection = await portal.Database.Open();
        Assert.Null(await Machines.Find(connection, machine.Id));
    }

    private static async Task<string?> Code(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();

    private static HttpRequestMessage Request(string method, string address) => new(new HttpMethod(method), new Uri(address, UriKind.Relative))
    {
        Content = method switch
        {
            "POST" => new ByteArrayContent(ApiFixture.Census(1)) { Headers = { ContentType = new("application/xml") } },
            "PUT" => JsonContent.Create(new { basedOn = 0, text = "Made-up note" }),
            _ => null,
        },
    };

    /// <summary>Every endpoint for machines, with a return and a load in its address.</summary>
    private IEnumerable<(string Method, string Address)> Endpoints(string returned, string load) =>
        portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<ForMachinesAttribute>() is not null)
            .Select(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Single(), $"/{e.RoutePattern.RawText!.TrimStart('/')}"
                .Replace("/loads/{id}", $"/loads/{load}", StringComparison.Ordinal).Replace("{id}", returned, StringComparison.Ordinal)));

    /// <summary>A client with a good token of which one sign is another.</summary>
    private async Task<HttpClient> Changed()
    {
        using var good = await portal.Asking();
        var token = good.DefaultRequestHeaders.Authorization!.Parameter!;
        var at = token.LastIndexOf('.') + 5;
        return Bearing(token[..at] + (token[at] == 'A' ? 'B' : 'A') + token[(at + 1)..]);
    }

    /// <summary>A token as the portal would sign it.</summary>
    private string Signed(string purpose, TimeSpan holds)
    {
        var claims = $"{portal.Machine.Id}.{(Clock.Provider.GetUtcNow() + holds).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}";
        return $"{claims}.{System.Buffers.Text.Base64Url.EncodeToString(portal.Services.GetRequiredService<Vault>().Sign(purpose, Encoding.ASCII.GetBytes(claims)))}";
    }

    private HttpClient Bearing(string token)
    {
        var client = portal.Nobody();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }
}

public sealed class ApiAccessOnSqliteTests(ApiOnSqlite portal) : ApiAccessTests(portal), IClassFixture<ApiOnSqlite>;

public sealed class ApiAccessOnPostgresTests(ApiOnPostgres portal) : ApiAccessTests(portal), IClassFixture<ApiOnPostgres>;

/// <summary>How much may be asked; in a portal of its own, because the limit is reached.</summary>
public sealed class ApiLimitTests(ApiOnSqlite portal) : IClassFixture<ApiOnSqlite>
{
    [Fact]
    public async Task GuessingSecretsIsHeldBack()
    {
        using var client = portal.Nobody();
        var seen = new List<HttpStatusCode>();
        for (var i = 0; i < 40; i++)
        {
            using var answer = await ApiFixture.Token(client, (portal.Machine.Id, $"guess-{i}"));
            seen.Add(answer.StatusCode);
        }

        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests], seen.Distinct());
        using var last = await ApiFixture.Token(client, portal.Machine);
        Assert.Equal("too-many-requests", (await last.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }
}
