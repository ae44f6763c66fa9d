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

    /// <summary>Whether a sign-in was just tried and failed.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Failed { get; set; }

    /// <summary>The page to go to afterwards; only ever one of ours.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (Failed)
        {
            Problems.Add(("sign-in", "You could not be signed in. Try again. If it fails again, contact the helpdesk."));
        }

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

    /// <summary>Goes to the sign-in service. A link and no form, because browsers hold our forms back from going elsewhere.</summary>
    public async Task<IActionResult> OnGetServiceAsync() => options.IsDemonstration || await schemes.GetSchemeAsync(SignInService.Scheme) is null
        ? NotFound() : Challenge(new AuthenticationProperties { RedirectUri = After }, SignInService.Scheme);

    public async Task<IActionResult> OnPostAsync(string? person)
    {
        if (!options.IsDemonstration)
        {
            return NotFound();
        }

        await using var connection = await Database.Open(HttpContext.RequestAborted);
        if (person?.StartsWith(Seeds.SubjectsFrom, StringComparison.Ordinal) != true || await Organisations.FindPerson(connection, person) is not { } found)
        {
            Problems.Add(("person", "Select who to be"));
            return await OnGetAsync();
        }

        return await OrganisationModel.Enter(this, connection, found, null, After);
    }

    private string After => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/";
}

/// <summary>Signing out, here and at the sign-in service; the button is on every page.</summary>
[ForAnybody]
public sealed class SignOutModel(Database database, IServiceProvider services) : PortalPage(database)
{
    /// <summary>Where the person is signed out at the sign-in service.</summary>
    public string? Service { get; private set; }

    public IActionResult OnGet() => Redirect("/");

    public async Task<IActionResult> OnPostAsync()
    {
        var session = await HttpContext.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        Service = services.GetService<SignInMetadata>() is { } service && session.Properties?.GetTokenValue(SignInHandler.TokenName) is { } token
            ? await SignInService.SignOutAt(
                service, services.GetRequiredService<SignInSettings>(), token, $"{Request.Scheme}://{Request.Host}{SignInService.SignedOut}", HttpContext.RequestAborted)
            : null;
        if (Service is null)
        {
            return Redirect(SignInService.SignedOut);
        }

        // Browsers hold a form back from being sent on elsewhere, so this page goes there by itself.
        HttpContext.User = new();
        Response.Headers["Refresh"] = $"0; url={Service}";
        return Page();
    }
}
