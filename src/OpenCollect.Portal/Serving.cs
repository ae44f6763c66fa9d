using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using OpenCollect.Portal.Access;
using OpenCollect.Portal.Features.Department;
using OpenCollect.Portal.Api;
using OpenCollect.Portal.Features.Return;
using OpenCollect.Portal.Demonstration;
using OpenCollect.Portal.Jobs;

namespace OpenCollect.Portal;

/// <summary>Puts the portal together: storage, queued work, sign-in, pages.</summary>
public static class Serving
{
    /// <summary>The file of the master keys in the data folder.</summary>
    internal const string KeyFile = "keys";

    /// <summary>A portal, ready to run; its database is brought up to date.</summary>
    /// <param name="options">How it is started.</param>
    /// <param name="configure">For tests: last changes to what it is built of.</param>
    /// <exception cref="InvalidOperationException">It must not be started so; the message is for the person who did.</exception>
    public static async Task<WebApplication> Build(PortalOptions options, Action<WebApplicationBuilder> configure)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(Serving).Assembly.GetName().Name });
        if (options.IsDemonstration && builder.Environment.IsProduction() && !IsLocal(options.Urls))
        {
            throw new InvalidOperationException("The demonstration has a sign-in without passwords, so it is served on this machine only. Leave --demonstration, or listen on localhost.");
        }

        builder.Logging.ClearProviders().AddJsonConsole(o => o.IncludeScopes = false);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.PostConfigure<LoggerFilterOptions>(LogLimits.Set);
        if (options.SendsTelemetry)
        {
            builder.SendTelemetry();
        }

        builder.WebHost.UseUrls(options.Urls);
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = Loads.MostBytes + (1 << 20);
        });

        var vault = VaultOf(options);
        var database = Database.Of(options.Database, vault);
        await database.Migrate();
        await using (var connection = await database.Open())
        {
            if (!await vault.Fits(connection))
            {
                throw new InvalidOperationException("The master keys given do not open what is in the database. All machines on one database need the same keys, in OPENCOLLECT_KEYS.");
            }
        }

        var services = builder.Services;
        services.AddSingleton(options).AddSingleton(database).AddSingleton(vault).AddSingleton<ReferenceShelf>().AddSingleton<LoadCheck>().AddSingleton<Corrections>();
        services.AddDataProtection().SetApplicationName("OpenCollect");
        services.Configure<KeyManagementOptions>(o => o.XmlRepository = new CookieKeys(database, vault));
        services.AddQueue(options);
        services.AddSingleton<Seeds>();
        if (options.ServesPages)
        {
            AddPages(services, options);
        }

        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        configure(builder);
        var portal = builder.Build();
        if (options.ServesPages)
        {
            UsePages(portal);
        }

        portal.MapHealthChecks("/health").WithMetadata(new ForAnybodyAttribute());
        if (options.IsDemonstration)
        {
            await portal.Services.GetRequiredService<Seeds>().Plant();
        }

        await ReferenceAtStart.TakeIn(options, database, vault);
        return portal;
    }

    internal static Vault VaultOf(PortalOptions options) => options.Keys is { } keys ? Vault.Of(keys) : Vault.OfFile(Path.Combine(options.Data, KeyFile));

    private static bool IsLocal(string urls) => urls.Split(';').All(u => Uri.TryCreate(u, UriKind.Absolute, out var uri) && uri.IsLoopback);

    private static void AddPages(IServiceCollection services, PortalOptions options)
    {
        services.AddRazorPages(o => o.RootDirectory = "/Features").AddMvcOptions(o =>
        {
            o.Filters.Add<SignedInFilter>();
            o.Filters.Add<AccessFilter>();
        });
        var cookies = options.IsDemonstration ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        services.AddAntiforgery(o => o.Cookie.SecurePolicy = cookies);
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(o =>
        {
            o.Cookie.Name = "opencollect";
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.Cookie.SecurePolicy = cookies;
            o.ExpireTimeSpan = options.IdleTime;
            o.SlidingExpiration = true;
            o.LoginPath = "/sign-in";
            (o.Events.OnSigningIn, o.Events.OnValidatePrincipal) = (Session.Begin, Session.Check);

            // A page that asks for itself again by script must not keep an idle person signed in.
            o.Events.OnCheckSlidingExpiration = check =>
            {
                check.ShouldRenew &= !check.Request.Headers.ContainsKey("X-Refresh");
                return Task.CompletedTask;
            };
        });
        if (options.SignIn is { } signIn)
        {
            services.AddSignIn(signIn);
        }

        services.Configure<ForwardedHeadersOptions>(o =>
        {
            o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            o.KnownProxies.Clear();
            o.KnownIPNetworks.Clear();
            foreach (var network in options.Proxies)
            {
                o.KnownIPNetworks.Add(network);
            }
        });
        services.AddHsts(o => o.MaxAge = TimeSpan.FromDays(365));
        services.AddRouting(o => o.LowercaseUrls = true);
        services.Configure<FormOptions>(o =>
        {
            o.MultipartBodyLengthLimit = Loads.MostBytes + (1 << 20);
            o.ValueCountLimit = 10_000;
        });
        services.AddRateLimiter(Limits.Set);
        services.AddApi();
    }

    private static void UsePages(WebApplication portal)
    {
        if (portal.Services.GetRequiredService<PortalOptions>().Proxies.Length > 0)
        {
            portal.UseForwardedHeaders();
        }

        portal.UseMiddleware<Uploads>();
        portal.UseExceptionHandler("/error/500");
        portal.UseStatusCodePagesWithReExecute("/error/{0}");
        portal.UseMiddleware<ApiProblem>();
        portal.UseMiddleware<SecurityHeaders>();
        if (portal.Environment.IsProduction() && !portal.Services.GetRequiredService<PortalOptions>().IsDemonstration)
        {
            portal.UseHsts();
        }

        portal.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache" });
        portal.UseChecker(portal.Services.GetRequiredService<PortalOptions>().Checker);
        portal.UseRouting();
        portal.UseAuthentication();
        portal.UseRateLimiter();
        portal.UseMiddleware<TraceOfRequest>();
        portal.UseMiddleware<MachineAccess>();
        portal.UseAuthorization();
        portal.MapRazorPages();
        portal.MapProgress();
        portal.MapExports();
        portal.MapDownloads();
        portal.MapApi();
    }
}
