using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace OpenCollect.Portal.Access;

/// <summary>
/// How long one may stay signed in without being asked again. A session in use would otherwise go on for ever, with roles that the
/// sign-in service took away since.
/// </summary>
public static class Session
{
    /// <summary>A working day.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(10);

    private const string Began = "began";

    /// <summary>What goes over from one cookie to the next when a person changes the organisation: when it began, and what the service gave.</summary>
    public static async Task<AuthenticationProperties> Continued(HttpContext context)
    {
        var properties = new AuthenticationProperties { IsPersistent = false };
        if ((await context.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme)).Properties is { } before)
        {
            properties.Items[Began] = before.Items[Began];
            properties.StoreTokens(before.GetTokens());
        }

        return properties;
    }

    internal static Task Begin(CookieSigningInContext context)
    {
        context.Properties.Items.TryAdd(Began, Clock.Now());
        return Task.CompletedTask;
    }

    internal static async Task Check(CookieValidatePrincipalContext context)
    {
        if (context.Properties.Items.TryGetValue(Began, out var began) && Clock.Parse(began!) + Longest > Clock.Provider.GetUtcNow())
        {
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }
}
