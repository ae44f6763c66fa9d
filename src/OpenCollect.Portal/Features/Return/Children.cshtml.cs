using Microsoft.AspNetCore.Mvc;
using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Features.Return;

/// <summary>The children of a return; one is found by its identifier, which travels in a form and never in an address.</summary>
[Needs(Permission.SeeReturn)]
public sealed class ChildrenModel(Database database, Vault vault) : ReturnPage(database, vault)
{
    public const int PageSize = 50;

    public IReadOnlyList<ChildLine> Rows { get; private set; } = [];

    public long Total { get; private set; }

    [BindProperty(SupportsGet = true)]
    public bool WithFindings { get; set; }

    [BindProperty(SupportsGet = true)]
    public int At { get; set; } = 1;

    public async Task<IActionResult> OnGetAsync()
    {
        if (View.Load is not { } load)
        {
            return Redirect($"/returns/{View.Id}");
        }

        At = Math.Max(1, At);
        await using var connection = await Database.Open(HttpContext.RequestAborted);
        Total = await Children.Count(connection, load, WithFindings);
        Rows = await Children.Page(connection, load, await LoadKey(connection), WithFindings, PageSize, (At - 1) * PageSize);
        await Seen("children seen", $"load {load.Id} page {At}");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? child)
    {
        if (View.Load is not { } load)
        {
            return Redirect($"/returns/{View.Id}");
        }

        await using var connection = await Database.Open(HttpContext.RequestAborted);
        if (!string.IsNullOrWhiteSpace(child) && await Children.Find(connection, load, Vault, child.Trim()) is { } number)
        {
            return Redirect($"/returns/{View.Id}/children/{number}");
        }

        Problems.Add(("child", string.IsNullOrWhiteSpace(child) ? "Enter an identifier" : "There is no child with that identifier in this return"));
        return await OnGetAsync();
    }
}
