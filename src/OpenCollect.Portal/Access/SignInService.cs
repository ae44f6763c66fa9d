using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.WebUtilities;

namespace OpenCollect.Portal.Access;

/// <summary>Signing in at an OpenID Connect service such as DfE Sign-in.</summary>
public static partial class SignInService
{
    public const string Scheme = "service";

    /// <summary>Where the service sends people back to; registered there.</summary>
    public const string Callback = "/sign-in/callback";

    /// <summary>Where the service sends people after they signed out; registered there.</summary>
    public const string SignedOut = "/sign-in";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public static void AddSignIn(this IServiceCollection services, SignInSettings settings)
    {
        services.AddSingleton(settings).AddSingleton(_ => new SignInMetadata(settings, new HttpClient { Timeout = Patience }));
        services.AddAuthentication().AddOAuth<OAuthOptions, SignInHandler>(Scheme, o =>
        {
            o.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
            (o.ClientId, o.ClientSecret) = (settings.Client, settings.Secret);
            // The service's own document says where these are, before they are used.
            o.AuthorizationEndpoint = o.TokenEndpoint = settings.Authority.AbsoluteUri;
            o.CallbackPath = Callback;
            o.UsePkce = true;
            o.BackchannelTimeout = Patience;
            o.Scope.Clear();
            foreach (var scope in settings.Scopes)
            {
                o.Scope.Add(scope);
            }

            // The way back is a plain link, so a lax cookie comes along.
            o.CorrelationCookie.SameSite = SameSiteMode.Lax;
            o.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.Events.OnRemoteFailure = Failed;
        });
    }

    /// <summary>The address at which the person is signed out of the service too; none if it has none.</summary>
    /// <param name="service">The service.</param>
    /// <param name="settings">How it is used.</param>
    /// <param name="token">The identity token of the sign-in; none if it is not known any more.</param>
    /// <param name="after">The address of ours to come back to.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async Task<string?> SignOutAt(SignInMetadata service, SignInSettings settings, string? token, string after, CancellationToken cancellation)
    {
        try
        {
            return (await service.Addresses(cancellation)).EndSession is not { } address ? null : QueryHelpers.AddQueryString(address, new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["id_token_hint"] = token, ["client_id"] = settings.Client, ["post_logout_redirect_uri"] = after,
            }.Where(p => p.Value is not null));
        }
        catch (SignInException)
        {
            // The service is away; here the person is signed out already.
            return null;
        }
    }

    /// <summary>Lets the person try again, and the log know why it failed.</summary>
    internal static void SayFailed(HttpContext context, Exception? failure)
    {
        // Our own exceptions hold nothing of the person; of others the type has to do.
        var log = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SignInService));
        LogFailure(log, failure is SignInException problem ? problem.Message : failure?.GetType().Name);
        context.Response.Redirect("/sign-in?failed=true");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in failed: {Why}")]
    private static partial void LogFailure(ILogger log, string? why);

    private static Task Failed(RemoteFailureContext context)
    {
        SayFailed(context.HttpContext, context.Failure);
        context.HandleResponse();
        return Task.CompletedTask;
    }
}
