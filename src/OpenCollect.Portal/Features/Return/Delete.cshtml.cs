using Microsoft.AspNetCore.Mvc;
using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Features.Return;

/// <summary>Taking out everything that was loaded.</summary>
[Needs(Permission.LoadReturn)]
public sealed class DeleteModel(Database database, Vault vault) : ReturnPage(database, vault)
{
    public IActionResult OnGet() => LifeCycle.Allows(View.Status, ReturnEvent.Deleted) ? Page() : Redirect($"/returns/{View.Id}");

    public Task<IActionResult> OnPostAsync(int version, bool confirmed) => Try(
        "confirmed",
        async () =>
        {
            if (!confirmed)
            {
                throw new NotPossibleException("Confirm that the return is to be deleted.");
            }

            await Returns.Do(Database, View.Id, version, ReturnEvent.Deleted, Who.Person);
            Done = "The return is deleted.";
        },
        () => Redirect($"/returns/{View.Id}"),
        () => Task.FromResult<IActionResult>(Page()));
}
