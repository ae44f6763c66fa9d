using System.Buffers.Text;
using System.Net;
using System.Text;
using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Tests.SignIn;

/// <summary>Signing in at a service: both shapes, and everything that can be wrong with a token.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private FakeProvider _service = null!;

    public async ValueTask InitializeAsync() => _service = await FakeProvider.Start();

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task AnAnalystByClaims()
    {
        _service.Details["authority_code"] = "815";
        _service.Details["roles"] = new[] { "UPLOAD", "UNKNOWN" };
        await using var portal = await SignInPortal.Start(SignInPortal.Claims(_service.Issuer));
        using var browser = portal.Browser();
        var at = await SignInPortal.SignIn(browser, "/machines");

        Assert.Equal("/machines", at.AbsolutePath);
        Assert.Contains("North Yorkshire", await browser.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal(
            [("Made-up Person", "made-up@example.invalid", "815", "Analyst")],
            (await portal.Memberships(_service.Issuer)).Select(m => (m.Person.Name, m.Person.Email!, m.Membership.Organisation.Code, m.Membership.Role)));
    }

    [Fact]
    public async Task RolesFollowTheServiceAtEachSignIn()
    {
        _service.Details["authority_code"] = new[] { "815", "330", "000" };
        _service.Details["roles"] = new[] { "UPLOAD", "APPROVER_LA", "DFE_ADMIN" };
        await using var portal = await SignInPortal.Start(SignInPortal.Claims(_service.Issuer));
        using var browser = portal.Browser();
        var first = await SignInPortal.SignIn(browser);
        var roles = (await portal.Memberships(_service.Issuer)).Select(m => $"{m.Membership.Organisation.Code} {m.Membership.Role}").Order(StringComparer.Ordinal).ToList();

        _service.Details["authority_code"] = "330";
        _service.Details["roles"] = "READ";
        using var again = portal.Browser();
        var second = await SignInPortal.SignIn(again);

        // Two authorities: the person chooses. A role of the Department is none in an authority.
        Assert.Equal(("/organisation", "/"), (first.AbsolutePath, second.AbsolutePath));
        Assert.Equal(["330 Analyst", "330 Approver", "815 Analyst", "815 Approver"], roles);
        Assert.Equal(["330 Reader"], (await portal.Memberships(_service.Issuer)).Select(m => $"{m.Membership.Organisation.Code} {m.Membership.Role}"));
        Assert.Single((await portal.Memberships(_service.Issuer)).Select(m => m.Person.Id).Distinct());
    }

    [Theory]
    [InlineData("002", "815", "CIN_UPLOAD", "authority 815 Analyst")]
    [InlineData("002", "815", "CLA_SUBMIT", "authority 815 Approver")]
    [InlineData("002", "815", "DFE_ADMIN", "")]
    [InlineData("001", "815", "CIN_UPLOAD", "")]
    [InlineData("011", "001", "DFE_ADMIN", "department 001 CollectionManager")]
    [InlineData("011", "001", "CIN_UPLOAD", "")]
    [InlineData("011", "002", "DFE_ADMIN", "")]
    [InlineData("002", "001", "DFE_ADMIN", "")]
    [InlineData("050", null, "SUPPLIER", "authority 998 Supplier")]
    public async Task AnOrganisationOfDfeSignIn(string category, string? number, string role, string may)
    {
        _service.IdentityClaims["organisation"] = new { id = "made-up-organisation", name = "Made-up organisation", category = new { id = category }, establishmentNumber = number };
        _service.Roles["made-up-organisation"] = [new { code = role, status = new { id = 1 } }, new { code = "READ", status = new { id = 0 } }];
        await using var portal = await SignInPortal.Start(SignInPortal.Dfe(_service.Issuer));
        await portal.Database.Write((connection, transaction) => Organisations.Ensure(connection, transaction, "authority", "998", "Dummy Authority North", isDummy: true));
        using var browser = portal.Browser();
        var at = await SignInPortal.SignIn(browser);

        Assert.Equal(may, string.Join(", ", (await portal.Memberships(_service.Issuer)).Select(m => $"{m.Membership.Organisation.Kind} {m.Membership.Organisation.Code} {m.Membership.Role}")));
        Assert.Equal(may.Length == 0 ? "/organisation" : may.StartsWith("department", StringComparison.Ordinal) ? "/department" : "/", at.AbsolutePath);
    }

    [Fact]
    public async Task ASupplierHasTheDummiesGivenToItAndThoseGivenToNone()
    {
        _service.IdentityClaims["organisation"] = new { id = "made-up-organisation", name = "Made-up Case Systems", category = new { id = "050" } };
        _service.Roles["made-up-organisation"] = [new { code = "SUPPLIER", status = new { id = 1 } }];
        await using var portal = await SignInPortal.Start(SignInPortal.Dfe(_service.Issuer));
        foreach (var code in (string[])["996", "997", "998"])
        {
            await DummyAuthorities.Add(portal.Database, code, $"Dummy Authority {code}", "system");
        }

        Assert.Equal("996, 997, 998", await Codes());
        await using (var connection = await portal.Database.Open())
        {
            var dummies = await DummyAuthorities.All(connection);
            var own = (await DummyAuthorities.Suppliers(connection)).Single(s => s.Name == "Made-up Case Systems");
            var other = await portal.Database.Write((c, t) => Organisations.Ensure(c, t, "supplier", "another", "Another"));
            await DummyAuthorities.Give(portal.Database, dummies[0].Organisation.Id, [other.Id], "system");
            await DummyAuthorities.Give(portal.Database, dummies[1].Organisation.Id, [own.Id, other.Id], "system");
        }

        Assert.Equal("997, 998", await Codes());

        async Task<string> Codes()
        {
            using var browser = portal.Browser();
            await SignInPortal.SignIn(browser);
            return string.Join(", ", (await portal.Memberships(_service.Issuer)).Select(m => m.Membership.Organisation.Code).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task AnOrganisationAsTextAndNoAccessThere()
    {
        _service.Details["organisation"] = """{"id":"another","category":{"id":"002"},"establishmentNumber":"330"}""";
        await using var portal = await SignInPortal.Start(SignInPortal.Dfe(_service.Issuer));
        using var browser = portal.Browser();
        await SignInPortal.SignIn(browser);
        Assert.Empty(await portal.Memberships(_service.Issuer));

        _service.Roles["another"] = [new { code = "READ" }];
        using var again = portal.Browser();
        await SignInPortal.SignIn(again);
        Assert.Equal(["330 Reader"], (await portal.Memberships(_service.Issuer)).Select(m => $"{m.Membership.Organisation.Code} {m.Membership.Role}"));
    }

    [Theory]
    [InlineData("another issuer")]
    [InlineData("another audience")]
    [InlineData("several audiences, not asked for by us")]
    [InlineData("expired")]
    [InlineData("of tomorrow")]
    [InlineData("made long ago")]
    [InlineData("not yet valid")]
    [InlineData("without a time")]
    [InlineData("another nonce")]
    [InlineData("nobody")]
    [InlineData("changed")]
    [InlineData("without a signature")]
    [InlineData("signed with nothing")]
    [InlineData("signed with the public key")]
    [InlineData("signed with an unknown key")]
    [InlineData("no token")]
    [InlineData("somebody else's details")]
    public async Task ATokenThatIsNotRight(string how)
    {
        var now = Clock.Provider.GetUtcNow().ToUnixTimeSeconds();
        _service.Details["authority_code"] = "815";
        _service.Details["roles"] = "UPLOAD";
        Action spoil = how switch
        {
            "another issuer" => () => _service.IdentityClaims["iss"] = "https://example.invalid",
            "another audience" => () => _service.IdentityClaims["aud"] = "another-client",
            "several audiences, not asked for by us" => () => _service.IdentityClaims["aud"] = new[] { FakeProvider.Client, "another-client" },
            "expired" => () => _service.IdentityClaims["exp"] = now - 600,
            "of tomorrow" => () => _service.IdentityClaims["iat"] = now + 86_400,
            "made long ago" => () => _service.IdentityClaims["iat"] = now - 86_400,
            "not yet valid" => () => _service.IdentityClaims["nbf"] = now + 600,
            "without a time" => () => _service.IdentityClaims["exp"] = null,
            "another nonce" => () => _service.IdentityClaims["nonce"] = "another",
            "nobody" => () => _service.IdentityClaims["sub"] = "",
            "changed" => () => _service.Spoil = Changed,
            "without a signature" => () => _service.Spoil = token => token[..(token.LastIndexOf('.') + 1)],
            "signed with nothing" => () => _service.Algorithm = "none",
            "signed with the public key" => () => _service.Algorithm = "HS256",
            "signed with an unknown key" => () => _service.Publishes = false,
            "no token" => () => _service.Spoil = _ => "nothing",
            "somebody else's details" => () => _service.DetailsOf = "somebody-else",
            _ => throw new ArgumentOutOfRangeException(nameof(how)),
        };
        spoil();
        await using var portal = await SignInPortal.Start(SignInPortal.Claims(_service.Issuer));
        using var browser = portal.Browser();
        var at = await SignInPortal.SignIn(browser);

        Assert.Equal("/sign-in?failed=true", at.PathAndQuery);
        Assert.Contains("You could not be signed in", await browser.GetStringAsync(at), StringComparison.Ordinal);
        using var page = await browser.GetAsync(new Uri("/", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        Assert.Empty(await portal.Memberships(_service.Issuer));

        static string Changed(string token)
        {
            var parts = token.Split('.');
            var claims = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1])).Replace(FakeProvider.Subject, "SOMEBODY-ELSE", StringComparison.Ordinal);
            return $"{parts[0]}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.{parts[2]}";
        }
    }

    [Fact]
    public async Task TheServiceSignsWithANewKey()
    {
        _service.Details["authority_code"] = "815";
        _service.Details["roles"] = "UPLOAD";
        await using var portal = await SignInPortal.Start(SignInPortal.Claims(_service.Issuer));
        using var first = portal.Browser();
        Assert.Equal("/", (await SignInPortal.SignIn(first)).AbsolutePath);
        using var second = portal.Browser();
        Assert.Equal("/", (await SignInPortal.SignIn(second)).AbsolutePath);
        Assert.Equal(1, _service.KeySetReads);

        // Keys are not read again at once, so that made-up key names cannot be used to flood the service.
        _service.NewKey();
        await Task.Delay(TimeSpan.FromSeconds(11));
        using var third = portal.Browser();
        Assert.Equal("/", (await SignInPortal.SignIn(third)).AbsolutePath);
        Assert.Equal(2, _service.KeySetReads);
    }

    [Fact]
    public async Task ASignInThatSomebodyElseBegan()
    {
        _service.Details["authority_code"] = "815";
        _service.Details["roles"] = "UPLOAD";
        await using var portal = await SignInPortal.Start(SignInPortal.Claims(_service.Issuer));
        using var attacker = portal.Browser();
        using var begun = await attacker.GetAsync(new Uri("/sign-in?handler=Service", UriKind.Relative));
        using var agreed = await attacker.GetAsync(begun.Headers.Location);
        using var victim = portal.Browser();
        using var answer = await victim.GetAsync(agreed.Headers.Location);

        Assert.Equal("/sign-in?failed=true", answer.Headers.Location!.OriginalString);
        Assert.False(answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(c => c.StartsWith("opencollect=", StringComparison.Ordinal) && !c.StartsWith("opencollect=;", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task AReturnAddressElsewhereIsNotFollowed()
    {
        _service.Details["authority_code"] = "815";
        _service.Details["roles"] = "UPLOAD";
        await using var portal = await SignInPortal.Start(SignInPortal.Claims(_service.Issuer));
        using var browser = portal.Browser();

        Assert.Equal(new Uri(portal.Address, "/"), await SignInPortal.SignIn(browser, "https://example.invalid/"));
    }

    [Fact]
    public async Task SigningOutHereAndThere()
    {
        _service.Details["authority_code"] = "815";
        _service.Details["roles"] = "UPLOAD";
        await using var portal = await SignInPortal.Start(SignInPortal.Claims(_service.Issuer));
        using var browser = portal.Browser();
        await SignInPortal.SignIn(browser);
        using var answer = await browser.PostAsync(new Uri("/sign-out", UriKind.Relative), new FormUrlEncodedContent(await Api.Forms.Hidden(browser, "/machines")));
        var refresh = answer.Headers.GetValues("Refresh").Single();
        using var page = await browser.GetAsync(new Uri("/", UriKind.Relative));

        Assert.StartsWith($"0; url={_service.Issuer}/end?id_token_hint=", refresh, StringComparison.Ordinal);
        Assert.Contains($"post_logout_redirect_uri={Uri.EscapeDataString($"{portal.Address.GetLeftPart(UriPartial.Authority)}/sign-in")}", refresh, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
    }

    [Fact]
    public async Task TheServiceIsAway()
    {
        var settings = SignInPortal.Claims("http://127.0.0.1:9");
        await using var portal = await SignInPortal.Start(settings);
        using var browser = portal.Browser();
        using var answer = await browser.GetAsync(new Uri("/sign-in?handler=Service", UriKind.Relative));

        Assert.Equal("/sign-in?failed=true", answer.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("OPENCOLLECT_SIGNIN_SECRET", "", "OPENCOLLECT_SIGNIN_SECRET is missing")]
    [InlineData("OPENCOLLECT_SIGNIN_AUTHORITY", "http://example.invalid", "https://")]
    [InlineData("OPENCOLLECT_SIGNIN_SHAPE", "other", "must be claims or dfe-sign-in")]
    [InlineData("OPENCOLLECT_SIGNIN_ROLES", "A=Analyst,B=King", "B=King is not CODE=ROLE")]
    [InlineData("OPENCOLLECT_SIGNIN_ROLES", "A=Analyst,B=7", "B=7 is not CODE=ROLE")]
    public void SettingsThatAreWrong(string name, string value, string says)
    {
        var settings = SignInPortal.Claims("https://example.invalid");
        settings[name] = value;

        Assert.Contains(says, Assert.Throws<FormatException>(() => SignInSettings.Of(settings.GetValueOrDefault)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ASecretInAFile()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "made-up-secret-in-a-file\n");
            var settings = SignInPortal.Claims("https://example.invalid");
            settings.Remove("OPENCOLLECT_SIGNIN_SECRET");
            settings["OPENCOLLECT_SIGNIN_SECRET_FILE"] = path;

            Assert.Equal("made-up-secret-in-a-file", PortalOptions.Of([], settings.GetValueOrDefault).SignIn!.Secret);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
