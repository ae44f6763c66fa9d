using Microsoft.AspNetCore.Mvc;
using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Features.Return;

/// <summary>The headline figures beside last year's, and the year-on-year checks that fired.</summary>
[Needs(Permission.SeeReturn)]
public sealed class FiguresModel(Database database, Vault vault) : ReturnPage(database, vault)
{
    public IReadOnlyList<Headline> Figures { get; private set; } = [];

    public IReadOnlyList<FindingView> YearOnYear { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (View.Load is not { } load)
        {
            return Redirect($"/returns/{View.Id}");
        }

        await using var connection = await Database.Open(HttpContext.RequestAborted);
        Figures = await Headline.Read(connection, load);
        var (key, texts, found) = (await LoadKey(connection), await TextKey(connection), new List<FindingView>());
        foreach (var tally in (await Findings.ByRule(connection, load)).Where(t => t.Rule.StartsWith("YonY", StringComparison.Ordinal)).OrderBy(t => t.Rule, StringComparer.Ordinal))
        {
            found.AddRange((await Findings.Page(connection, load, tally.Rule)).Select(r => Findings.Open(r, key, texts)));
        }

        YearOnYear = found;
        return Page();
    }
}
