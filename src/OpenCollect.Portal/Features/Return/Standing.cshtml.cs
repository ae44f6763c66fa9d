using Microsoft.AspNetCore.Mvc;
using OpenCollect.Collections;
using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Features.Return;

/// <summary>One of the collection's standing reports, worked out from the return as it is now.</summary>
[Needs(Permission.SeeReturn)]
public sealed class StandingModel(Database database, Vault vault) : ReturnPage(database, vault)
{
    public CollectionReport Report { get; private set; } = null!;

    public StandingPart Part { get; private set; } = null!;

    /// <summary>Whether last year's authorised return was there to be looked at too.</summary>
    public bool HasLastYear { get; private set; }

    [BindProperty(SupportsGet = true)]
    public int At { get; set; } = 1;

    public async Task<IActionResult> OnGetAsync(string report)
    {
        if (View.Load is not { } load || View.Year.Collection.Reports.FirstOrDefault(r => r.Code == report) is not { } found)
        {
            return NotFound();
        }

        (Report, At) = (found, Math.Max(1, At));
        Part = await Kept(load) ?? await Counted();
        await Seen("report seen", $"load {load.Id} {report}");
        return Page();
    }

    /// <summary>The part as it was counted when the load was checked.</summary>
    private async Task<StandingPart?> Kept(LoadRow load)
    {
        await using var connection = await Database.Open(HttpContext.RequestAborted);
        return await StandingReports.Part(connection, load, await LoadKey(connection), Report.Code, At);
    }

    /// <summary>The part counted now: of a load that was changed on screen, or beside last year's return.</summary>
    private async Task<StandingPart> Counted()
    {
        (var table, HasLastYear) = await Downloads.TableOf(Report, Database, Vault, View, HttpContext.RequestAborted);
        return StandingReports.Part(table, At);
    }
}
