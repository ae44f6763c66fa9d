using Microsoft.AspNetCore.Mvc;
using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Features.Return;

/// <summary>What the Department decides about a return.</summary>
[Needs(Permission.Authorise)]
public sealed class DecideModel(Database database, Vault vault) : ReturnPage(database, vault)
{
    public IReadOnlyList<ReopenRequest> Requests { get; private set; } = [];

    public string? Reason { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        await using var connection = await Database.Open(HttpContext.RequestAborted);
        Requests = await ReopenRequest.Waiting(connection, View.Id);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(ReturnEvent action, int version, string? reason)
    {
        Reason = reason;
        return Try(
            action == ReturnEvent.Authorised ? "authorise" : "reason",
            async () =>
            {
                if (action is not (ReturnEvent.Authorised or ReturnEvent.Rejected or ReturnEvent.Reopened))
                {
                    throw new NotPossibleException("Choose what to do.");
                }

                await Returns.Do(Database, View.Id, version, action, Who.Person, reason?.Trim());
                Done = $"The return is {action.ToString().ToLowerInvariant()}.";
            },
            () => Redirect($"/returns/{View.Id}"),
            OnGetAsync);
    }
}
