using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenCollect.Portal.Access;
using OpenCollect.Portal.Tests.Api;

namespace OpenCollect.Portal.Tests.SignIn;

/// <summary>Sessions that were in use all day.</summary>
public sealed class SessionTests(ApiOnSqlite portal) : IClassFixture<ApiOnSqlite>
{
    [Theory]
    [InlineData(-1, HttpStatusCode.OK)]
    [InlineData(-9, HttpStatusCode.OK)]
    [InlineData(-11, HttpStatusCode.Redirect)]
    [InlineData(null, HttpStatusCode.Redirect)]
    public async Task ASessionThatBeganSomeHoursAgo(int? hours, HttpStatusCode answers)
    {
        await using var connection = await portal.Database.Open();
        var person = (await Organisations.FindPerson(connection, "demonstration-analyst"))!;
        var properties = new AuthenticationProperties { IssuedUtc = Clock.Provider.GetUtcNow(), ExpiresUtc = Clock.Provider.GetUtcNow().AddMinutes(10) };
        if (hours is { } ago)
        {
            properties.Items["began"] = Clock.Text(Clock.Provider.GetUtcNow().AddHours(ago));
        }

        ClaimsPrincipal who = Who.Principal(person, await Organisations.MembershipsOf(connection, person.Id));
        var options = portal.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme);
        var cookie = options.TicketDataFormat.Protect(new(who, properties, CookieAuthenticationDefaults.AuthenticationScheme));
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = portal.Address };
        browser.DefaultRequestHeaders.Add("Cookie", $"{options.Cookie.Name}={cookie}");
        using var page = await browser.GetAsync(new Uri("/", UriKind.Relative));

        Assert.Equal(answers, page.StatusCode);
    }
}
