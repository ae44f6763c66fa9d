using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace OpenCollect.Portal.Access;

/// <summary>What the sign-in service publishes of itself (OpenID Connect Discovery 1.0, section 3).</summary>
public sealed record SignInAddresses(string Issuer, string Authorisation, string Token, string? UserInfo, string? EndSession, string Keys);

/// <summary>
/// The sign-in service's addresses and signing keys, read when they are needed and kept. A token that is signed with a key which is not
/// known lets the keys be read again, so that the service can change them at any time.
/// </summary>
public sealed class SignInMetadata(SignInSettings settings, HttpClient http) : IDisposable
{
    private static readonly TimeSpan AddressesHold = TimeSpan.FromHours(12);
    private static readonly TimeSpan KeysHoldAtLeast = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _one = new(1);
    private SignInAddresses? _addresses;
    private DateTimeOffset _addressesRead;
    private Dictionary<string, RSAParameters> _keys = new(StringComparer.Ordinal);
    private DateTimeOffset _keysRead = DateTimeOffset.MinValue;

    public async Task<SignInAddresses> Addresses(CancellationToken cancellation)
    {
        if (_addresses is { } known && Clock.Provider.GetUtcNow() - _addressesRead < AddressesHold)
        {
            return known;
        }

        await _one.WaitAsync(cancellation);
        try
        {
            using var document = await Read(new Uri(settings.Authority, ".well-known/openid-configuration"), cancellation);
            var root = document.RootElement;
            var issuer = root.GetProperty("issuer").GetString()!;
            if (issuer.TrimEnd('/') != settings.Authority.AbsoluteUri.TrimEnd('/'))
            {
                throw new SignInException("The sign-in service's discovery document names another issuer than OPENCOLLECT_SIGNIN_AUTHORITY.");
            }

            _addressesRead = Clock.Provider.GetUtcNow();
            return _addresses = new(
                issuer, root.GetProperty("authorization_endpoint").GetString()!, root.GetProperty("token_endpoint").GetString()!, Optional("userinfo_endpoint"), Optional("end_session_endpoint"),
                root.GetProperty("jwks_uri").GetString()!);

            string? Optional(string name) => root.TryGetProperty(name, out var value) ? value.GetString() : null;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>The key of the name; the only one where no name is given. None if the service has no such key now.</summary>
    public async Task<RSAParameters?> Key(string? name, CancellationToken cancellation)
    {
        if (Known(name) is { } key)
        {
            return key;
        }

        var address = (await Addresses(cancellation)).Keys;
        await _one.WaitAsync(cancellation);
        try
        {
            // Not for every token that names a made-up key.
            if (Known(name) is null && Clock.Provider.GetUtcNow() - _keysRead >= KeysHoldAtLeast)
            {
                using var document = await Read(new Uri(address), cancellation);
                _keys = document.RootElement.GetProperty("keys").EnumerateArray().Where(IsForSigning)
                    .GroupBy(k => k.TryGetProperty("kid", out var id) ? id.GetString()! : "").ToDictionary(g => g.Key, g => Parameters(g.First()), StringComparer.Ordinal);
                _keysRead = Clock.Provider.GetUtcNow();
            }

            return Known(name);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private RSAParameters? Known(string? name) =>
        name is null ? _keys.Count == 1 ? _keys.Values.First() : null : _keys.TryGetValue(name, out var key) ? key : null;

    private async Task<JsonDocument> Read(Uri address, CancellationToken cancellation)
    {
        try
        {
            await using var stream = await http.GetStreamAsync(address, cancellation);
            return await JsonDocument.ParseAsync(stream, cancellationToken: cancellation);
        }
        catch (Exception problem) when (problem is HttpRequestException or JsonException)
        {
            throw new SignInException($"The sign-in service does not answer at {address.GetLeftPart(UriPartial.Path)}.", problem);
        }
    }

    private static bool IsForSigning(JsonElement key) =>
        key.GetProperty("kty").GetString() == "RSA" && (!key.TryGetProperty("use", out var use) || use.GetString() == "sig") && (!key.TryGetProperty("alg", out var how) || how.GetString() == "RS256");

    private static RSAParameters Parameters(JsonElement key) => new()
    {
        Modulus = Base64Url.DecodeFromChars(key.GetProperty("n").GetString()), Exponent = Base64Url.DecodeFromChars(key.GetProperty("e").GetString()),
    };
}

/// <summary>Somebody could not be signed in; the message is for the log and holds nothing of the person.</summary>
public sealed class SignInException(string message, Exception? inner = null) : Exception(message, inner);
