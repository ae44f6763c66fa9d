using Microsoft.AspNetCore.Mvc;
using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Features.Return;

/// <summary>Adding a child on screen: an identifier first, the records on the child's page.</summary>
[Needs(Permission.Correct)]
public sealed class AddChildModel(Database database, Vault vault, Corrections corrections) : ReturnPage(database, vault)
{
    private int _number;

    public IActionResult OnGet() => View.Load is not null && LifeCycle.Allows(View.Status, ReturnEvent.Loaded) ? Page() : Redirect($"/returns/{View.Id}");

    public Task<IActionResult> OnPostAsync(string? child) => Try(
        "child",
        async () =>
        {
            _number = await corrections.AddChild(View, child ?? "", Who.Person);
            Done = "The child is added. Enter the values and save each record.";
        },
        () => Redirect($"/returns/{View.Id}/children/{_number}/correct"),
        () => Task.FromResult<IActionResult>(Page()));
}
