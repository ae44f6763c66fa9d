using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.FileProviders;

namespace OpenCollect.Portal;

/// <summary>
/// The private checker, served at <c>/check</c> to anybody: static files that work in the browser alone. No child's data comes here. Its
/// page says itself what it may load; the header repeats that, so that the two never contradict.
/// </summary>
public static partial class Checker
{
    private const string Address = "/check";

    /// <summary>Serves the checker where it was built; says nothing where it was not.</summary>
    public static void UseChecker(this WebApplication portal, string folder)
    {
        var page = Path.Combine(folder, "index.html");
        if (!File.Exists(page))
        {
            return;
        }

        var policy = WebUtility.HtmlDecode(Policy().Match(File.ReadAllText(page)).Groups["policy"].Value);
        var files = new PhysicalFileProvider(Path.GetFullPath(folder));
        portal.Use((context, next) =>
        {
            if (context.Request.Path == Address)
            {
                context.Response.Redirect($"{Address}/", permanent: true);
                return Task.CompletedTask;
            }

            if (context.Request.Path.StartsWithSegments(Address, StringComparison.OrdinalIgnoreCase))
            {
                context.Response.Headers.ContentSecurityPolicy = $"{policy}; frame-ancestors 'none'";
            }

            return next(context);
        });
        portal.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files, RequestPath = Address });
        portal.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files, RequestPath = Address, ServeUnknownFileTypes = true, OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache",
        });
    }

    [GeneratedRegex("http-equiv=\"Content-Security-Policy\" content=\"(?<policy>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Policy();
}
