using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace OpenCollect.Portal.Access;

/// <summary>Who is signed in, and for which organisation.</summary>
public sealed record Who(string Person, string Name, string Organisation, string OrganisationName, bool IsOfDepartment, ImmutableArray<Role> Roles)
{
    private const string PersonClaim = "person";
    private const string OrganisationClaim = "organisation";
    private const string OrganisationNameClaim = "organisation_name";
    private const string DepartmentClaim = "department";

    /// <summary>The organisation whose returns alone may be seen; none for the Department, which sees all.</summary>
    public string? OnlyOf => IsOfDepartment ? null : Organisation;

    public bool May(Permission permission) => Roles.Any(r => r.May(permission));

    /// <summary>None if nobody is signed in, or nobody has chosen an organisation yet.</summary>
    public static Who? Of(ClaimsPrincipal user) =>
        user.FindFirstValue(OrganisationClaim) is { } organisation
            ? new(
                user.FindFirstValue(PersonClaim)!, user.Identity!.Name!, organisation, user.FindFirstValue(OrganisationNameClaim)!, user.HasClaim(DepartmentClaim, "1"),
                [.. user.FindAll(ClaimTypes.Role).Select(c => Enum.Parse<Role>(c.Value))])
            : null;

    /// <summary>The identifier of the signed-in person; none if nobody is.</summary>
    public static string? PersonOf(ClaimsPrincipal user) => user.FindFirstValue(PersonClaim);

    /// <summary>What the cookie of a person holds: before an organisation is chosen only who it is.</summary>
    public static ClaimsPrincipal Principal(Person person, IReadOnlyList<Membership> inOrganisation)
    {
        var identity = new ClaimsIdentity([new(ClaimTypes.Name, person.Name), new(PersonClaim, person.Id)], CookieAuthenticationDefaults.AuthenticationScheme);
        if (inOrganisation is [{ Organisation: var organisation }, ..])
        {
            identity.AddClaim(new(OrganisationClaim, organisation.Id));
            identity.AddClaim(new(OrganisationNameClaim, organisation.Name));
            identity.AddClaim(new(DepartmentClaim, organisation.Kind == "department" ? "1" : "0"));
            identity.AddClaims(inOrganisation.Select(m => new Claim(ClaimTypes.Role, m.Role)));
        }

        return new(identity);
    }
}
