using Microsoft.AspNetCore.Mvc;
using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Features.Dummies;

/// <summary>The dummy authorities with which suppliers test, and adding one.</summary>
[Needs(Permission.ManageCollections)]
public sealed class IndexModel(Database database) : PortalPage(database)
{
    public IReadOnlyList<DummyAuthority> Dummies { get; private set; } = [];

    /// <summary>What was typed, given back where something is wrong.</summary>
    public string? Code { get; private set; }

    public string? Name { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        await using var connection = await Database.Open(HttpContext.RequestAborted);
        Dummies = await DummyAuthorities.All(connection);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(string? code, string? name)
    {
        (Code, Name) = (code, name);
        return Try(
            string.IsNullOrWhiteSpace(name) && !string.IsNullOrWhiteSpace(code) ? "name" : "code",
            async () =>
            {
                var added = await DummyAuthorities.Add(Database, code, name, Who.Person);
                Done = $"{added.Name} ({added.Code}) is added, with a return in each familiarisation period that is not over.";
            },
            () => RedirectToPage(),
            OnGetAsync);
    }
}
