using System.Diagnostics;
using OpenCollect.Tests;

namespace OpenCollect.Portal.Tests.SignIn;

/// <summary>A sign-in service that somebody else wrote: the certified library oidc-provider, run by Node, with one made-up person.</summary>
internal sealed class OidcProvider : IAsyncDisposable
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "oidc");
    private readonly Process _service;

    private OidcProvider(Process service, string authority) => (_service, Authority) = (service, authority);

    /// <summary>The issuer.</summary>
    public string Authority { get; }

    /// <summary>Starts it; the test is skipped where it is not installed.</summary>
    /// <param name="portal">The address of the portal that people come from.</param>
    /// <param name="callback">Where they go back to, signed in.</param>
    /// <param name="signedOut">Where they go back to, signed out.</param>
    /// <param name="organisations">The codes of the person's organisations, with commas between.</param>
    public static async Task<OidcProvider> Start(string portal, string callback, string signedOut, string organisations = "815")
    {
        Assert.SkipUnless(File.Exists(Path.Combine(Folder, "node_modules", "oidc-provider", "package.json")), "oidc-provider is not installed: npm ci in tests/oidc.");
        var port = Ports.Free();
        var service = Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder, "service.js"), $"{port}", portal + callback, portal + signedOut, organisations])
        {
            RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = Folder,
        })!;
        while (await service.StandardOutput.ReadLineAsync() is { } line && line != "ready")
        {
            // It says what it thinks of its settings first.
        }

        return new(service, $"http://127.0.0.1:{port}");
    }

    public async ValueTask DisposeAsync()
    {
        _service.Kill();
        await _service.WaitForExitAsync();
        _service.Dispose();
    }
}
