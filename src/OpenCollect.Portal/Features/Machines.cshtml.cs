using Microsoft.AspNetCore.Mvc;
using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Features;

/// <summary>The credentials with which programs of the organisation load and read its returns.</summary>
[Needs(Permission.LoadReturn)]
public sealed class MachinesModel(Database database) : PortalPage(database)
{
    public IReadOnlyList<Machine> Machines { get; private set; } = [];

    /// <summary>What was made just now. The secret is on this one answer only: it goes into no cookie and no address.</summary>
    public (string Id, string Secret)? Made { get; private set; }

    /// <summary>What was typed, given back where something is wrong.</summary>
    public string? Name { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        await using var connection = await Database.Open(HttpContext.RequestAborted);
        Machines = await Store.Machines.Of(connection, Who.Organisation);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(string? name)
    {
        Name = name;
        return Try(
            "name",
            async () =>
            {
                Made = await Store.Machines.Create(Database, Who.Organisation, name, Who.Person);
                Name = null;
                await OnGetAsync();
            },
            Page,
            OnGetAsync);
    }

    public async Task<IActionResult> OnPostRevokeAsync(string machine)
    {
        if (!await Store.Machines.Revoke(Database, Who.Organisation, machine, Who.Person))
        {
            return NotFound();
        }

        Done = "The machine’s credentials were revoked. Its tokens do not work any more.";
        return Redirect("/machines");
    }
}
