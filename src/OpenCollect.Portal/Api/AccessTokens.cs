using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace OpenCollect.Portal.Api;

/// <summary>
/// Tokens with which a machine asks after it has shown its secret: the machine, until when, and a signature. They hold for a short time,
/// on every web process, and no longer than the machine's credentials do.
/// </summary>
public sealed class AccessTokens(Vault vault)
{
    /// <summary>How long a token holds.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private const string Purpose = "machine token";
    private const string Bearer = "Bearer ";

    /// <summary>A token for the machine, from now on.</summary>
    public string For(string machine)
    {
        var claims = $"{machine}.{(Clock.Provider.GetUtcNow() + Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}";
        return $"{claims}.{Base64Url.EncodeToString(vault.Sign(Purpose, Encoding.ASCII.GetBytes(claims)))}";
    }

    /// <summary>The machine that a request's token names; none without a token of ours that still holds. Whether the machine was revoked is not looked up.</summary>
    public string? MachineOf(HttpRequest request)
    {
        var header = request.Headers[HeaderNames.Authorization].ToString();
        return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? MachineOf(header[Bearer.Length..].Trim()) : null;
    }

    private string? MachineOf(string token)
    {
        if (token.Split('.') is not [var machine, var until, var signature] || !Base64Url.IsValid(signature)
            || !long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return null;
        }

        return vault.IsSigned(Purpose, Encoding.UTF8.GetBytes($"{machine}.{until}"), Base64Url.DecodeFromChars(signature)) && seconds > Clock.Provider.GetUtcNow().ToUnixTimeSeconds()
            ? machine : null;
    }
}
