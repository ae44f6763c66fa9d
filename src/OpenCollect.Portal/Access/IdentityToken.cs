using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace OpenCollect.Portal.Access;

/// <summary>The check of identity tokens (OpenID Connect Core 1.0, section 3.1.3.7).</summary>
public static class IdentityToken
{
    /// <summary>How far the clocks of the two machines may be apart.</summary>
    public static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Oldest = TimeSpan.FromMinutes(10);

    /// <summary>What the token says, once issuer, audience, times, nonce and signature are right.</summary>
    /// <param name="token">The token as it came.</param>
    /// <param name="nonce">What this sign-in sent along.</param>
    /// <param name="client">Whom the token must be for.</param>
    /// <param name="service">The service that must have made it.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="SignInException">Something is not right.</exception>
    public static async Task<JsonElement> Check(string token, string nonce, string client, SignInMetadata service, CancellationToken cancellation)
    {
        if (token.Split('.') is not [var head, var body, var signature])
        {
            throw new SignInException("The identity token is no signed token.");
        }

        var header = Part(head);
        if (Text(header, "alg") != "RS256")
        {
            throw new SignInException("The identity token is not signed with RS256.");
        }

        if (await service.Key(Text(header, "kid"), cancellation) is not { } key)
        {
            throw new SignInException("The identity token is signed with a key that the service does not publish.");
        }

        using var rsa = RSA.Create(key);
        if (!Base64Url.IsValid(signature) || !rsa.VerifyData(Encoding.ASCII.GetBytes($"{head}.{body}"), Base64Url.DecodeFromChars(signature), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))
        {
            throw new SignInException("The identity token's signature is wrong.");
        }

        var claims = Part(body);
        var issuer = (await service.Addresses(cancellation)).Issuer;
        var now = Clock.Provider.GetUtcNow();
        var problem =
            Text(claims, "iss") != issuer ? "was made by somebody else"
            : !IsFor(claims, client) ? "is for somebody else"
            : Time(claims, "exp") is not { } expires || expires + ClocksDiffer <= now ? "does not hold any more"
            : Time(claims, "iat") is not { } made || made - ClocksDiffer > now || made + Oldest < now ? "was not made just now"
            : Time(claims, "nbf") is { } from && from - ClocksDiffer > now ? "does not hold yet"
            : !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Text(claims, "nonce") ?? ""), Encoding.UTF8.GetBytes(nonce)) ? "belongs to another sign-in"
            : string.IsNullOrEmpty(Text(claims, "sub")) ? "names nobody"
            : null;
        return problem is null ? claims : throw new SignInException($"The identity token {problem}.");
    }

    /// <summary>A claim that is a text.</summary>
    public static string? Text(JsonElement claims, string name) => claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateTimeOffset? Time(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds) && seconds is > 0 and < 1e11
            ? DateTimeOffset.FromUnixTimeSeconds((long)seconds) : null;

    private static bool IsFor(JsonElement claims, string client)
    {
        if (!claims.TryGetProperty("aud", out var audience))
        {
            return false;
        }

        if (audience.ValueKind != JsonValueKind.Array)
        {
            return Text(claims, "aud") == client;
        }

        // A token for several must say that we asked for it.
        var all = audience.EnumerateArray().Select(a => a.ValueKind == JsonValueKind.String ? a.GetString() : null).ToList();
        return all.Contains(client) && (all.Count == 1 || Text(claims, "azp") == client);
    }

    private static JsonElement Part(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(text));
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : throw new SignInException("The identity token is no signed token.");
        }
        catch (Exception problem) when (problem is FormatException or JsonException)
        {
            throw new SignInException("The identity token is no signed token.");
        }
    }
}
