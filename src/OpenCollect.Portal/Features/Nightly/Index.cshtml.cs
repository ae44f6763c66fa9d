using OpenCollect.Portal.Access;
using OpenCollect.Portal.Features.Shared;

namespace OpenCollect.Portal.Features.Nightly;

/// <summary>The log of the nightly run of the automatic OK, and sentences among notes that nearly are the prescribed ones.</summary>
[Needs(Permission.ManageCollections)]
public sealed class IndexModel(Database database, Vault vault) : PortalPage(database)
{
    private const int PageSize = 25;

    public IReadOnlyList<NightlyRun> Runs { get; private set; } = [];

    public IReadOnlyList<NearMiss> NearMisses { get; private set; } = [];

    public long Total { get; private set; }

    public Paging Paging { get; private set; } = null!;

    public async Task OnGetAsync(int at = 1)
    {
        await using var connection = await Database.Open(HttpContext.RequestAborted);
        Runs = await ReturnLevelNotes.Runs(connection);
        Total = await ReturnLevelNotes.CountNearMisses(connection);
        Paging = new(Math.Max(1, at), (int)Math.Ceiling(Total / (double)PageSize), "/nightly?at=");
        NearMisses = await ReturnLevelNotes.NearMisses(connection, vault, PageSize, (Paging.At - 1) * PageSize);
    }
}
