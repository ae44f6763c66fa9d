using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace OpenCollect.Portal.Access;

/// <summary>A role that the sign-in service gives a person.</summary>
/// <param name="Kind">In what: <c>authority</c>, <c>department</c>, or <c>supplier</c>, whose people act for the dummy authorities.</param>
/// <param name="Code">The authority's code, or what the service calls the supplier; none where it does not say which supplier.</param>
/// <param name="Role">The role.</param>
public sealed record Grant(string Kind, string? Code, Role Role)
{
    /// <summary>The supplier's name; none where the service does not say it.</summary>
    public string? Name { get; init; }

    /// <summary>Whether somebody in such an organisation can have the role at all. The service decides who, not what an organisation may.</summary>
    public bool IsPossible => Kind switch
    {
        "authority" => Role is Role.Analyst or Role.Approver or Role.Reader,
        "department" => Role.IsOfDepartment(),
        _ => Role == Role.Supplier,
    };
}

/// <summary>Finds out what a person is where. One way for each shape of sign-in service.</summary>
public static class Grants
{
    public const string Authority = "authority";
    public const string Department = "department";
    public const string Supplier = "supplier";

    /// <summary>What a claim begins with that says which supplier it is.</summary>
    private const string SupplierFrom = $"{Supplier}:";

    /// <summary>Categories of organisations at DfE Sign-in, and what stands for the Department there. Source: design-conventions.md, section 3.</summary>
    private const string LocalAuthorities = "002";
    private const string Government = "011";
    private const string Suppliers = "050";
    private const string DepartmentsNumber = "001";
    private const string ApiAudience = "signin.education.gov.uk";
    private static readonly TimeSpan AssertionHolds = TimeSpan.FromMinutes(5);

    /// <param name="settings">The service.</param>
    /// <param name="claims">What the identity token and the person's details say, in this order.</param>
    /// <param name="http">To ask the service's API.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="SignInException">The service's API does not answer.</exception>
    public static async Task<IReadOnlyList<Grant>> Of(SignInSettings settings, IReadOnlyList<JsonElement> claims, HttpClient http, CancellationToken cancellation)
    {
        var all = settings.Shape == SignInShape.DfeSignIn ? await OfDfe(settings, claims, http, cancellation) : OfClaims(settings, claims);
        return [.. all.Where(g => g.IsPossible).Distinct()];
    }

    private static IEnumerable<Grant> OfClaims(SignInSettings settings, IReadOnlyList<JsonElement> claims)
    {
        var roles = Texts(Claim(claims, settings.RoleClaim)).Where(settings.Roles.ContainsKey).Select(code => settings.Roles[code]).ToList();
        return Texts(Claim(claims, settings.OrganisationClaim)).SelectMany(organisation => roles.Select(role =>
            organisation is Department or Supplier ? new Grant(organisation, null, role)
            : organisation.StartsWith(SupplierFrom, StringComparison.Ordinal) ? new Grant(Supplier, organisation[SupplierFrom.Length..], role)
            : new Grant(Authority, organisation, role)));
    }

    /// <summary>The authority is decided by the organisation's number and category, never by what a person types.</summary>
    private static async Task<IEnumerable<Grant>> OfDfe(SignInSettings settings, IReadOnlyList<JsonElement> claims, HttpClient http, CancellationToken cancellation)
    {
        if (Object(Claim(claims, settings.OrganisationClaim)) is not { } organisation || Text(organisation, "id") is not { } id)
        {
            return [];
        }

        var (category, number) = (Object(Property(organisation, "category")) is { } c ? Text(c, "id") : null, Text(organisation, "establishmentNumber"));
        var place = (category, number) switch
        {
            (LocalAuthorities, { } code) => (Kind: Authority, Code: code),
            (Government, DepartmentsNumber) => (Department, null),
            (Suppliers, _) => (Supplier, id),
            _ => ((string Kind, string? Code)?)null,
        };
        if (place is not { } found || Text(claims[0], "sub") is not { } person)
        {
            return [];
        }

        return (await RolesOf(settings, id, person, http, cancellation)).Where(settings.Roles.ContainsKey).Select(code => new Grant(found.Kind, found.Code, settings.Roles[code]) { Name = found.Kind == Supplier ? Text(organisation, "name") : null });
    }

    /// <summary>The codes of a person's roles in an organisation; none where the service says that there is no access.</summary>
    private static async Task<IReadOnlyList<string>> RolesOf(SignInSettings settings, string organisation, string person, HttpClient http, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri(settings.Api!, $"services/{Uri.EscapeDataString(settings.Service!)}/organisations/{Uri.EscapeDataString(organisation)}/users/{Uri.EscapeDataString(person)}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Assertion(settings));
        try
        {
            using var answer = await http.SendAsync(request, cancellation);
            if (answer.StatusCode == HttpStatusCode.NotFound)
            {
                return [];
            }

            answer.EnsureSuccessStatusCode();
            using var document = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellation));
            return
            [
                .. document.RootElement.GetProperty("roles").EnumerateArray().Where(IsActive).Select(r => Text(r, "code")).OfType<string>(),
            ];
        }
        catch (Exception problem) when (problem is HttpRequestException or JsonException or KeyNotFoundException)
        {
            throw new SignInException("The sign-in service's API did not say which roles the person has.", problem);
        }
    }

    /// <summary>A role whose status is given counts only if that is 1, active.</summary>
    private static bool IsActive(JsonElement role) =>
        Object(Property(role, "status")) is not { } status || Property(status, "id") is not { } id || (id.ValueKind == JsonValueKind.Number ? id.GetRawText() : id.ToString()) == "1";

    /// <summary>The token that DfE Sign-in's API asks for: signed with HS256 and the API secret.</summary>
    private static string Assertion(SignInSettings settings)
    {
        var until = (Clock.Provider.GetUtcNow() + AssertionHolds).ToUnixTimeSeconds();
        var text = $"{Encode("""{"alg":"HS256","typ":"JWT"}""")}.{Encode($$"""{"iss":{{JsonSerializer.Serialize(settings.Client)}},"aud":"{{ApiAudience}}","exp":{{until}}}""")}";
        return $"{text}.{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(settings.ApiSecret!), Encoding.ASCII.GetBytes(text)))}";

        static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
    }

    private static JsonElement? Claim(IEnumerable<JsonElement> claims, string name) => claims.Select(c => Property(c, name)).FirstOrDefault(v => v is not null);

    private static JsonElement? Property(JsonElement of, string name) => of.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>A text; a number is one too.</summary>
    private static string? Text(JsonElement of, string name) =>
        Property(of, name) is { } value && value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : null;

    /// <summary>An object, or a text that holds one, as DfE Sign-in writes it in some places.</summary>
    private static JsonElement? Object(JsonElement? value)
    {
        if (value is { ValueKind: JsonValueKind.Object })
        {
            return value;
        }

        if (value is not { ValueKind: JsonValueKind.String } text)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text.GetString()!);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>One text or a list of them.</summary>
    private static List<string> Texts(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } one => [one.GetString()!],
        { ValueKind: JsonValueKind.Array } many => [.. many.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!)],
        _ => [],
    };
}
