using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using OpenCollect.Portal.Access;

namespace OpenCollect.Portal;

/// <summary>How much one person or address may ask in a while.</summary>
public static class Limits
{
    private const int RequestsAMinute = 600;
    private const int SignInsAMinute = 30;

    public static void Set(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        {
            var isSignIn = HttpMethods.IsPost(context.Request.Method) && context.Request.Path.StartsWithSegments("/sign-in", StringComparison.OrdinalIgnoreCase);
            var who = isSignIn ? null : Who.PersonOf(context.User);
            var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
            return RateLimitPartition.GetFixedWindowLimiter(
                isSignIn ? $"sign-in {address}" : who ?? address,
                _ => new FixedWindowRateLimiterOptions { PermitLimit = isSignIn ? SignInsAMinute : RequestsAMinute, Window = TimeSpan.FromMinutes(1) });
        });
    }
}
