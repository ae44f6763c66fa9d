using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OpenCollect.Portal.Tests.SignIn;

/// <summary>
/// A sign-in service that can also misbehave, which a good one cannot be made to: OpenID Connect with a made-up person who agrees to
/// everything, and beside it the public API of DfE Sign-in.
/// </summary>
internal sealed class FakeProvider : IAsyncDisposable
{
    public const string Client = "opencollect-test";
    public const string Secret = "made-up-client-secret";
    public const string ApiSecret = "made-up-api-secret";
    public const string Service = "made-up-service";
    public const string Subject = "MADE-UP-SUBJECT-1";

    private readonly ConcurrentDictionary<string, (string Nonce, string Challenge, string Redirect)> _codes = new(StringComparer.Ordinal);
    private readonly WebApplication _web;
    private readonly List<(string Id, RSA Key)> _keys = [];

    private FakeProvider(WebApplication web) => _web = web;

    public string Issuer => _web.Urls.First();

    /// <summary>What the identity token says beside what it must.</summary>
    public Dictionary<string, object?> IdentityClaims { get; } = new(StringComparer.Ordinal);

    /// <summary>What the person's details say beside who it is.</summary>
    public Dictionary<string, object?> Details { get; } = new(StringComparer.Ordinal) { ["given_name"] = "Made-up", ["family_name"] = "Person", ["email"] = "made-up@example.invalid" };

    /// <summary>Whom the details are of.</summary>
    public string DetailsOf { get; set; } = Subject;

    /// <summary>The roles behind the API, by the organisation's identifier.</summary>
    public Dictionary<string, object[]> Roles { get; } = new(StringComparer.Ordinal);

    /// <summary>Changes a token that was made, to spoil it.</summary>
    public Func<string, string> Spoil { get; set; } = token => token;

    /// <summary>How tokens are signed.</summary>
    public string Algorithm { get; set; } = "RS256";

    /// <summary>Whether the key that signs is published.</summary>
    public bool Publishes { get; set; } = true;

    public int KeySetReads { get; private set; }

    public static async Task<FakeProvider> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var web = builder.Build();
        var provider = new FakeProvider(web);
        provider.NewKey();
        web.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = provider.Issuer, authorization_endpoint = $"{provider.Issuer}/authorise", token_endpoint = $"{provider.Issuer}/token", userinfo_endpoint = $"{provider.Issuer}/details",
            end_session_endpoint = $"{provider.Issuer}/end", jwks_uri = $"{provider.Issuer}/keys",
        }));
        web.MapGet("/keys", provider.Keys);
        web.MapGet("/authorise", provider.Authorise);
        web.MapPost("/token", provider.Token);
        web.MapGet("/details", provider.DetailsAnswer);
        web.MapGet("/services/{service}/organisations/{organisation}/users/{user}", provider.RolesAnswer);
        await web.StartAsync();
        return provider;
    }

    /// <summary>From now on tokens are signed with a new key.</summary>
    public void NewKey() => _keys.Add(($"key-{_keys.Count + 1}", RSA.Create(2048)));

    public async ValueTask DisposeAsync()
    {
        await _web.StopAsync();
        await _web.DisposeAsync();
        _keys.ForEach(k => k.Key.Dispose());
    }

    private IResult Keys()
    {
        KeySetReads++;
        return Results.Json(new
        {
            keys = Publishes
                ? _keys.TakeLast(1).Select(k => (k.Id, Parameters: k.Key.ExportParameters(includePrivateParameters: false)))
                    .Select(k => new { kty = "RSA", use = "sig", alg = "RS256", kid = k.Id, n = Base64Url.EncodeToString(k.Parameters.Modulus), e = Base64Url.EncodeToString(k.Parameters.Exponent) }).ToArray<object>()
                : [],
        });
    }

    private IResult Authorise(HttpRequest request)
    {
        var query = request.Query;
        if (query["client_id"] != Client || query["response_type"] != "code" || query["code_challenge_method"] != "S256" || query["code_challenge"].Count == 0 || query["state"].Count == 0
            || query["nonce"].Count == 0 || !query["scope"].ToString().Split(' ').Contains("openid"))
        {
            return Results.BadRequest("The request lacks something.");
        }

        var code = Guid.NewGuid().ToString("N");
        _codes[code] = (query["nonce"]!, query["code_challenge"]!, query["redirect_uri"]!);
        return Results.Redirect($"{query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(query["state"]!)}");
    }

    private async Task<IResult> Token(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (form["client_id"] != Client || form["client_secret"] != Secret || !_codes.TryRemove(form["code"].ToString(), out var asked) || form["redirect_uri"] != asked.Redirect
            || Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != asked.Challenge)
        {
            return Results.BadRequest(new { error = "invalid_grant" });
        }

        var now = Clock.Provider.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["iss"] = Issuer, ["aud"] = Client, ["sub"] = Subject, ["nonce"] = asked.Nonce, ["iat"] = now, ["exp"] = now + 300,
        };
        foreach (var (name, value) in IdentityClaims)
        {
            claims[name] = value;
        }

        return Results.Json(new { access_token = "made-up-access", token_type = "Bearer", expires_in = 300, id_token = Spoil(Signed(claims)) });
    }

    private string Signed(Dictionary<string, object?> claims)
    {
        var (id, key) = _keys[^1];
        var text = $"{Encode(new { alg = Algorithm, kid = id })}.{Encode(claims)}";
        var signature = Algorithm switch
        {
            "RS256" => key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            // The old trick: signed with what everyone can read.
            "HS256" => HMACSHA256.HashData(key.ExportSubjectPublicKeyInfo(), Encoding.ASCII.GetBytes(text)),
            _ => [],
        };
        return $"{text}.{Base64Url.EncodeToString(signature)}";

        static string Encode(object value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));
    }

    private IResult DetailsAnswer(HttpRequest request)
    {
        if (request.Headers.Authorization != "Bearer made-up-access")
        {
            return Results.Unauthorized();
        }

        return Results.Json(new Dictionary<string, object?>(Details, StringComparer.Ordinal) { ["sub"] = DetailsOf });
    }

    private IResult RolesAnswer(string service, string organisation, string user, HttpRequest request)
    {
        var parts = request.Headers.Authorization.ToString()["Bearer ".Length..].Split('.');
        var isSigned = Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(ApiSecret), Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"))) == parts[2];
        using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
        return !isSigned || claims.RootElement.GetProperty("iss").GetString() != Client || claims.RootElement.GetProperty("aud").GetString() != "signin.education.gov.uk" ? Results.Unauthorized()
            : service == Service && user == Subject && Roles.TryGetValue(organisation, out var roles) ? Results.Json(new { serviceId = service, organisationId = organisation, roles })
            : Results.NotFound();
    }
}
