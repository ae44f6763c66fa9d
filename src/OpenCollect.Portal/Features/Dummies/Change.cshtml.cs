using Microsoft.AspNetCore.Mvc;
using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Features.Dummies;

/// <summary>One dummy authority: which suppliers use it, and retiring it.</summary>
[Needs(Permission.ManageCollections)]
public sealed class ChangeModel(Database database) : PortalPage(database)
{
    public DummyAuthority Dummy { get; private set; } = null!;

    /// <summary>Every supplier that is known.</summary>
    public IReadOnlyList<Organisation> Suppliers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string dummy)
    {
        await using var connection = await Database.Open(HttpContext.RequestAborted);
        if (await DummyAuthorities.Find(connection, dummy) is not { } found)
        {
            return NotFound();
        }

        (Dummy, Suppliers) = (found, await DummyAuthorities.Suppliers(connection));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string dummy, string? action, string[] supplier) =>
        await OnGetAsync(dummy) is not Microsoft.AspNetCore.Mvc.RazorPages.PageResult ? NotFound() : await Try(
            "main-content",
            async () =>
            {
                var name = Dummy.Organisation.Name;
                switch (action)
                {
                    case "retire":
                        await DummyAuthorities.Retire(Database, dummy, Who.Person);
                        Done = $"{name} is retired.";
                        break;
                    case "bring back":
                        await DummyAuthorities.BringBack(Database, dummy, Who.Person);
                        Done = $"{name} is in use again.";
                        break;
                    case "give":
                        await DummyAuthorities.Give(Database, dummy, supplier, Who.Person);
                        Done = supplier.Length == 0 ? $"{name} is for every supplier." : $"{name} is for {Shared.Show.Count(supplier.Length, "supplier")}.";
                        break;
                    default:
                        throw new NotPossibleException("Choose what to do.");
                }
            },
            () => RedirectToPage("/Dummies/Index"),
            () => OnGetAsync(dummy));
}
