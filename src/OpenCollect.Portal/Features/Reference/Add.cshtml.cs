using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using OpenCollect.Formats;
using OpenCollect.Portal.Access;
using OpenCollect.Portal.Features.Shared;

namespace OpenCollect.Portal.Features.Reference;

/// <summary>Adding a postcode directory or lists of providers.</summary>
[Needs(Permission.ManageCollections)]
[IgnoreAntiforgeryToken]
[DisableFormValueModelBinding]
[RequestSizeLimit(ReferenceData.MostBytes + (1 << 20))]
public sealed class AddModel(Database database, Vault vault, PortalOptions options, IAntiforgery antiforgery) : PortalPage(database)
{
    public IReadOnlyList<CollectionYear> Years { get; private set; } = [];

    public ReferenceKind? Kind { get; private set; }

    /// <summary>The years that were chosen, by the calendar year in which they end.</summary>
    public List<int> Chosen { get; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        await using var connection = await Database.Open(HttpContext.RequestAborted);
        Years = IndexModel.Years(await CollectionYears.All(connection));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await OnGetAsync();
        var files = new List<ArrivedFile>();
        try
        {
            if (await ArrivingForm.Of(HttpContext, antiforgery) is not { } form)
            {
                return BadRequest();
            }

            await Read(form, files);
            return Problems.Count > 0 ? Page() : await Try("file", () => Add(files), () => RedirectToPage("/Reference/Index"), OnGetAsync);
        }
        catch (UnusableFileException problem)
        {
            Problems.Add(("file", problem.Message));
            return Page();
        }
        catch (BadHttpRequestException problem)
        {
            return StatusCode(problem.StatusCode);
        }
        catch (InvalidDataException)
        {
            // No form as browsers send them, or no zip file.
            return BadRequest();
        }
        finally
        {
            files.ForEach(f => f.Dispose());
        }
    }

    private async Task Read(ArrivingForm form, List<ArrivedFile> files)
    {
        await foreach (var part in form.Parts(HttpContext.RequestAborted))
        {
            if (part.Content is { } content)
            {
                files.Add(await ArrivedFile.Of(options.Data, part.Name, content, HttpContext.RequestAborted));
            }
            else if (part.Name == "kind")
            {
                Kind = Enum.TryParse<ReferenceKind>(part.Text, out var kind) && Enum.IsDefined(kind) ? kind : null;
            }
            else if (part.Name == "ending" && int.TryParse(part.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var ending) && Years.Any(y => y.Ending == ending))
            {
                Chosen.Add(ending);
            }
        }

        if (Kind is null)
        {
            Problems.Add(("kind", "Select what it is"));
        }

        if (Chosen.Count == 0)
        {
            Problems.Add(("ending", "Select at least one collection year"));
        }
    }

    private async Task Add(IEnumerable<ArrivedFile> files)
    {
        var version = await ReferenceData.Add(Database, vault, Kind!.Value, [.. files.Select(f => f.Found)], Chosen, Who.Person, HttpContext.RequestAborted);
        Done = $"{ReferenceData.Words(version.Kind)}, {Shared.Show.Count(version.Rows, "row")}, in use for checks of {string.Join(" and ", Chosen.Order().Select(e => new CollectionYear(e)))} from now on.";
    }
}
