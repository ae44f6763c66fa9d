using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenCollect.LookedAfter;
using OpenCollect.LookedAfter.Generating;
using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Tests.Access;

/// <summary>
/// A portal on a real port with a person in every role in two authorities, at the Department and at a supplier, and returns of children
/// whose identifiers can be found again wherever they must not be. It writes every log line there is, and all are kept.
/// </summary>
public sealed partial class RunningPortal(TestDatabases databases) : IAsyncLifetime
{
    public const string Ours = "330";
    public const string Theirs = "839";

    /// <summary>What every identifier of a child in the returns begins with.</summary>
    public const string Mark = "ZQXCHILD";

    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _people = new(StringComparer.Ordinal);
    private WebApplication? _portal;
    private Organisation _ours = null!;
    private Organisation _theirs = null!;
    private Organisation _dummy = null!;
    private Organisation _department = null!;

    public ConcurrentQueue<string> Log { get; } = [];

    public IServiceProvider Services => _portal!.Services;

    public Uri Address => new(_portal!.Urls.First());

    public Database Database => Services.GetRequiredService<Database>();

    public Vault Vault => Services.GetRequiredService<Vault>();

    /// <summary>Census returns of the two authorities and of the supplier's dummy authority, and our return of looked after children.</summary>
    public ReturnView OurReturn { get; private set; } = null!;

    public ReturnView TheirReturn { get; private set; } = null!;

    public ReturnView DummyReturn { get; private set; } = null!;

    public ReturnView OurLookedAfterReturn { get; private set; } = null!;

    /// <summary>Everyone who may ask: by the role's name, "other Analyst" of the other authority, "undecided" who has not chosen an organisation, "nobody".</summary>
    public static IReadOnlyList<string> Callers { get; } = ["nobody", "undecided", .. Enum.GetNames<Role>(), "other Analyst", "other Approver", "other Reader"];

    public async ValueTask InitializeAsync()
    {
        var folder = await databases.Copy(isPostgres: false);
        _portal = await Serving.Build(
            new() { Data = folder, Database = folder, Urls = "http://127.0.0.1:0", IsDemonstration = true, Keys = TestStore.Keys },
            builder =>
            {
                builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(new Everything(Log));
                builder.Services.Configure<RateLimiterOptions>(o => o.GlobalLimiter = null);
            });
        await Seed();
        await _portal.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_portal is not null)
        {
            await _portal.DisposeAsync();
        }
    }

    public Task<ReturnView> Now(ReturnView view) => Read(async c => (await Returns.Find(c, view.Id, null))!);

    public async Task<T> Read<T>(Func<System.Data.Common.DbConnection, Task<T>> read)
    {
        await using var connection = await Database.Open();
        return await read(connection);
    }

    /// <summary>The identifier of a person by the caller's name.</summary>
    public string Person(string caller) => _people[caller];

    /// <summary>A browser of the caller that keeps no cookies but those given, so that one request does not change the next.</summary>
    public HttpClient Browser(string caller)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Address };
        if (_cookies.TryGetValue(caller, out var cookie))
        {
            client.DefaultRequestHeaders.Add("Cookie", cookie);
        }

        return client;
    }

    /// <summary>The same, with what is needed to send forms: the cookie against forgery, and the token that goes with it.</summary>
    public async Task<(HttpClient Browser, string Token)> Forms(string caller)
    {
        var client = Browser(caller);
        using var answer = await client.GetAsync(new Uri(caller switch { "nobody" => "/sign-in", "undecided" => "/organisation", _ => "/help" }, UriKind.Relative));
        var html = await answer.Content.ReadAsStringAsync();
        var forgery = answer.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]).Single(c => c.StartsWith(".AspNetCore.Antiforgery", StringComparison.Ordinal));
        client.DefaultRequestHeaders.Remove("Cookie");
        client.DefaultRequestHeaders.Add("Cookie", _cookies.TryGetValue(caller, out var cookie) ? $"{cookie}; {forgery}" : forgery);
        return (client, WebUtility.HtmlDecode(Token().Match(html).Groups["value"].Value));
    }

    /// <summary>Sends a form as a browser does, the token first.</summary>
    public static Task<HttpResponseMessage> Send(HttpClient client, string address, string? token, params (string Name, string Value)[] fields) =>
        Send(client, address, token, fields, []);

    public static async Task<HttpResponseMessage> Send(HttpClient client, string address, string? token, (string Name, string Value)[] fields, (string Name, byte[] Content)[] files)
    {
        using var form = new MultipartFormDataContent();
        if (token is not null)
        {
            form.Add(new StringContent(token), "__RequestVerificationToken");
        }

        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        foreach (var (name, content) in files)
        {
            form.Add(new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } }, "file", name);
        }

        return await client.PostAsync(new Uri(address, UriKind.Relative), form);
    }

    /// <summary>Waits until no load waits any more.</summary>
    public async Task Checked(ReturnView view)
    {
        for (var i = 0; i < 600; i++)
        {
            if ((await Read(c => Loads.Of(c, view.Id))).All(l => !l.IsWaiting))
            {
                return;
            }

            await Task.Delay(50);
        }

        Assert.Fail("The load is still waiting.");
    }

    private async Task Seed()
    {
        var check = Services.GetRequiredService<LoadCheck>();
        var year = await CollectionYear();
        var tickets = new List<(string Caller, ClaimsPrincipal Who)>();
        await Database.Write(async (c, t) =>
        {
            _ours = await Organisations.Ensure(c, t, "authority", Ours, "");
            _theirs = await Organisations.Ensure(c, t, "authority", Theirs, "");
            _dummy = await Organisations.Ensure(c, t, "authority", "998", "Dummy Authority", isDummy: true);
            _department = await Organisations.Ensure(c, t, "department", "001", "");
            foreach (var role in Enum.GetValues<Role>())
            {
                await Add(c, t, $"{role}", role.IsOfDepartment() ? _department : role == Role.Supplier ? _dummy : _ours, role);
            }

            foreach (var role in (Role[])[Role.Analyst, Role.Approver, Role.Reader])
            {
                await Add(c, t, $"other {role}", _theirs, role);
            }

            await Add(c, t, "undecided", null, null);
            await Organisations.SetMemberships(c, t, _people["undecided"], [(_ours.Id, nameof(Role.Analyst)), (_theirs.Id, nameof(Role.Analyst))]);
        });
        foreach (var (caller, who) in tickets)
        {
            var scheme = CookieAuthenticationDefaults.AuthenticationScheme;
            var options = Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme);
            var now = TimeProvider.System.GetUtcNow();
            _cookies[caller] = $"{options.Cookie.Name}={options.TicketDataFormat.Protect(new(who, new AuthenticationProperties(new Dictionary<string, string?> { ["began"] = Clock.Now() }) { IssuedUtc = now, ExpiresUtc = now.AddHours(1) }, scheme))}";
        }

        await CollectionYears.Open(Database, year with { Id = "", IsFamiliarisation = true }, _people[nameof(Role.CollectionManager)]);
        OurReturn = await Of(_ours, "cin");
        TheirReturn = await Of(_theirs, "cin");
        DummyReturn = await Of(_dummy, "cin");
        OurLookedAfterReturn = await Of(_ours, "cla");
        var number = 0;
        foreach (var view in (ReturnView[])[OurReturn, TheirReturn, DummyReturn])
        {
            var children = TestStore.Faulty(TheirReturn, 8, 0.8).Select(c => c with { Id = $"{Mark}{++number}" }).Append(TestStore.Open($"{Mark}{++number}"));
            await Load(view, ("return.xml", TestStore.Cin(view, children)));
        }

        await Load(OurLookedAfterReturn, [.. LookedAfter(OurLookedAfterReturn)]);
        foreach (var view in (ReturnView[])[OurReturn, TheirReturn, DummyReturn, OurLookedAfterReturn])
        {
            var analyst = _people[view.Authority.Code == Ours ? nameof(Role.Analyst) : view.Authority.Code == Theirs ? "other Analyst" : nameof(Role.Supplier)];
            var now = await Now(view);
            if (await Read(c => Findings.Page(c, now.Load!, severity: nameof(Severity.Query), most: 1)) is [var query])
            {
                await Explanations.Give(Database, Vault, now, [query.Number], "Checked with the case record.", analyst);
            }

            await ReturnLevelNotes.Write(Database, Vault, now, 0, "A note.\n8670Q: All records have been checked", analyst);
        }

        (OurReturn, TheirReturn, DummyReturn, OurLookedAfterReturn) = (await Now(OurReturn), await Now(TheirReturn), await Now(DummyReturn), await Now(OurLookedAfterReturn));

        async Task Add(System.Data.Common.DbConnection c, System.Data.Common.DbTransaction t, string caller, Organisation? organisation, Role? role)
        {
            var person = await Organisations.EnsurePerson(c, t, $"demonstration-{caller.Replace(' ', '-')}", $"Test {caller}", null);
            _people[caller] = person.Id;
            List<Membership> memberships = organisation is null ? [] : [new(organisation, $"{role}")];
            await Organisations.SetMemberships(c, t, person.Id, memberships.Select(m => (m.Organisation.Id, m.Role)));
            tickets.Add((caller, Who.Principal(person, memberships)));
        }

        async Task Load(ReturnView view, params (string Name, byte[] Content)[] files)
        {
            var id = await Loads.Receive(Database, Vault, view.Id, _people[nameof(Role.Analyst)], "file", TestStore.Incoming(files));
            Assert.True(await check.Run(id));
            Assert.Equal(LoadState.Done, (await Read(c => Loads.Find(c, id)))!.State);
        }
    }

    private Task<OpenedYear> CollectionYear() => Read(async c => (await CollectionYears.All(c)).Single(y => y.Code == "cin" && y.Ending == 2026));

    private Task<ReturnView> Of(Organisation organisation, string collection) =>
        Read(async c => (await Returns.Of(c, organisation.Id)).Single(r => r.Year.Code == collection && r.Year.Ending == 2026));

    internal static IEnumerable<(string Name, byte[] Content)> LookedAfter(ReturnView view)
    {
        var folder = new Dictionary<string, MemoryStream>(StringComparer.Ordinal);
        using (var writer = new LookedAfterCsvWriter(name => folder[name] = new MemoryStream(), view.Year.Year))
        {
            foreach (var (child, number) in new LookedAfterFaults(new LookedAfterGenerator(3, view.Year.Year, view.Authority.Code), 0.8).Children(12).Select(p => p.Person.ThisYear).OfType<LookedAfterChild>().Select((c, i) => (c, i)))
            {
                writer.Write(child with { Id = $"{Mark}L{number}" });
            }
        }

        return folder.Select(f => (f.Key, f.Value.ToArray()));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<value>[^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex Token();

    /// <summary>Keeps every line, whole.</summary>
    private sealed class Everything(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            lines.Enqueue($"{state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {formatter(state, exception)} {string.Join(' ', state as IEnumerable<KeyValuePair<string, object?>> ?? [])} {exception}");

        public void Dispose()
        {
        }
    }
}
