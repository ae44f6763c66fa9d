using Microsoft.AspNetCore.Mvc;
using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Features.Return;

/// <summary>What can be taken away of a return.</summary>
[Needs(Permission.SeeReturn)]
public sealed class ReportsModel(Database database, Vault vault) : ReturnPage(database, vault)
{
    public ImmutableArray<string> Tables => View.Year.Collection.TableNames(View.Year.Year);

    public IActionResult OnGet() => View.Load is null ? Redirect($"/returns/{View.Id}") : Page();
}
