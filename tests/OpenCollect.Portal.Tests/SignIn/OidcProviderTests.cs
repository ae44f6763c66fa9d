using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using OpenCollect.Portal.Access;
using OpenCollect.Tests;

namespace OpenCollect.Portal.Tests.SignIn;

/// <summary>Signing in at a service that somebody else wrote: the certified library oidc-provider, run by Node.</summary>
public sealed class OidcProviderTests
{
    [Fact]
    public async Task FromSigningInToSigningOut()
    {
        var folder = Path.Combine(Repository.Root, "tests", "oidc");
        Assert.SkipUnless(File.Exists(Path.Combine(folder, "node_modules", "oidc-provider", "package.json")), "oidc-provider is not installed: npm ci in tests/oidc.");
        var (at, ours) = (FreePort(), FreePort());
        using var service = Process.Start(new ProcessStartInfo(
            "node", [Path.Combine(folder, "service.js"), $"{at}", $"http://127.0.0.1:{ours}{SignInService.Callback}", $"http://127.0.0.1:{ours}{SignInService.SignedOut}"])
        {
            RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = folder,
        })!;
        try
        {
            while (await service.StandardOutput.ReadLineAsync() is { } line && line != "ready")
            {
                // It says what it thinks of its settings first.
            }

            await using var portal = await SignInPortal.Start(SignInPortal.Claims($"http://127.0.0.1:{at}"), ours);
            using var browser = portal.Browser();
            Assert.Equal("/machines", (await SignInPortal.SignIn(browser, "/machines")).AbsolutePath);
            Assert.Equal(
                ["Made-up Person: 815 Analyst", "Made-up Person: 815 Approver"],
                (await portal.Memberships($"http://127.0.0.1:{at} ")).Select(m => $"{m.Person.Name}: {m.Membership.Organisation.Code} {m.Membership.Role}"));

            using var signedOut = await browser.PostAsync(new Uri("/sign-out", UriKind.Relative), new FormUrlEncodedContent(await Api.Forms.Hidden(browser, "/machines")));
            using var there = await browser.GetAsync(new Uri(signedOut.Headers.GetValues("Refresh").Single()["0; url=".Length..]));
            Assert.Equal(HttpStatusCode.OK, there.StatusCode);
            Assert.Contains("/session/end/confirm", await there.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        finally
        {
            service.Kill();
            await service.WaitForExitAsync();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
