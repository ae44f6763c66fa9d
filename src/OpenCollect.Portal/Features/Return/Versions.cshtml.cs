using Microsoft.AspNetCore.Mvc;
using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Features.Return;

/// <summary>All loads of a return, and going back to an earlier one.</summary>
[Needs(Permission.SeeReturn, ToChange = [Permission.LoadReturn])]
public sealed class VersionsModel(Database database, Vault vault) : ReturnPage(database, vault)
{
    public IReadOnlyList<LoadRow> Loads { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        await using var connection = await Database.Open(HttpContext.RequestAborted);
        Loads = await Store.Loads.Of(connection, View.Id);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(string load, int version) => Try(
        "main-content",
        async () =>
        {
            await Store.Loads.GoBack(Database, Vault, View.Id, version, load, Who.Person);
            Done = "That version is in use now.";
        },
        () => Redirect($"/returns/{View.Id}"),
        OnGetAsync);
}
