using Microsoft.AspNetCore.Mvc;
using OpenCollect.Collections;
using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Features.Return;

/// <summary>One of the collection's standing reports, worked out from the return as it is now.</summary>
[Needs(Permission.SeeReturn)]
public sealed class StandingModel(Database database, Vault vault) : ReturnPage(database, vault)
{
    public const int PageSize = 100;

    public CollectionReport Report { get; private set; } = null!;

    public ReportTable Table { get; private set; } = null!;

    /// <summary>Whether last year's authorised return was there to be looked at too.</summary>
    public bool HasLastYear { get; private set; }

    [BindProperty(SupportsGet = true)]
    public int At { get; set; } = 1;

    public IEnumerable<ImmutableArray<string>> Rows => Table.Rows.Skip((At - 1) * PageSize).Take(PageSize);

    public async Task<IActionResult> OnGetAsync(string report)
    {
        if (View.Load is null || View.Year.Collection.Reports.FirstOrDefault(r => r.Code == report) is not { } found)
        {
            return NotFound();
        }

        (Report, At) = (found, Math.Max(1, At));
        (Table, HasLastYear) = await Downloads.TableOf(found, Database, Vault, View, HttpContext.RequestAborted);
        await Seen("report seen", $"load {View.Load.Id} {report}");
        return Page();
    }
}
