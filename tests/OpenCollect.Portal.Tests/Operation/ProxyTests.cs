using System.Net;

namespace OpenCollect.Portal.Tests.Operation;

/// <summary>Whose word on TLS and on the client's address is taken.</summary>
public sealed class ProxyTests
{
    [Theory]
    [InlineData("127.0.0.0/8", true)]
    [InlineData("10.0.0.0/8", false)]
    [InlineData("", false)]
    public async Task BrowsersAreHeldToTlsWhereAKnownProxySaysThatTheyUseIt(string proxies, bool isSecure)
    {
        var folder = Directory.CreateTempSubdirectory("opencollect-proxy-").FullName;
        try
        {
            await using var portal = await Serving.Build(
                PortalOptions.Of(["--data", folder, "--urls", "http://127.0.0.1:0"], name => name == "OPENCOLLECT_PROXIES" ? proxies : null), _ => { });
            await portal.StartAsync();
            using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = new(portal.Urls.First()) };
            client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
            client.DefaultRequestHeaders.Host = "portal.example.invalid";
            using var answer = await client.GetAsync(new Uri("/help", UriKind.Relative));

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(isSecure, answer.Headers.Contains("Strict-Transport-Security"));
            await portal.StopAsync();
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }
}
