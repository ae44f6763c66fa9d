using Microsoft.AspNetCore.Mvc;
using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Features.Return;

/// <summary>A local authority asks for an authorised return to be opened again.</summary>
[Needs(Permission.LoadReturn)]
public sealed class ReopenModel(Database database, Vault vault) : ReturnPage(database, vault)
{
    public IReadOnlyList<ReopenRequest> Requests { get; private set; } = [];

    /// <summary>What the person typed, given back where something is wrong.</summary>
    public string? Reason { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        await using var connection = await Database.Open(HttpContext.RequestAborted);
        Requests = await ReopenRequest.Waiting(connection, View.Id);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(string? reason)
    {
        Reason = reason;
        return Try(
            "reason",
            async () =>
            {
                await ReopenRequest.Add(Database, View, reason ?? "", Who.Person);
                Done = "The request is sent.";
            },
            () => Redirect($"/returns/{View.Id}"),
            OnGetAsync);
    }
}
