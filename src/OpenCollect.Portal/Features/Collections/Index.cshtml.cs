using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Features.Collections;

/// <summary>The collection years and familiarisation periods that were opened, with their dates.</summary>
[Needs(Permission.ManageCollections)]
public sealed class IndexModel(Database database) : PortalPage(database)
{
    public IReadOnlyList<OpenedYear> Years { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await using var connection = await Database.Open(HttpContext.RequestAborted);
        Years = await CollectionYears.All(connection);
    }
}
