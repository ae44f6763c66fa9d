using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenCollect.Cin;
using OpenCollect.Cin.Generating;

namespace OpenCollect.Portal.Tests.Api;

/// <summary>A portal on a real port with two authorities, an open census year, an analyst who can sign in, and a machine of each authority.</summary>
public abstract class ApiFixture(TestDatabases databases, bool isPostgres) : IAsyncLifetime
{
    /// <summary>The authority whose machine asks.</summary>
    public const string Ours = "815";

    /// <summary>Another one.</summary>
    public const string Theirs = "330";

    public static readonly CollectionYear Year = new(2026);

    private readonly string _folder = Directory.CreateTempSubdirectory("opencollect-api-").FullName;
    private WebApplication? _portal;

    public Database Database => _portal!.Services.GetRequiredService<Database>();

    public IServiceProvider Services => _portal!.Services;

    public Uri Address => new(_portal!.Urls.First());

    public string Analyst { get; private set; } = "";

    public string Approver { get; private set; } = "";

    public ReturnView OurReturn { get; private set; } = null!;

    public ReturnView TheirReturn { get; private set; } = null!;

    public (string Id, string Secret) Machine { get; private set; }

    public (string Id, string Secret) TheirMachine { get; private set; }

    /// <summary>A census of the authority, made up.</summary>
    public static byte[] Census(int children, string authority = Ours, int seed = 1, double faults = 0)
    {
        var generator = new CinGenerator(seed, Year, authority);
        using var stream = new MemoryStream();
        using (var writer = new CinWriter(stream, Year))
        {
            writer.Write(generator.Header);
            foreach (var child in faults > 0 ? new CinFaults(generator, faults).Children(children).Select(made => made.Child) : generator.Children(children))
            {
                writer.Write(child);
            }

            writer.Finish();
        }

        return stream.ToArray();
    }

    public async ValueTask InitializeAsync()
    {
        var address = isPostgres ? await databases.Empty(isPostgres: true) : _folder;
        await using (var database = Database.Of(address, Vault.Of(TestStore.Keys)))
        {
            await database.Migrate();
            var today = Clock.Today();
            Analyst = await Person(database, "demonstration-analyst", Ours, "Analyst");
            Approver = await Person(database, "demonstration-approver", Ours, "Approver");
            await Person(database, "demonstration-reader", Ours, "Reader");
            await Person(database, "demonstration-other", Theirs, "Analyst");
            var year = await CollectionYears.Open(
                database,
                new() { Code = "cin", Ending = Year.Ending, Opens = Day(today.AddDays(-60)), LoadBy = Day(today), SubmitBy = Day(today.AddDays(20)), Closes = Day(today.AddDays(60)) }, Analyst);
            await using var connection = await database.Open();
            var views = await Returns.In(connection, year.Id);
            (OurReturn, TheirReturn) = (views.Single(r => r.Authority.Code == Ours), views.Single(r => r.Authority.Code == Theirs));
            Machine = await Machines.Create(database, OurReturn.Authority.Id, "Case system", Analyst);
            TheirMachine = await Machines.Create(database, TheirReturn.Authority.Id, "Other case system", Analyst);
        }

        // People who exist already keep the demonstration from planting its own.
        _portal = await Serving.Build(new() { Data = _folder, Database = address, Urls = "http://127.0.0.1:0", IsDemonstration = true, Keys = TestStore.Keys }, _ => { });
        await _portal.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_portal is not null)
        {
            await _portal.StopAsync();
            await _portal.DisposeAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>A browser without anything.</summary>
    public HttpClient Nobody() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    /// <summary>A machine with a token.</summary>
    public async Task<HttpClient> Asking((string Id, string Secret)? machine = null)
    {
        var client = Nobody();
        using var answer = await Token(client, machine ?? Machine);
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public static Task<HttpResponseMessage> Token(HttpClient client, (string Id, string Secret) machine) => client.PostAsync(
        new Uri("api/token", UriKind.Relative),
        new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", machine.Id), new("client_secret", machine.Secret)]));

    /// <summary>A browser in which the person has signed in.</summary>
    public async Task<HttpClient> SignedIn(string person)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = Address };
        var form = await Forms.Hidden(client, "/sign-in");
        using var answer = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), new FormUrlEncodedContent([.. form, new("person", person)]));
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    /// <summary>Loads the census and waits until it is checked.</summary>
    public static async Task<JsonElement> LoadAndWait(HttpClient client, string returnId, byte[] census)
    {
        using var content = new ByteArrayContent(census) { Headers = { ContentType = new("application/xml") } };
        using var answer = await client.PostAsync(new Uri($"api/v1/returns/{returnId}/loads?amend=true", UriKind.Relative), content);
        Assert.Equal(System.Net.HttpStatusCode.Accepted, answer.StatusCode);
        return await Wait(client, answer.Headers.Location!);
    }

    public static async Task<JsonElement> Wait(HttpClient client, Uri load)
    {
        var until = TimeProvider.System.GetTimestamp() + (120 * TimeProvider.System.TimestampFrequency);
        while (TimeProvider.System.GetTimestamp() < until)
        {
            var answer = await client.GetFromJsonAsync<JsonElement>(load);
            if (!answer.GetProperty("isWaiting").GetBoolean())
            {
                return answer;
            }

            await Task.Delay(200);
        }

        throw new TimeoutException("The load was not checked in time.");
    }

    private static string Day(DateOnly day) => ReturnDate.Format(day);

    private static Task<string> Person(Database database, string subject, string authority, string role) => database.Write(async (connection, transaction) =>
    {
        var organisation = await Organisations.Ensure(connection, transaction, "authority", authority, LocalAuthority.Find(authority)!.Name);
        var person = await Organisations.EnsurePerson(connection, transaction, subject, $"Made-up {role}", $"{subject}@example.invalid");
        await Organisations.SetMemberships(connection, transaction, person.Id, [(organisation.Id, role)]);
        return person.Id;
    });
}

/// <summary>The same, with everything in a folder.</summary>
public sealed class ApiOnSqlite(TestDatabases databases) : ApiFixture(databases, isPostgres: false);

/// <summary>The same, over PostgreSQL.</summary>
public sealed class ApiOnPostgres(TestDatabases databases) : ApiFixture(databases, isPostgres: true);
