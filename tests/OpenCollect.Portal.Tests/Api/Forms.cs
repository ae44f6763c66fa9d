using System.Net;
using System.Text.RegularExpressions;

namespace OpenCollect.Portal.Tests.Api;

/// <summary>Reads forms of pages, as a browser would.</summary>
internal static partial class Forms
{
    /// <summary>The hidden fields of the page's last form: with the token against forgery.</summary>
    public static async Task<IReadOnlyList<KeyValuePair<string, string>>> Hidden(HttpClient client, string address)
    {
        var html = await client.GetStringAsync(new Uri(address, UriKind.Relative));
        var form = html[html.LastIndexOf("<form", StringComparison.Ordinal)..];
        return
        [
            .. HiddenField().Matches(form).Select(m => m.Value)
                .Select(input => new KeyValuePair<string, string>(Attribute(input, "name"), Attribute(input, "value"))),
        ];
    }

    /// <summary>The text of the element with the identifier.</summary>
    public static string Text(string html, string id) => WebUtility.HtmlDecode(Regex.Match(html, $"id=\"{id}\"[^>]*>([^<]*)<", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value);

    private static string Attribute(string input, string name) =>
        WebUtility.HtmlDecode(Regex.Match(input, $"{name}=\"([^\"]*)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value);

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex HiddenField();
}
