using Microsoft.AspNetCore.Mvc;
using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Features;

/// <summary>A local authority's returns; the Department goes to its own first page.</summary>
[ForAnyRole]
public sealed class IndexModel(Database database) : PortalPage(database)
{
    public IReadOnlyList<ReturnView> Views { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (Who.IsOfDepartment)
        {
            return Redirect("/department");
        }

        await using var connection = await Database.Open(HttpContext.RequestAborted);
        Views = await Returns.Of(connection, Who.Organisation);
        return Page();
    }
}
