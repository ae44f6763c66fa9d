using Microsoft.AspNetCore.Mvc;
using OpenCollect.Portal.Access;
using OpenCollect.Reports;

namespace OpenCollect.Portal.Features.Return;

/// <summary>What was found, counted by rule.</summary>
[Needs(Permission.SeeReturn)]
public sealed class FindingsModel(Database database, Vault vault) : ReturnPage(database, vault)
{
    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Severity { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    public IReadOnlyList<RuleTally> Rules { get; private set; } = [];

    /// <summary>Whether errors of the collection may be bypassed with a reason.</summary>
    internal static bool TakesReasons(ReturnView view) => !BypassReasons.Rules(view.Year.Collection, view.Year.Year).IsEmpty;

    public async Task<IActionResult> OnGetAsync()
    {
        if (View.Load is not { } load)
        {
            return Redirect($"/returns/{View.Id}");
        }

        await using var connection = await Database.Open(HttpContext.RequestAborted);
        var rules = (await Findings.ByRule(connection, load)).Where(t => (string.IsNullOrEmpty(Severity) || t.Severity == Severity) && Fits(t));
        Rules = Sort switch
        {
            "rule" => [.. rules.OrderBy(t => t.Rule.Length).ThenBy(t => t.Rule, StringComparer.Ordinal)],
            "left" => [.. rules.OrderByDescending(t => t.Left)],
            _ => [.. rules],
        };
        return Page();
    }

    private bool Fits(RuleTally tally) => string.IsNullOrWhiteSpace(Search)
        || tally.Rule.StartsWith(Search.Trim(), StringComparison.OrdinalIgnoreCase)
        || Shared.Show.Rule(View.Year, tally.Rule)?.Message.Contains(Search.Trim(), StringComparison.OrdinalIgnoreCase) == true;
}
