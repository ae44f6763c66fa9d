using System.Data.Common;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Features;

/// <summary>Choosing the organisation to act for, where a person has several.</summary>
[ForAnyRole]
public sealed class OrganisationModel(Database database) : PortalPage(database)
{
    public IReadOnlyList<(Organisation Organisation, string Roles)> Choices { get; private set; } = [];

    public string? Current => Who.Of(User)?.Organisation;

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public async Task OnGetAsync()
    {
        await using var connection = await Database.Open(HttpContext.RequestAborted);
        Choices =
        [
            .. (await Organisations.MembershipsOf(connection, Who.PersonOf(User)!)).GroupBy(m => m.Organisation)
                .Select(g => (g.Key, string.Join(", ", g.Select(m => Enum.Parse<Role>(m.Role).Words())))),
        ];
    }

    public async Task<IActionResult> OnPostAsync(string? organisation)
    {
        await using var connection = await Database.Open(HttpContext.RequestAborted);
        var person = new Person { Id = Who.PersonOf(User)!, Name = User.Identity!.Name! };
        var memberships = await Organisations.MembershipsOf(connection, person.Id);
        if (memberships.All(m => m.Organisation.Id != organisation))
        {
            Problems.Add(("organisation", "Select an organisation"));
            await OnGetAsync();
            return Page();
        }

        return await Enter(this, connection, person, organisation, Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
    }

    /// <summary>Signs a person in, for the organisation given or the only one there is, and goes on to the page.</summary>
    internal static async Task<IActionResult> Enter(PortalPage page, DbConnection connection, Person person, string? organisation, string after)
    {
        var memberships = await Organisations.MembershipsOf(connection, person.Id);
        var chosen = organisation ?? (memberships.Select(m => m.Organisation.Id).Distinct().ToList() is [var only] ? only : null);
        await page.HttpContext.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme, Who.Principal(person, [.. memberships.Where(m => m.Organisation.Id == chosen)]), await Session.Continued(page.HttpContext));
        await AuditLog.Add(page.Database, person.Id, chosen, "signed in", "portal");
        return chosen is null ? page.RedirectToPage("/Organisation", new { returnUrl = after }) : page.LocalRedirect(after);
    }
}
