using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Features;

/// <summary>What is shown where a page cannot be.</summary>
[ForAnybody]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ErrorModel(Database database) : PortalPage(database)
{
    public string Heading { get; private set; } = "";

    public string Text { get; private set; } = "";

    public string? Reference { get; private set; }

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context) =>
        Set(int.TryParse((string?)context.RouteData.Values["code"], NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : StatusCodes.Status500InternalServerError);

    public void OnGet()
    {
    }

    public void OnPost()
    {
    }

    private void Set(int code)
    {
        (Heading, Text) = code switch
        {
            404 => ("Page not found", "If you typed the address, check it is correct. If you followed a link, the page may be gone, or belong to another organisation."),
            403 => ("You cannot do this", "Your role does not allow it. Ask the person who approves access in your organisation."),
            400 => ("The page was open too long", "Go back, open the page again and repeat what you did. Nothing was saved."),
            405 => ("You cannot do this", "Nothing was changed. Go back and use the buttons of the page."),
            413 => ("The file is too big", $"Together the files must be smaller than {Loads.MostBytes >> 20} MB. Nothing of what was there before is changed."),
            429 => ("Too many requests", "Wait a minute and try again."),
            _ => ("Sorry, there is a problem with the service", "What was saved before is safe. Try again later."),
        };
        Reference = code >= 500 ? Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier : null;
        if (Response.StatusCode == 200)
        {
            Response.StatusCode = code;
        }
    }
}
