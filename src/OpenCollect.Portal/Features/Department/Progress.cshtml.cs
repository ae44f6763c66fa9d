using Microsoft.AspNetCore.Mvc;
using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Features.Department;

/// <summary>How the returns of a collection year came in day by day, as a chart and as a table.</summary>
[Needs(Permission.Monitor)]
public sealed class ProgressModel(Database database) : PortalPage(database)
{
    public OpenedYear Year { get; private set; } = null!;

    /// <summary>How many returns there are.</summary>
    public int Returns { get; private set; }

    public IReadOnlyList<ProgressDay> Days { get; private set; } = [];

    /// <summary>The days on which something changed, the latest first, and the last day.</summary>
    public IEnumerable<ProgressDay> Changes => Days.Where((day, i) => i == Days.Count - 1 || i == 0 || day with { Day = Days[i - 1].Day } != Days[i - 1]).Reverse();

    public async Task<IActionResult> OnGetAsync(string year)
    {
        await using var connection = await Database.Open(HttpContext.RequestAborted);
        if (await CollectionYears.Find(connection, year ?? "") is not { } found)
        {
            return NotFound();
        }

        Year = found;
        var (today, closes) = (Clock.Today(), ReturnDate.Parse(found.Closes));
        Days = await Monitoring.Progress(connection, found, today < closes ? today : closes);
        Returns = (await Store.Returns.In(connection, found.Id)).Count;
        return Page();
    }
}
