using System.Net;
using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Tests.SignIn;

/// <summary>Signing in at a service that somebody else wrote.</summary>
public sealed class OidcProviderTests
{
    [Fact]
    public async Task FromSigningInToSigningOut()
    {
        var ours = Ports.Free();
        await using var service = await OidcProvider.Start($"http://127.0.0.1:{ours}", SignInService.Callback, SignInService.SignedOut);
        await using var portal = await SignInPortal.Start(SignInPortal.Claims(service.Authority), ours);
        using var browser = portal.Browser();
        Assert.Equal("/machines", (await SignInPortal.SignIn(browser, "/machines")).AbsolutePath);
        Assert.Equal(
            ["Made-up Person: 815 Analyst", "Made-up Person: 815 Approver"],
            (await portal.Memberships($"{service.Authority} ")).Select(m => $"{m.Person.Name}: {m.Membership.Organisation.Code} {m.Membership.Role}"));

        using var signedOut = await browser.PostAsync(new Uri("/sign-out", UriKind.Relative), new FormUrlEncodedContent(await Api.Forms.Hidden(browser, "/machines")));
        using var there = await browser.GetAsync(new Uri(signedOut.Headers.GetValues("Refresh").Single()["0; url=".Length..]));
        Assert.Equal(HttpStatusCode.OK, there.StatusCode);
        Assert.Contains("/session/end/confirm", await there.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
