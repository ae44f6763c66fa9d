using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace OpenCollect.Portal.Access;

/// <summary>
/// The framework's code flow with PKCE and state, and what OpenID Connect adds: a nonce, a checked identity token, the person's details.
/// At each sign-in the person and the memberships are made what the service says.
/// </summary>
public sealed class SignInHandler(
    IOptionsMonitor<OAuthOptions> options, ILoggerFactory logger, UrlEncoder encoder, SignInSettings settings, SignInMetadata service, Database database)
    : OAuthHandler<OAuthOptions>(options, logger, encoder)
{
    /// <summary>The name of the identity token among what the cookie keeps; signing out at the service asks for it.</summary>
    public const string TokenName = "id_token";

    private const string Nonce = "nonce";

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        try
        {
            await Locate();
        }
        catch (SignInException problem)
        {
            SignInService.SayFailed(Context, problem);
            return;
        }

        properties.Items[Nonce] = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri) =>
        QueryHelpers.AddQueryString(base.BuildChallengeUrl(properties, redirectUri), Nonce, properties.Items[Nonce]!);

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        await Locate();
        return await base.HandleRemoteAuthenticateAsync();
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var gone = Context.RequestAborted;
        var token = tokens.Response?.RootElement is { } answer && answer.TryGetProperty("id_token", out var given) ? given.GetString() : null;
        var said = await IdentityToken.Check(
            token ?? throw new SignInException("The service sent no identity token."), properties.Items[Nonce] ?? throw new SignInException("There is no nonce."), settings.Client, service, gone);
        IReadOnlyList<JsonElement> claims = await Details(tokens.AccessToken!, said, gone) is { } details ? [said, details] : [said];
        var grants = await Grants.Of(settings, claims, Backchannel, gone);
        var (person, memberships) = await Enter(claims, grants, gone);
        properties.Items.Remove(Nonce);
        properties.IsPersistent = false;
        properties.StoreTokens([new() { Name = TokenName, Value = token }]);
        var chosen = memberships.Select(m => m.Organisation.Id).Distinct().ToList();
        if (chosen.Count != 1)
        {
            properties.RedirectUri = QueryHelpers.AddQueryString("/organisation", "returnUrl", properties.RedirectUri ?? "/");
        }

        return new(Who.Principal(person, chosen.Count == 1 ? memberships : []), properties, CookieAuthenticationDefaults.AuthenticationScheme);
    }

    /// <summary>Where the service is may change while the portal runs.</summary>
    private async Task Locate()
    {
        var addresses = await service.Addresses(Context.RequestAborted);
        (Options.AuthorizationEndpoint, Options.TokenEndpoint, Options.UserInformationEndpoint) = (addresses.Authorisation, addresses.Token, addresses.UserInfo ?? "");
    }

    /// <summary>The person's details; they must be of the person whom the identity token names.</summary>
    private async Task<JsonElement?> Details(string accessToken, JsonElement said, CancellationToken gone)
    {
        if (Options.UserInformationEndpoint.Length == 0)
        {
            return null;
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, Options.UserInformationEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        request.Headers.Accept.Add(new("application/json"));
        try
        {
            using var answer = await Backchannel.SendAsync(request, gone);
            answer.EnsureSuccessStatusCode();
            using var document = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(gone));
            var details = document.RootElement.Clone();
            return IdentityToken.Text(details, "sub") == IdentityToken.Text(said, "sub") ? details : throw new SignInException("The details are of somebody else.");
        }
        catch (Exception problem) when (problem is HttpRequestException or JsonException)
        {
            throw new SignInException("The sign-in service did not send the person's details.", problem);
        }
    }

    /// <summary>Brings the person and what the person may do up to date.</summary>
    private Task<(Person Person, IReadOnlyList<Membership> Memberships)> Enter(IReadOnlyList<JsonElement> claims, IReadOnlyList<Grant> grants, CancellationToken gone) => database.Write(
        async (connection, transaction) =>
        {
            string? Text(string name) => claims.Select(c => IdentityToken.Text(c, name)).FirstOrDefault(t => !string.IsNullOrWhiteSpace(t));
            var names = $"{Text("given_name")} {Text("family_name")}".Trim();
            var person = await Organisations.EnsurePerson(
                connection, transaction, $"{Text("iss")} {Text("sub")}", names.Length > 0 ? names : Text("name") ?? Text("preferred_username") ?? Text("email") ?? "Person without a name", Text("email"));
            var memberships = new List<(string Organisation, string Role)>();
            foreach (var grant in grants)
            {
                memberships.AddRange((await In(grant, connection, transaction)).Select(o => (o.Id, grant.Role.ToString())));
            }

            await Organisations.SetMemberships(connection, transaction, person.Id, memberships);
            var all = await Organisations.MembershipsOf(connection, person.Id, transaction);
            var organisations = all.Select(m => m.Organisation.Id).Distinct().ToList();
            await AuditLog.Add(
                database, connection, transaction, person.Id, organisations is [var only] ? only : null, "signed in", "portal",
                string.Join(", ", all.Select(m => $"{m.Role} of {m.Organisation.Kind} {m.Organisation.Code}")));
            return (person, all);
        },
        gone);

    private static async Task<IReadOnlyList<Organisation>> In(Grant grant, System.Data.Common.DbConnection connection, System.Data.Common.DbTransaction transaction) => grant switch
    {
        { Kind: Grants.Department } => [await Organisations.Ensure(connection, transaction, Grants.Department, "001", "Department for Education")],
        { Kind: Grants.Supplier, Code: { } supplier } =>
            await DummyAuthorities.For(connection, transaction, (await Organisations.Ensure(connection, transaction, Grants.Supplier, supplier, grant.Name ?? supplier)).Id),
        { Kind: Grants.Supplier } => await DummyAuthorities.For(connection, transaction, null),
        _ when LocalAuthority.Find(grant.Code!) is { } authority => [await Organisations.Ensure(connection, transaction, Grants.Authority, authority.Code, authority.Name)],
        _ => [],
    };
}
