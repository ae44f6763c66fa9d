using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace OpenCollect.Portal.Features.Shared;

/// <summary>
/// A form with files, read as it arrives and never as a whole into memory. The page has <see cref="DisableFormValueModelBindingAttribute"/>
/// and looks at the token against forgery here, which stands before everything else, so that nothing is taken in without.
/// </summary>
public sealed class ArrivingForm
{
    private const int LongestField = 4096;

    private readonly HttpContext _context;
    private readonly MultipartReader _sections;

    private ArrivingForm(HttpContext context, MultipartReader sections) => (_context, _sections) = (context, sections);

    /// <summary>The form of a request; none where it is no form with files, or the first field is no token of ours.</summary>
    public static async Task<ArrivingForm?> Of(HttpContext context, IAntiforgery antiforgery)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
        {
            return null;
        }

        var form = new ArrivingForm(context, new(boundary, context.Request.Body));
        return await form.HasToken(antiforgery) ? form : null;
    }

    /// <summary>What comes after the token, in the order of the form. A part is read before the next is asked for; a file field that was left empty is none.</summary>
    public async IAsyncEnumerable<ArrivingPart> Parts([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        while (await _sections.ReadNextSectionAsync(cancellation) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
            {
                continue;
            }

            if (!disposition.IsFileDisposition())
            {
                yield return new(HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "", await Text(section, cancellation), null);
            }
            else if (!(disposition.FileName.HasValue && HeaderUtilities.RemoveQuotes(disposition.FileName).Length == 0))
            {
                yield return new(NameOf(disposition), "", section.Body);
            }
        }
    }

    /// <summary>The name of a file of a form, without folders.</summary>
    internal static string NameOf(ContentDispositionHeaderValue disposition) =>
        Path.GetFileName(HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value ?? "");

    private async Task<bool> HasToken(IAntiforgery antiforgery)
    {
        if (await _sections.ReadNextSectionAsync(_context.RequestAborted) is not { } section
            || !ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
            || HeaderUtilities.RemoveQuotes(disposition.Name).Value != "__RequestVerificationToken")
        {
            return false;
        }

        _context.Request.Headers["RequestVerificationToken"] = await Text(section, _context.RequestAborted);
        return await antiforgery.IsRequestValidAsync(_context);
    }

    private static async Task<string> Text(MultipartSection section, CancellationToken cancellation)
    {
        using var reader = new StreamReader(section.Body);
        var buffer = new char[LongestField];
        return new(buffer, 0, await reader.ReadBlockAsync(buffer, cancellation));
    }
}

/// <summary>A field or a file of a form.</summary>
/// <param name="Name">The field's name, or the file's without folders.</param>
/// <param name="Text">What the field holds.</param>
/// <param name="Content">The file; none for a field.</param>
public sealed record ArrivingPart(string Name, string Text, Stream? Content);

/// <summary>Leaves the body of a request alone, so that the page can read it as it arrives.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DisableFormValueModelBindingAttribute : Attribute, IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        context.ValueProviderFactories.Clear();
        context.HttpContext.Features.Set<IFormFeature>(null);
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
