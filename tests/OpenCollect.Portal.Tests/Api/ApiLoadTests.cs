using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace OpenCollect.Portal.Tests.Api;

/// <summary>What a case system does at night.</summary>
public abstract class ApiLoadTests(ApiFixture portal)
{
    private static readonly byte[] Faulty = ApiFixture.Census(60, faults: 0.5);

    [Fact]
    public async Task FromFileToFindings()
    {
        using var client = await portal.Asking();
        var load = await ApiFixture.LoadAndWait(client, portal.OurReturn.Id, Faulty);
        var id = load.GetProperty("id").GetString();
        var counts = await Get(client, $"loads/{id}/counts");
        var all = new List<JsonElement>();
        for (long? after = 0; after is not null;)
        {
            var page = await Get(client, $"loads/{id}/findings?most=7&after={after}");
            all.AddRange(page.GetProperty("findings").EnumerateArray());
            Assert.True(page.GetProperty("findings").GetArrayLength() <= 7);
            Assert.Equal(page.GetProperty("total").GetInt64(), (await Get(client, $"loads/{id}/findings?most=1")).GetProperty("total").GetInt64());
            after = page.GetProperty("next").ValueKind == JsonValueKind.Null ? null : page.GetProperty("next").GetInt64();
        }

        Assert.Equal(("done", 60), (load.GetProperty("state").GetString(), load.GetProperty("children").GetInt64()));
        Assert.Equal(all.Count, all.Select(f => f.GetProperty("number").GetInt64()).Distinct().Count());
        Assert.True(load.GetProperty("errors").GetInt64() > 0);
        Assert.Equal(load.GetProperty("errors").GetInt64(), all.Count(f => f.GetProperty("severity").GetString() == "error"));
        Assert.Equal(
            counts.GetProperty("rules").EnumerateArray().Select(r => (r.GetProperty("rule").GetString(), r.GetProperty("findings").GetInt64())).Order(),
            all.GroupBy(f => f.GetProperty("rule").GetString()).Select(g => (g.Key, g.LongCount())).Order());
    }

    [Fact]
    public async Task OnlySomeFindings()
    {
        using var client = await portal.Asking();
        var id = (await ApiFixture.LoadAndWait(client, portal.OurReturn.Id, Faulty)).GetProperty("id").GetString();
        var rule = (await Get(client, $"loads/{id}/counts")).GetProperty("rules")[0];
        var code = rule.GetProperty("rule").GetString();
        var ofRule = await Get(client, $"loads/{id}/findings?rule={code}&most=1000");
        var queries = await Get(client, $"loads/{id}/findings?severity=query&unexplained=true&most=1000");
        using var unknown = await client.GetAsync(new Uri($"api/v1/loads/{id}/findings?severity=worse", UriKind.Relative));

        Assert.Equal(rule.GetProperty("findings").GetInt64(), ofRule.GetProperty("total").GetInt64());
        Assert.All(ofRule.GetProperty("findings").EnumerateArray(), f => Assert.Equal(code, f.GetProperty("rule").GetString()));
        Assert.All(queries.GetProperty("findings").EnumerateArray(), f => Assert.Equal(("query", "open"), (f.GetProperty("severity").GetString(), f.GetProperty("state").GetString())));
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
    }

    [Fact]
    public async Task SeveralFilesInOneForm()
    {
        using var client = await portal.Asking();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(ApiFixture.Census(10)), "file", "census.xml" } };
        using var answer = await client.PostAsync(new Uri($"api/v1/returns/{portal.OurReturn.Id}/loads?amend=true", UriKind.Relative), form);
        var load = await ApiFixture.Wait(client, answer.Headers.Location!);

        Assert.Equal("done", load.GetProperty("state").GetString());
        Assert.Equal("census.xml", load.GetProperty("files")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task TheReturnOfAnotherAuthorityIsRefusedAndWhatWasThereStays()
    {
        using var client = await portal.Asking();
        await ApiFixture.LoadAndWait(client, portal.OurReturn.Id, ApiFixture.Census(3));
        var before = (await Get(client, $"returns/{portal.OurReturn.Id}")).GetProperty("currentLoad").GetProperty("id").GetString();
        var refused = await ApiFixture.LoadAndWait(client, portal.OurReturn.Id, ApiFixture.Census(3, ApiFixture.Theirs));
        using var findings = await client.GetAsync(new Uri($"api/v1/loads/{refused.GetProperty("id").GetString()}/findings", UriKind.Relative));

        Assert.Equal("refused", refused.GetProperty("state").GetString());
        Assert.Contains("another local authority", refused.GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Equal(before, (await Get(client, $"returns/{portal.OurReturn.Id}")).GetProperty("currentLoad").GetProperty("id").GetString());
        Assert.Equal(HttpStatusCode.Conflict, findings.StatusCode);
    }

    [Theory]
    [InlineData("application/octet-stream", "", HttpStatusCode.BadRequest)]
    [InlineData("application/octet-stream", "?name=return.exe", HttpStatusCode.BadRequest)]
    [InlineData("text/html", "", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("multipart/form-data", "", HttpStatusCode.BadRequest)]
    public async Task WhatIsNoFileOfAReturn(string type, string query, HttpStatusCode status)
    {
        using var client = await portal.Asking();
        using var content = new ByteArrayContent(ApiFixture.Census(1)) { Headers = { ContentType = new(type) } };
        using var answer = await client.PostAsync(new Uri($"api/v1/returns/{portal.OurReturn.Id}/loads{query}", UriKind.Relative), content);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task AnEmptyFile()
    {
        using var client = await portal.Asking();
        using var content = new ByteArrayContent([]) { Headers = { ContentType = new("application/xml") } };
        using var answer = await client.PostAsync(new Uri($"api/v1/returns/{portal.OurReturn.Id}/loads?amend=true", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("empty", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ANightlyLoadDoesNotUndoASubmissionUnlessItIsMeantTo()
    {
        using var client = await portal.Asking(portal.TheirMachine);
        var id = portal.TheirReturn.Id;
        await ApiFixture.LoadAndWait(client, id, ApiFixture.Census(5, ApiFixture.Theirs));
        await Returns.Do(portal.Database, id, null, ReturnEvent.ApprovalAsked, portal.Analyst);
        await Returns.Do(portal.Database, id, null, ReturnEvent.Submitted, portal.Approver);
        using var content = new ByteArrayContent(ApiFixture.Census(6, ApiFixture.Theirs)) { Headers = { ContentType = new("application/xml") } };
        using var refused = await client.PostAsync(new Uri($"api/v1/returns/{id}/loads", UriKind.Relative), content);

        Assert.Equal((HttpStatusCode.Conflict, "submitted"), (refused.StatusCode, (await Get(client, $"returns/{id}")).GetProperty("status").GetString()));
        await ApiFixture.LoadAndWait(client, id, ApiFixture.Census(6, ApiFixture.Theirs));
        Assert.Equal("amendedBySource", (await Get(client, $"returns/{id}")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task NotesWithTheirVersion()
    {
        using var client = await portal.Asking();
        var address = new Uri($"api/v1/returns/{portal.OurReturn.Id}/notes", UriKind.Relative);
        var version = (await client.GetFromJsonAsync<JsonElement>(address)).GetProperty("version").GetInt32();
        using var written = await client.PutAsJsonAsync(address, new { basedOn = version, text = "Made-up note of a machine" });
        using var late = await client.PutAsJsonAsync(address, new { basedOn = version, text = "Made-up note that comes too late" });
        using var without = await client.PutAsJsonAsync(address, new { basedOn = version + 1 });
        var read = await client.GetFromJsonAsync<JsonElement>(address);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.BadRequest), (written.StatusCode, late.StatusCode, without.StatusCode));
        Assert.Equal("changed-meanwhile", (await late.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        Assert.Equal((version + 1, "Made-up note of a machine"), (read.GetProperty("version").GetInt32(), read.GetProperty("text").GetString()));
        Assert.Equal("Case system (machine)", read.GetProperty("writtenBy").GetString());
    }

    [Fact]
    public async Task EverythingReadIsAudited()
    {
        using var client = await portal.Asking();
        var load = (await ApiFixture.LoadAndWait(client, portal.OurReturn.Id, ApiFixture.Census(2))).GetProperty("id").GetString();
        foreach (var address in (string[])["returns", $"returns/{portal.OurReturn.Id}", $"returns/{portal.OurReturn.Id}/loads", $"loads/{load}", $"loads/{load}/counts", $"loads/{load}/findings", $"returns/{portal.OurReturn.Id}/notes"])
        {
            await using var connection = await portal.Database.Open();
            var before = (await LastEntry(connection)).Number;
            await Get(client, address);
            var entry = await LastEntry(connection);

            Assert.True(entry.Number > before, address);
            Assert.Equal((await Machines.Find(connection, portal.Machine.Id))!.PersonId, entry.Person);
        }

        Assert.True((await AuditLog.Check(portal.Database)).IsWhole);
    }

    [Fact]
    public async Task TheDescriptionNamesEveryEndpointAndThePageSaysTheSame()
    {
        using var client = portal.Nobody();
        var document = await client.GetFromJsonAsync<JsonElement>(new Uri("api/openapi.json", UriKind.Relative));
        var operations = document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(o => (Path: p.Name, Operation: o.Value))).ToList();
        var page = await client.GetStringAsync(new Uri("api", UriKind.Relative));
        var endpoints = portal.Services.GetRequiredService<Microsoft.AspNetCore.Routing.EndpointDataSource>().Endpoints.Count(e => e.Metadata.GetMetadata<OpenCollect.Portal.Api.ForMachinesAttribute>() is not null);

        Assert.Equal(endpoints + 1, operations.Count);
        Assert.All(operations, o =>
        {
            Assert.Contains(WebUtility.HtmlEncode(o.Operation.GetProperty("summary").GetString()!), page, StringComparison.Ordinal);
            Assert.Contains(o.Path, page, StringComparison.Ordinal);
            Assert.Equal(o.Path != "/api/token", o.Operation.TryGetProperty("security", out _));
            Assert.All(o.Operation.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray().ToArray() : [], p => Assert.NotEmpty(p.GetProperty("description").GetString()!));
        });
    }

    private async Task<AuditEntry> LastEntry(System.Data.Common.DbConnection connection) =>
        (await AuditLog.Find(connection, new() { Organisation = portal.OurReturn.Authority.Id, Most = 1 }))[0].Entry;

    private static Task<JsonElement> Get(HttpClient client, string address) => client.GetFromJsonAsync<JsonElement>(new Uri($"api/v1/{address}", UriKind.Relative));
}

public sealed class ApiLoadOnSqliteTests(ApiOnSqlite portal) : ApiLoadTests(portal), IClassFixture<ApiOnSqlite>;

public sealed class ApiLoadOnPostgresTests(ApiOnPostgres portal) : ApiLoadTests(portal), IClassFixture<ApiOnPostgres>;
