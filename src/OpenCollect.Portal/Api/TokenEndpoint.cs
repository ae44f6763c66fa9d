using System.Text;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Api;

/// <summary>A token as OAuth 2 hands it out (RFC 6749, section 5.1).</summary>
public sealed record TokenAnswer(
    [property: JsonPropertyName("access_token")] string AccessToken, [property: JsonPropertyName("token_type")] string TokenType, [property: JsonPropertyName("expires_in")] int ExpiresIn);

/// <summary>Why there is no token (RFC 6749, section 5.2).</summary>
public sealed record TokenRefusal([property: JsonPropertyName("error")] string Error, [property: JsonPropertyName("error_description")] string Description);

/// <summary><c>POST /api/token</c>: OAuth 2 client credentials. The secret comes in the form or as basic authentication.</summary>
public static class TokenEndpoint
{
    public const string Address = "/api/token";

    private const string Basic = "Basic ";

    public static void MapToken(this IEndpointRouteBuilder portal) => portal.MapPost(Address, Give)
        .WithMetadata(new ForAnybodyAttribute(), new RequestSizeLimitAttribute(16 << 10)).DisableAntiforgery()
        .WithName("GetToken").WithTags("Sign in").WithSummary("Get a token")
        .WithDescription("OAuth 2 client credentials (RFC 6749, section 4.4). Send the client identifier and secret in the form, or as basic authentication. Send the token with every other request: Authorization: Bearer, a space, the token.")
        .Produces<TokenRefusal>(StatusCodes.Status400BadRequest).Produces<TokenRefusal>(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<Results<Ok<TokenAnswer>, JsonHttpResult<TokenRefusal>>> Give(
        [FromForm(Name = "grant_type")] string? grant, [FromForm(Name = "client_id")] string? client, [FromForm(Name = "client_secret")] string? secret,
        HttpContext context, Database database, AccessTokens tokens)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (grant != "client_credentials")
        {
            return TypedResults.Json(new TokenRefusal("unsupported_grant_type", "The grant type must be client_credentials."), statusCode: StatusCodes.Status400BadRequest);
        }

        (client, secret) = Given(context.Request) ?? (client, secret);
        if (string.IsNullOrEmpty(client) || string.IsNullOrEmpty(secret) || await Machines.Enter(database, client, secret) is not { } machine)
        {
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"OpenCollect\"";
            return TypedResults.Json(new TokenRefusal("invalid_client", "No machine has this identifier and secret, or it was revoked."), statusCode: StatusCodes.Status401Unauthorized);
        }

        return TypedResults.Ok(new TokenAnswer(tokens.For(machine.Id), "Bearer", (int)AccessTokens.Lifetime.TotalSeconds));
    }

    /// <summary>What basic authentication says; none where it is not used.</summary>
    private static (string?, string?)? Given(HttpRequest request)
    {
        var header = request.Headers[HeaderNames.Authorization].ToString();
        if (!header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var bytes = new byte[header.Length];
        return Convert.TryFromBase64String(header[Basic.Length..].Trim(), bytes, out var count) && Encoding.UTF8.GetString(bytes, 0, count).Split(':', 2) is [var client, var secret]
            ? (Uri.UnescapeDataString(client), Uri.UnescapeDataString(secret)) : (null, null);
    }
}
