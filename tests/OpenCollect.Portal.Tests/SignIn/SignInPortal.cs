using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace OpenCollect.Portal.Tests.SignIn;

/// <summary>A portal that people enter by a sign-in service.</summary>
internal sealed class SignInPortal : IAsyncDisposable
{
    private readonly string _folder;
    private readonly WebApplication _portal;

    private SignInPortal(string folder, WebApplication portal) => (_folder, _portal) = (folder, portal);

    public Uri Address => new(_portal.Urls.First());

    public Database Database => _portal.Services.GetRequiredService<Database>();

    /// <param name="settings">What the environment says of the service.</param>
    /// <param name="port">The port to listen on; 0 for any.</param>
    public static async Task<SignInPortal> Start(IReadOnlyDictionary<string, string> settings, int port = 0)
    {
        var folder = Directory.CreateTempSubdirectory("opencollect-signin-").FullName;
        var portal = await Serving.Build(
            PortalOptions.Of(["--data", folder, "--urls", $"http://127.0.0.1:{port}"], settings.GetValueOrDefault),
            builder =>
            {
                // The tests speak without TLS.
                builder.Services.PostConfigureAll<CookieAuthenticationOptions>(o => o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
                builder.Services.PostConfigure<AntiforgeryOptions>(o => o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
            });
        await portal.StartAsync();
        return new(folder, portal);
    }

    public static Dictionary<string, string> Claims(string authority) => new(StringComparer.Ordinal)
    {
        ["OPENCOLLECT_SIGNIN_AUTHORITY"] = authority, ["OPENCOLLECT_SIGNIN_CLIENT"] = FakeProvider.Client, ["OPENCOLLECT_SIGNIN_SECRET"] = FakeProvider.Secret,
        ["OPENCOLLECT_SIGNIN_ORGANISATION_CLAIM"] = "authority_code",
    };

    public static Dictionary<string, string> Dfe(string authority) => new(Claims(authority), StringComparer.Ordinal)
    {
        ["OPENCOLLECT_SIGNIN_SHAPE"] = "dfe-sign-in", ["OPENCOLLECT_SIGNIN_ORGANISATION_CLAIM"] = "organisation", ["OPENCOLLECT_SIGNIN_API"] = authority,
        ["OPENCOLLECT_SIGNIN_API_SECRET"] = FakeProvider.ApiSecret, ["OPENCOLLECT_SIGNIN_SERVICE"] = FakeProvider.Service,
    };

    /// <summary>A browser that follows no redirect by itself.</summary>
    public HttpClient Browser() => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = Address };

    /// <summary>Goes through the sign-in until a page of the portal that is no redirect.</summary>
    /// <returns>The address of that page.</returns>
    public static async Task<Uri> SignIn(HttpClient browser, string returnUrl = "/")
    {
        var at = new Uri(browser.BaseAddress!, $"/sign-in?handler=Service&returnUrl={Uri.EscapeDataString(returnUrl)}");
        for (var steps = 0; steps < 10; steps++)
        {
            using var answer = await browser.GetAsync(at);
            if (answer.StatusCode is not (HttpStatusCode.Redirect or HttpStatusCode.SeeOther))
            {
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                return at;
            }

            at = new Uri(at, answer.Headers.Location!);
        }

        throw new InvalidOperationException("The sign-in goes round in circles.");
    }

    /// <summary>Whom the database knows by now, with what they may do.</summary>
    public async Task<IReadOnlyList<(Person Person, Membership Membership)>> Memberships(string issuer)
    {
        await using var connection = await Database.Open();
        return await Organisations.People(connection, issuer);
    }

    public async ValueTask DisposeAsync()
    {
        await _portal.StopAsync();
        await _portal.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
