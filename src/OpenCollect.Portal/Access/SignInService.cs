namespace OpenCollect.Portal.Access;

/// <summary>Signing in at an OpenID Connect service such as DfE Sign-in.</summary>
public static class SignInService
{
    public const string Scheme = "service";
}
