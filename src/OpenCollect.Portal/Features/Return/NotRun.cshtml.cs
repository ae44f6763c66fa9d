using Microsoft.AspNetCore.Mvc;
using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Features.Return;

/// <summary>The rules that could not be run on the return, and why.</summary>
[Needs(Permission.SeeReturn)]
public sealed class NotRunModel(Database database, Vault vault) : ReturnPage(database, vault)
{
    public IReadOnlyList<(string Rule, string Why)> Rules { get; private set; } = [];

    /// <summary>The reference data that the return was checked with; empty for a collection that needs none.</summary>
    public IReadOnlyList<(ReferenceKind Kind, ReferenceVersion? Then, ReferenceVersion? Now)> Reference { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (View.Load is not { } load)
        {
            return Redirect($"/returns/{View.Id}");
        }

        await using var connection = await Database.Open(HttpContext.RequestAborted);
        Rules = await Findings.NotRun(connection, load);
        Reference = await CheckAgainModel.Compare(connection, View, load);
        return Page();
    }
}
