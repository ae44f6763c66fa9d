using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using OpenCollect.Portal.Access;
using OpenCollect.Portal.Demonstration;

namespace OpenCollect.Portal.Features;

/// <summary>Signing in: at the sign-in service, or, in a demonstration, by choosing a made-up person.</summary>
[ForAnybody]
public sealed class SignInModel(Database database, PortalOptions options, IAuthenticationSchemeProvider schemes) : PortalPage(database)
{
    /// <summary>The made-up people with their roles; empty but in a demonstration.</summary>
    public IReadOnlyList<(Person Person, string Roles)> People { get; private set; } = [];

    public bool HasService { get; private set; }

    /// <summary>The page to go to afterwards; only ever one of ours.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        HasService = await schemes.GetSchemeAsync(SignInService.Scheme) is not null;
        if (options.IsDemonstration)
        {
            await using var connection = await Database.Open(HttpContext.RequestAborted);
            People =
            [
                .. (await Organisations.People(connection, Seeds.SubjectsFrom)).GroupBy(p => p.Person)
                    .Select(p => (p.Key, string.Join("; ", p.GroupBy(m => m.Membership.Organisation.Name).Select(o => $"{string.Join(", ", o.Select(m => Enum.Parse<Role>(m.Membership.Role).Words()))}, {o.Key}")))),
            ];
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? person)
    {
        var after = Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/";
        if (!options.IsDemonstration)
        {
            return Challenge(new AuthenticationProperties { RedirectUri = $"/organisation?returnUrl={Uri.EscapeDataString(after)}" }, SignInService.Scheme);
        }

        await using var connection = await Database.Open(HttpContext.RequestAborted);
        if (person?.StartsWith(Seeds.SubjectsFrom, StringComparison.Ordinal) != true || await Organisations.FindPerson(connection, person) is not { } found)
        {
            Problems.Add(("person", "Select who to be"));
            return await OnGetAsync();
        }

        return await OrganisationModel.Enter(this, connection, found, null, after);
    }
}

/// <summary>Signing out; the button is on every page.</summary>
[ForAnybody]
public sealed class SignOutModel(Database database) : PortalPage(database)
{
    public IActionResult OnGet() => Redirect("/");

    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return Redirect("/sign-in");
    }
}
