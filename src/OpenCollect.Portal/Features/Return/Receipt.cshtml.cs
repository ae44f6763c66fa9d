using Microsoft.AspNetCore.Mvc;
using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Features.Return;

/// <summary>The receipt of a submitted return.</summary>
[Needs(Permission.SeeReturn)]
public sealed class ReceiptModel(Database database, Vault vault) : ReturnPage(database, vault)
{
    public string By { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        if (!LifeCycle.IsWithDepartment(View.Status))
        {
            return Redirect($"/returns/{View.Id}");
        }

        await using var connection = await Database.Open(HttpContext.RequestAborted);
        By = (await Returns.History(connection, View.Id)).First(h => h.To == nameof(ReturnStatus.Submitted)).By;
        return Page();
    }
}
