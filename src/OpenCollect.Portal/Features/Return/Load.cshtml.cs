using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using OpenCollect.Portal.Access;
using OpenCollect.Portal.Features.Shared;
using OpenCollect.Portal.Jobs;
using Quartz;

namespace OpenCollect.Portal.Features.Return;

/// <summary>Loading a file: it goes into the database part by part as it arrives, never as a whole into memory or a temporary file.</summary>
[Needs(Permission.SeeReturn, ToChange = [Permission.LoadReturn])]
[IgnoreAntiforgeryToken]
[DisableFormValueModelBinding]
public sealed class LoadModel(Database database, Vault vault, ISchedulerFactory schedulers, IAntiforgery antiforgery) : ReturnPage(database, vault)
{
    public async Task<IActionResult> OnPostAsync()
    {
        if (Uploads.IsTooLarge(Request))
        {
            // Before anything is taken in; that the form is ours makes no difference to that.
            Problems.Add(("file", Loads.TooLarge));
            Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return Page();
        }

        try
        {
            return await ArrivingForm.Of(HttpContext, antiforgery) is not { } form ? BadRequest() : await Try(
                "file",
                async () =>
                {
                    var load = await Loads.Receive(Database, Vault, View.Id, Who.Person, "file", Files(form), HttpContext.RequestAborted);
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

    /// <summary>
    /// The files of the form as they arrive. The answer whether to overwrite stands before them where a script sends it; without scripts
    /// it stands after, and is then looked at before the load counts.
    /// </summary>
    private async IAsyncEnumerable<IncomingFile> Files(ArrivingForm form, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var overwrite = View.Load is null;
        await foreach (var part in form.Parts(cancellation))
        {
            if (part.Content is { } content)
            {
                yield return new(Named(part.Name), content);
            }
            else if (part.Name == "overwrite")
            {
                overwrite = part.Text == "true";
            }
        }

        if (!overwrite)
        {
            throw new NotPossibleException($"Confirm that the new file takes the place of version {View.Load!.Number}.");
        }
    }

    /// <summary>The name of a file of a form, without folders.</summary>
    /// <exception cref="NotPossibleException">It is no file of a return.</exception>
    internal static string NameOf(ContentDispositionHeaderValue disposition) => Named(ArrivingForm.NameOf(disposition));

    /// <summary>Whether a file of this name can be one of a return; what is in it is looked at when it is checked.</summary>
    internal static bool IsReturn(string name) => Path.GetExtension(name).ToLowerInvariant() is ".xml" or ".csv" or ".zip";

    private static string Named(string name) => IsReturn(name) ? name : throw new NotPossibleException("The selected file must be XML, CSV or a zip file.");
}
