using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenCollect.Portal;
using OpenCollect.Portal.Access;
using OpenCollect.Portal.Tests.SignIn;

namespace OpenCollect.EndToEnd.Tests;

/// <summary>Signing in at a real service with a real browser, and what becomes of a session.</summary>
public sealed class SignInTests(Demonstration portal)
{
    private const string Cin = "Children in Need census 2025-26";

    [Theory]
    [InlineData("815", null)]
    [InlineData("815,330", "Birmingham")]
    public async Task FromSigningInToSigningOutAtTheService(string organisations, string? chosen)
    {
        await using var here = await PortalWithService.Start(organisations, TimeSpan.FromMinutes(20));
        await using var person = await Person.Somebody(portal.Browser, here.Address);
        await person.Go("/");
        await person.Arrives(u => u.Contains("/sign-in?", StringComparison.Ordinal));
        await person.LooksRight();
        await person.Page.Locator("#sign-in").ClickAsync();
        if (chosen is not null)
        {
            await person.Arrives(u => u.Contains("/organisation?", StringComparison.Ordinal));
            await person.LooksRight();
            await person.Page.GetByLabel(chosen).CheckAsync();
            await person.Press("Continue");
        }

        await person.Arrives(u => u == $"{here.Address}/");
        Assert.Contains(chosen ?? "North Yorkshire", await person.Page.Locator("header").InnerTextAsync(), StringComparison.Ordinal);
        await person.OpenReturn(Cin);
        await person.Sees(Cin);
        if (chosen is not null)
        {
            // The other one, without signing in again.
            await person.Go("/organisation");
            await person.Page.GetByLabel("North Yorkshire").CheckAsync();
            await person.Press("Continue");
            Assert.Contains("North Yorkshire", await person.Page.Locator("header").InnerTextAsync(), StringComparison.Ordinal);
        }

        await person.Press("Sign out", "header");
        await person.Arrives(u => u.StartsWith($"{here.Service}/session/end", StringComparison.Ordinal));
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Yes, sign me out" }).ClickAsync();
        await person.Arrives(u => u.StartsWith(here.Address + SignInService.SignedOut, StringComparison.Ordinal));
        await person.Go("/");
        await person.Arrives(u => u.Contains("/sign-in?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TypedTextOutlivesTheIdleTime()
    {
        var idle = TimeSpan.FromSeconds(12);
        await using var here = await PortalWithService.Start("815", idle);
        await using var person = await Person.Somebody(portal.Browser, here.Address);
        var at = await SignIn(here, person);

        // Something is saved, then more is typed, and nobody does anything for too long.
        await person.Go($"{at}/notes");
        await person.Page.Locator("#text").FillAsync("Made-up note, saved.");
        await person.Press("Save notes");
        await person.Page.Locator(".govuk-notification-banner--success").WaitForAsync();
        await person.Page.Locator("#text").FillAsync("Made-up note, saved. And what was typed after it.");
        await person.Page.Locator("dialog").WaitForAsync();
        await person.LooksRight();
        await Task.Delay(idle);
        await person.Page.Locator("dialog").EvaluateAsync("d => d.close()");
        await person.Press("Save notes");
        await person.Arrives(u => u.Contains("/sign-in?", StringComparison.Ordinal));
        await person.Page.Locator("#sign-in").ClickAsync();
        await person.Arrives(u => u == $"{here.Address}{at}/notes");
        Assert.Equal("Made-up note, saved. And what was typed after it.", await person.Page.Locator("#text").InputValueAsync());
        await person.Press("Save notes");
        await person.Page.Locator(".govuk-notification-banner--success").WaitForAsync();
        await person.Go($"{at}/notes");
        Assert.Equal("Made-up note, saved. And what was typed after it.", await person.Page.Locator("#text").InputValueAsync());

        // Who stays is not signed out.
        await person.Page.Locator("dialog button").ClickAsync();
        await Task.Delay(idle * 0.7);
        await person.Go($"{at}/notes");
        Assert.EndsWith("/notes", person.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TypedTextIsShownBesideWhatSomebodyElseSavedMeanwhile()
    {
        await using var here = await PortalWithService.Start("815", TimeSpan.FromMinutes(20));
        await using var person = await Person.Somebody(portal.Browser, here.Address);
        var at = await SignIn(here, person);
        await person.Go($"{at}/notes");
        await person.Page.Locator("#text").FillAsync("Typed by one.");
        var other = await person.Page.Context.NewPageAsync();
        await other.GotoAsync($"{here.Address}{at}/notes");
        await other.Locator("#text").FillAsync("Saved by the other.");
        await other.GetByRole(AriaRole.Button, new() { Name = "Save notes" }).ClickAsync();
        await other.Locator(".govuk-notification-banner--success").WaitForAsync();
        await person.Go($"{at}/notes");
        Assert.Equal("Saved by the other.", await person.Page.Locator("#text").InputValueAsync());
        await person.Sees("Typed by one.");
        await person.LooksRight();
    }

    /// <summary>Signs in at the service and opens the census; gives its address.</summary>
    private static async Task<string> SignIn(PortalWithService here, Person person)
    {
        await person.Go("/sign-in");
        await person.Page.Locator("#sign-in").ClickAsync();
        await person.Arrives(u => u == $"{here.Address}/");
        return await person.OpenReturn(Cin);
    }

    /// <summary>A portal with the returns of the demonstration that people enter by a sign-in service.</summary>
    private sealed class PortalWithService : IAsyncDisposable
    {
        private readonly string _folder;
        private readonly OidcProvider _service;
        private readonly WebApplication _portal;

        private PortalWithService(string folder, string address, OidcProvider service, WebApplication portal) => (_folder, Address, _service, _portal) = (folder, address, service, portal);

        public string Address { get; }

        public string Service => _service.Authority;

        public static async Task<PortalWithService> Start(string organisations, TimeSpan idle)
        {
            var folder = Directory.CreateTempSubdirectory("opencollect-service-").FullName;
            var address = $"http://127.0.0.1:{Ports.Free()}";
            var service = await OidcProvider.Start(address, SignInService.Callback, SignInService.SignedOut, organisations);
            await using (await Serving.Build(new() { Data = folder, Database = folder, IsDemonstration = true, DoesWork = false }, _ => { }))
            {
                // Only its returns are wanted.
            }

            var settings = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["OPENCOLLECT_SIGNIN_AUTHORITY"] = service.Authority, ["OPENCOLLECT_SIGNIN_CLIENT"] = "opencollect-test", ["OPENCOLLECT_SIGNIN_SECRET"] = "made-up-client-secret",
                ["OPENCOLLECT_SIGNIN_ORGANISATION_CLAIM"] = "authority_code",
            };
            var portal = await Serving.Build(
                PortalOptions.Of(["--data", folder, "--urls", address], settings.GetValueOrDefault) with { IdleTime = idle },
                builder =>
                {
                    // The tests speak without TLS.
                    builder.Services.PostConfigureAll<CookieAuthenticationOptions>(o => o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
                    builder.Services.PostConfigure<AntiforgeryOptions>(o => o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
                });
            await portal.StartAsync();
            return new(folder, address, service, portal);
        }

        public async ValueTask DisposeAsync()
        {
            await _portal.StopAsync();
            await _portal.DisposeAsync();
            await _service.DisposeAsync();
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(_folder, recursive: true);
        }
    }
}
