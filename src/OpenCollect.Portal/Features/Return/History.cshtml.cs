using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Features.Return;

/// <summary>The changes of a return's status.</summary>
[Needs(Permission.SeeReturn)]
public sealed class HistoryModel(Database database, Vault vault) : ReturnPage(database, vault)
{
    public IReadOnlyList<StatusChange> Changes { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await using var connection = await Database.Open(HttpContext.RequestAborted);
        Changes = await Returns.History(connection, View.Id);
    }
}
