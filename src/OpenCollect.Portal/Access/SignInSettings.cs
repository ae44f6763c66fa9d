namespace OpenCollect.Portal.Access;

/// <summary>Where the sign-in service says which organisations and roles a person has.</summary>
public enum SignInShape
{
    /// <summary>In claims of the identity token or of the person's details, under configured names.</summary>
    Claims,

    /// <summary>As DfE Sign-in does: the organisation in a claim, the roles behind its public API.</summary>
    DfeSignIn,
}

/// <summary>The sign-in service, from the environment: see docs/operate.md, "Sign-in".</summary>
public sealed record SignInSettings
{
    /// <summary>The service's issuer; its discovery document is below it.</summary>
    public required Uri Authority { get; init; }

    public required string Client { get; init; }

    public required string Secret { get; init; }

    public SignInShape Shape { get; init; }

    public ImmutableArray<string> Scopes { get; init; } = [];

    /// <summary>The claim with the code of an authority, <c>department</c> or <c>supplier</c>, or several of them; or, of DfE Sign-in, the organisation.</summary>
    public string OrganisationClaim { get; init; } = "organisation";

    /// <summary>The claim with the codes of roles.</summary>
    public string RoleClaim { get; init; } = "roles";

    /// <summary>Which role a code of the service stands for.</summary>
    public required IReadOnlyDictionary<string, Role> Roles { get; init; }

    /// <summary>Where DfE Sign-in's public API is.</summary>
    public Uri? Api { get; init; }

    public string? ApiSecret { get; init; }

    /// <summary>The identifier that DfE Sign-in gives this service.</summary>
    public string? Service { get; init; }

    /// <summary>The codes of DfE Sign-in that this project asks for; a code may be given for each collection. Source: design-conventions.md, section 3.</summary>
    public static readonly IReadOnlyDictionary<string, Role> UsualRoles = new Dictionary<string, Role>(StringComparer.OrdinalIgnoreCase)
    {
        ["CIN_UPLOAD"] = Role.Analyst, ["CLA_UPLOAD"] = Role.Analyst, ["UPLOAD"] = Role.Analyst,
        ["CIN_SUBMIT"] = Role.Approver, ["CLA_SUBMIT"] = Role.Approver, ["APPROVER_LA"] = Role.Approver,
        ["READ"] = Role.Reader,
        ["SUPPLIER"] = Role.Supplier,
        ["DFE_ADMIN"] = Role.CollectionManager, ["DFE_ANALYST"] = Role.Statistician, ["DFE_HELPDESK"] = Role.Helpdesk,
    };

    /// <summary>None where no service is named.</summary>
    /// <exception cref="FormatException">Something is missing or wrong; the message is for the person who configures.</exception>
    public static SignInSettings? Of(Func<string, string?> environment)
    {
        if (environment("OPENCOLLECT_SIGNIN_AUTHORITY") is not { Length: > 0 } authority)
        {
            return null;
        }

        var shape = environment("OPENCOLLECT_SIGNIN_SHAPE") switch
        {
            null or "" or "claims" => SignInShape.Claims,
            "dfe-sign-in" => SignInShape.DfeSignIn,
            var other => throw new FormatException($"OPENCOLLECT_SIGNIN_SHAPE is {other}. It must be claims or dfe-sign-in."),
        };
        var isDfe = shape == SignInShape.DfeSignIn;
        return new()
        {
            Authority = Address("OPENCOLLECT_SIGNIN_AUTHORITY", authority),
            Client = Needed("OPENCOLLECT_SIGNIN_CLIENT"),
            Secret = Needed("OPENCOLLECT_SIGNIN_SECRET"),
            Shape = shape,
            Scopes = [.. (environment("OPENCOLLECT_SIGNIN_SCOPES") ?? (isDfe ? "openid profile email organisation" : "openid profile email")).Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            OrganisationClaim = environment("OPENCOLLECT_SIGNIN_ORGANISATION_CLAIM") ?? "organisation",
            RoleClaim = environment("OPENCOLLECT_SIGNIN_ROLE_CLAIM") ?? "roles",
            Roles = environment("OPENCOLLECT_SIGNIN_ROLES") is { Length: > 0 } roles ? RolesOf(roles) : UsualRoles,
            Api = isDfe ? Address("OPENCOLLECT_SIGNIN_API", Needed("OPENCOLLECT_SIGNIN_API")) : null,
            ApiSecret = isDfe ? Needed("OPENCOLLECT_SIGNIN_API_SECRET") : null,
            Service = isDfe ? Needed("OPENCOLLECT_SIGNIN_SERVICE") : null,
        };

        string Needed(string name) => environment(name) is { Length: > 0 } value ? value : throw new FormatException($"{name} is missing. It is needed because OPENCOLLECT_SIGNIN_AUTHORITY is set.");
    }

    /// <summary>An address that is safe to send a secret to: encrypted, or on this machine.</summary>
    private static Uri Address(string name, string text) =>
        Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
            ? uri : throw new FormatException($"{name} must be an address that begins with https://.");

    private static Dictionary<string, Role> RolesOf(string text)
    {
        var roles = new Dictionary<string, Role>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            roles[pair.Split('=')[0].Trim()] = pair.Split('=') is [_, var role] && Enum.TryParse<Role>(role.Trim(), ignoreCase: true, out var known) && Enum.IsDefined(known)
                ? known : throw new FormatException($"OPENCOLLECT_SIGNIN_ROLES: {pair} is not CODE=ROLE. The roles are {string.Join(", ", Enum.GetNames<Role>())}.");
        }

        return roles;
    }
}
