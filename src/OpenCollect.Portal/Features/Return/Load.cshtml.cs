using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using OpenCollect.Portal.Access;
using OpenCollect.Portal.Jobs;
using Quartz;

namespace OpenCollect.Portal.Features.Return;

/// <summary>Loading a file: it goes into the database part by part as it arrives, never as a whole into memory or a temporary file.</summary>
[Needs(Permission.SeeReturn, ToChange = [Permission.LoadReturn])]
[IgnoreAntiforgeryToken]
[DisableFormValueModelBinding]
public sealed class LoadModel(Database database, Vault vault, ISchedulerFactory schedulers, IAntiforgery antiforgery) : ReturnPage(database, vault)
{
    private const int LongestField = 4096;

    public async Task<IActionResult> OnPostAsync()
    {
        if (!MediaTypeHeaderValue.TryParse(Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
        {
            return BadRequest();
        }

        if (Uploads.IsTooLarge(Request))
        {
            // Before anything is taken in; that the form is ours makes no difference to that.
            Problems.Add(("file", Loads.TooLarge));
            Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return Page();
        }

        try
        {
            var sections = new MultipartReader(boundary, Request.Body);
            return !await HasToken(sections) ? BadRequest() : await Try(
                "file",
                async () =>
                {
                    var load = await Loads.Receive(Database, Vault, View.Id, Who.Person, "file", Files(sections), HttpContext.RequestAborted);
                    await schedulers.Enqueue(load, HttpContext.RequestAborted);
                },
                () => Redirect($"/returns/{View.Id}"),
                () => Task.FromResult<IActionResult>(Page()));
        }
        catch (BadHttpRequestException problem)
        {
            return StatusCode(problem.StatusCode);
        }
        catch (InvalidDataException)
        {
            // No form as browsers send them.
            return BadRequest();
        }
    }

    /// <summary>Whether the form is ours: the token against forgery stands before everything else, so that nothing is taken in without.</summary>
    private async Task<bool> HasToken(MultipartReader sections)
    {
        if (await sections.ReadNextSectionAsync(HttpContext.RequestAborted) is not { } section
            || !ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
            || HeaderUtilities.RemoveQuotes(disposition.Name).Value != "__RequestVerificationToken")
        {
            return false;
        }

        Request.Headers["RequestVerificationToken"] = await Text(section, HttpContext.RequestAborted);
        return await antiforgery.IsRequestValidAsync(HttpContext);
    }

    private static async Task<string> Text(MultipartSection section, CancellationToken cancellation)
    {
        using var reader = new StreamReader(section.Body);
        var buffer = new char[LongestField];
        return new(buffer, 0, await reader.ReadBlockAsync(buffer, cancellation));
    }

    /// <summary>
    /// The files of the form as they arrive. The answer whether to overwrite stands before them where a script sends it; without scripts
    /// it stands after, and is then looked at before the load counts.
    /// </summary>
    private async IAsyncEnumerable<IncomingFile> Files(MultipartReader sections, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var overwrite = View.Load is null;
        while (await sections.ReadNextSectionAsync(cancellation) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
            {
                continue;
            }

            if (disposition.IsFileDisposition())
            {
                if (!(disposition.FileName.HasValue && HeaderUtilities.RemoveQuotes(disposition.FileName).Length == 0))
                {
                    yield return new(NameOf(disposition), section.Body);
                }

                continue;
            }

            if (HeaderUtilities.RemoveQuotes(disposition.Name).Value == "overwrite")
            {
                overwrite = await Text(section, cancellation) == "true";
            }
        }

        if (!overwrite)
        {
            throw new NotPossibleException($"Confirm that the new file takes the place of version {View.Load!.Number}.");
        }
    }

    /// <summary>The name of a file of a form, without folders.</summary>
    /// <exception cref="NotPossibleException">It is no file of a return.</exception>
    internal static string NameOf(ContentDispositionHeaderValue disposition)
    {
        var name = Path.GetFileName(HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value ?? "");
        return IsReturn(name) ? name : throw new NotPossibleException("The selected file must be XML, CSV or a zip file.");
    }

    /// <summary>Whether a file of this name can be one of a return; what is in it is looked at when it is checked.</summary>
    internal static bool IsReturn(string name) => Path.GetExtension(name).ToLowerInvariant() is ".xml" or ".csv" or ".zip";
}

/// <summary>Leaves the body of a request alone, so that the page can read it as it arrives.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DisableFormValueModelBindingAttribute : Attribute, Microsoft.AspNetCore.Mvc.Filters.IResourceFilter
{
    public void OnResourceExecuting(Microsoft.AspNetCore.Mvc.Filters.ResourceExecutingContext context)
    {
        context.ValueProviderFactories.Clear();
        context.HttpContext.Features.Set<IFormFeature>(null);
    }

    public void OnResourceExecuted(Microsoft.AspNetCore.Mvc.Filters.ResourceExecutedContext context)
    {
    }
}
