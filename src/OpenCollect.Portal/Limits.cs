using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using OpenCollect.Portal.Access;
using OpenCollect.Portal.Api;

namespace OpenCollect.Portal;

/// <summary>How much one person, machine or address may ask in a while.</summary>
public static class Limits
{
    private const int RequestsAMinute = 600;
    private const int SignInsAMinute = 30;

    public static void Set(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        {
            var request = context.Request;
            var isSignIn = HttpMethods.IsPost(request.Method) && (request.Path.StartsWithSegments("/sign-in", StringComparison.OrdinalIgnoreCase) || request.Path.StartsWithSegments(TokenEndpoint.Address, StringComparison.OrdinalIgnoreCase));
            var who = isSignIn ? null
                : ApiProblem.IsApi(request) ? context.RequestServices.GetRequiredService<AccessTokens>().MachineOf(request)
                : Who.PersonOf(context.User);
            var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
            return RateLimitPartition.GetFixedWindowLimiter(
                isSignIn ? $"sign-in {address}" : who ?? address,
                _ => new FixedWindowRateLimiterOptions { PermitLimit = isSignIn ? SignInsAMinute : RequestsAMinute, Window = TimeSpan.FromMinutes(1) });
        });
    }
}
