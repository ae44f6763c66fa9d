using Microsoft.AspNetCore.Mvc;
using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Features.Collections;

/// <summary>Changing the dates of a collection year.</summary>
[Needs(Permission.ManageCollections)]
public sealed class DatesModel(Database database) : DatesPage(database)
{
    public OpenedYear Year { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id)
    {
        if (!await Find(id))
        {
            return NotFound();
        }

        Fill(Year);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id)
    {
        if (!await Find(id))
        {
            return NotFound();
        }

        if (Read(Year) is not { } changed)
        {
            return Page();
        }

        await CollectionYears.SetDates(Database, changed, Who.Person);
        Done = $"The dates of {changed.Title} are changed.";
        return RedirectToPage("/Collections/Index");
    }

    private async Task<bool> Find(string id)
    {
        await using var connection = await Database.Open(HttpContext.RequestAborted);
        Year = (await CollectionYears.Find(connection, id))!;
        return Year is not null;
    }
}
