using Dapper;
using Microsoft.AspNetCore.Mvc;
using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Features.Return;

/// <summary>The rules that could not be run on the return, and why.</summary>
[Needs(Permission.SeeReturn)]
public sealed class NotRunModel(Database database, Vault vault) : ReturnPage(database, vault)
{
    public IReadOnlyList<(string Rule, string Why)> Rules { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (View.Load is not { } load)
        {
            return Redirect($"/returns/{View.Id}");
        }

        await using var connection = await Database.Open(HttpContext.RequestAborted);
        Rules = [.. await connection.QueryAsync<(string, string)>("SELECT rule, why FROM rule_not_run WHERE load_id = @Id ORDER BY rule", load)];
        return Page();
    }
}
