using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenCollect.Portal.Access;
using OpenCollect.Portal.Api;
using OpenCollect.Reports;

namespace OpenCollect.Portal.Tests.Access;

/// <summary>Every address by everyone who may ask, for an own return and another's: what comes back follows from what the address says of access.</summary>
public sealed partial class MatrixTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    private enum Expected
    {
        /// <summary>An answer: a page, a file, a redirect inside, or what is wrong with the form.</summary>
        Answer,

        SignIn,
        ChooseOrganisation,
        Unauthorized,
        Forbidden,
        NotFound,
        BadRequest,
        MethodNotAllowed,
    }

    public static TheoryData<string> Callers => [.. RunningPortal.Callers];

    [Fact]
    public async Task EveryAddressSaysWhoMayUseIt()
    {
        var endpoints = await Endpoints();
        Assert.True(endpoints.Count > 40, $"There are only {endpoints.Count}.");
        Assert.Empty(endpoints.Where(e => e.Access is null).Select(e => e.Pattern));
    }

    [Theory, MemberData(nameof(Callers))]
    public async Task EveryAddress(string caller)
    {
        var (client, token) = await portal.Forms(caller);
        using var forms = client;
        var (wrong, asked) = (new List<string>(), 0);
        foreach (var endpoint in await Endpoints())
        {
            foreach (var view in endpoint.Pattern.StartsWith("/returns/{id}", StringComparison.Ordinal) ? new[] { portal.OurReturn, portal.TheirReturn, portal.DummyReturn } : [portal.OurReturn])
            {
                foreach (var method in endpoint.Methods)
                {
                    var address = Fill(endpoint.Pattern, view);
                    var isForm = method == "POST" && endpoint.IsPage;
                    using var answer = await Ask(client, method, address, token);
                    Compare(endpoint, $"{method} {address}", Expect(caller, endpoint, method, view), answer);
                    if (isForm && endpoint.Access is not null && endpoint.Pattern != "/error/{code:int}")
                    {
                        using var forged = await Ask(client, method, address, null);
                        // Pages that take in files look at their token themselves, once it is known that the person may load. Who is not signed in is
                        // told that first.
                        var access = Expect(caller, endpoint, method, view);
                        var isTold = access == Expected.SignIn || (endpoint.Pattern is "/returns/{id}/load" or "/reference/add" && access != Expected.Answer);
                        Compare(endpoint, $"{method} {address} without token", isTold ? access : Expected.BadRequest, forged);
                    }
                }
            }
        }

        Assert.True(asked > 60, $"Only {asked} requests.");
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {asked}:\n{string.Join('\n', wrong)}");

        void Compare(Endpoint endpoint, string request, Expected expected, HttpResponseMessage answer)
        {
            asked++;
            var is404 = endpoint.Pattern == "/error/{code:int}" || (endpoint.Pattern.StartsWith("/error/", StringComparison.Ordinal) && expected == Expected.Answer);
            var found = Of(answer);
            if (is404 ? answer.StatusCode != HttpStatusCode.NotFound : found != expected)
            {
                wrong.Add($"{request}: expected {expected}, is {(int)answer.StatusCode} {answer.Headers.Location}");
            }

            if (HeadersMissing(answer) is { Length: > 0 } missing)
            {
                wrong.Add($"{request}: {(int)answer.StatusCode} lacks {missing}");
            }
        }
    }

    /// <summary>No difference in what a person can see between another authority's return and one that there is not.</summary>
    [Fact]
    public async Task AnothersReturnIsLikeOneThatDoesNotExist()
    {
        using var client = portal.Browser("Analyst");
        foreach (var endpoint in (await Endpoints()).Where(e => e.Pattern.StartsWith("/returns/{id}", StringComparison.Ordinal)))
        {
            var address = Fill(endpoint.Pattern, portal.TheirReturn);
            using var others = await client.GetAsync(new Uri(address, UriKind.Relative));
            using var nones = await client.GetAsync(new Uri(address.Replace(portal.TheirReturn.Id, Ids.New(), StringComparison.Ordinal), UriKind.Relative));
            Assert.Equal((address, HttpStatusCode.NotFound, await Text(nones)), (address, others.StatusCode, await Text(others)));
            Assert.Equal(HttpStatusCode.NotFound, nones.StatusCode);
        }

        static async Task<string> Text(HttpResponseMessage answer) => Token().Replace(await answer.Content.ReadAsStringAsync(), "");
    }

    /// <summary>What no browser sends finds no way around the checks, and no fault.</summary>
    [Theory, InlineData("PUT"), InlineData("DELETE"), InlineData("PATCH"), InlineData("OPTIONS"), InlineData("TRACE"), InlineData("HEAD"), InlineData("NONSENSE")]
    public async Task OtherMethods(string method)
    {
        var wrong = new List<string>();
        foreach (var caller in (string[])["nobody", "other Analyst", "Analyst", "CollectionManager"])
        {
            var (client, token) = await portal.Forms(caller);
            using var forms = client;
            foreach (var endpoint in (await Endpoints()).Where(e => e.IsPage && e.Pattern != "/error/{code:int}"))
            {
                var address = Fill(endpoint.Pattern, portal.OurReturn);
                using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative));
                request.Headers.Add("RequestVerificationToken", token);
                using var answer = await client.SendAsync(request);
                var expected = method == "HEAD" ? Expect(caller, endpoint, "GET", portal.OurReturn) : Expected.Answer;
                var isRight = method == "HEAD" ? Of(answer) == expected
                    : method == "OPTIONS" && answer is { StatusCode: HttpStatusCode.OK, Content.Headers.ContentLength: 0 } // the framework's own, which shows nothing
                    || answer.StatusCode is HttpStatusCode.MethodNotAllowed or HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.Forbidden || Of(answer) is Expected.SignIn;
                if (!isRight)
                {
                    wrong.Add($"{caller}: {method} {address}: {(int)answer.StatusCode}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    private static Task<HttpResponseMessage> Ask(HttpClient client, string method, string address, string? token) => method == "POST"
        ? RunningPortal.Send(client, address, token, ("action", "remind"))
        : client.SendAsync(new(new HttpMethod(method), new Uri(address, UriKind.Relative)) { Content = method == "PUT" ? new StringContent("{}", Encoding.UTF8, "application/json") : null }, HttpCompletionOption.ResponseHeadersRead);

    private Expected Expect(string caller, Endpoint endpoint, string method, ReturnView view)
    {
        if (endpoint.Access is ForMachinesAttribute)
        {
            return Expected.Unauthorized;
        }

        if (endpoint.Access is ForAnybodyAttribute)
        {
            // The one that hands out tokens asks for a secret.
            return endpoint.Pattern == TokenEndpoint.Address ? Expected.BadRequest : Answers();
        }

        if (caller == "nobody")
        {
            return endpoint.IsPage ? Expected.SignIn : Expected.Unauthorized;
        }

        if (caller == "undecided")
        {
            return endpoint.Pattern == "/organisation" ? Expected.Answer : endpoint.IsPage ? Expected.ChooseOrganisation : Expected.Unauthorized;
        }

        if (endpoint.Access is not NeedsAttribute needs)
        {
            return Answers();
        }

        var role = Enum.Parse<Role>(caller.Split(' ')[^1]);
        var own = caller.StartsWith("other", StringComparison.Ordinal) ? portal.TheirReturn : role == Role.Supplier ? portal.DummyReturn : portal.OurReturn;
        if (endpoint.Pattern.StartsWith("/returns/{id}", StringComparison.Ordinal) && !role.IsOfDepartment() && view.Id != own.Id)
        {
            return Expected.NotFound;
        }

        var may = method == "GET" || needs.ToChange.Length == 0 ? role.May(needs.Permission) : needs.ToChange.Any(p => role.May(p));
        return may ? Answers() : Expected.Forbidden;

        Expected Answers() => method == "POST" && !endpoint.TakesForms ? Expected.MethodNotAllowed : Expected.Answer;
    }

    private static Expected Of(HttpResponseMessage answer) => answer.StatusCode switch
    {
        HttpStatusCode.Found when answer.Headers.Location!.ToString().Contains("/sign-in?ReturnUrl=", StringComparison.Ordinal) => Expected.SignIn,
        HttpStatusCode.Found when answer.Headers.Location!.ToString() == "/organisation" => Expected.ChooseOrganisation,
        HttpStatusCode.OK or HttpStatusCode.Found or HttpStatusCode.Conflict => Expected.Answer,
        HttpStatusCode.Unauthorized => Expected.Unauthorized,
        HttpStatusCode.Forbidden => Expected.Forbidden,
        HttpStatusCode.NotFound => Expected.NotFound,
        HttpStatusCode.BadRequest => Expected.BadRequest,
        HttpStatusCode.MethodNotAllowed => Expected.MethodNotAllowed,
        _ => (Expected)(int)answer.StatusCode,
    };

    private static string HeadersMissing(HttpResponseMessage answer)
    {
        (string Name, string Value)[] all =
        [
            ("Content-Security-Policy", SecurityHeaders.ContentSecurityPolicy), ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"),
            ("Cross-Origin-Opener-Policy", "same-origin"), ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
        ];
        var missing = all.Where(h => !answer.Headers.TryGetValues(h.Name, out var values) || values.Single() != h.Value).Select(h => h.Name);
        return string.Join(", ", answer.Headers.CacheControl is { NoStore: true } ? missing : missing.Append("Cache-Control: no-store"));
    }

    private string Fill(string pattern, ReturnView view)
    {
        var filled = pattern
            .Replace("/collections/{id}", $"/collections/{view.Year.Id}", StringComparison.Ordinal)
            .Replace("/loads/{id}", $"/loads/{view.Load!.Id}", StringComparison.Ordinal)
            .Replace("{dummy}", portal.DummyReturn.Authority.Id, StringComparison.Ordinal)
            .Replace("{id}", view.Id, StringComparison.Ordinal).Replace("{number:int}", "1", StringComparison.Ordinal).Replace("{rule}", "8670Q", StringComparison.Ordinal)
            .Replace("{code:int}", "404", StringComparison.Ordinal).Replace("{collection}/{code}", "cin/8670Q", StringComparison.Ordinal)
            .Replace("{report}", view.Year.Collection.Reports[0].Code, StringComparison.Ordinal).Replace("{name}", ReportFiles.Names[0], StringComparison.Ordinal)
            .Replace("{table}", view.Year.Collection.TableNames(view.Year.Year)[0], StringComparison.Ordinal);
        Assert.False(filled.Contains('{', StringComparison.Ordinal), $"The test does not know what to put into {pattern}.");
        return filled.StartsWith("/department", StringComparison.Ordinal) ? $"{filled}?year={view.Year.Id}" : filled;
    }

    private async Task<IReadOnlyList<Endpoint>> Endpoints()
    {
        var loader = portal.Services.GetRequiredService<PageLoader>();
        var all = new List<Endpoint>();
        foreach (var endpoint in portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var page = endpoint.Metadata.GetMetadata<PageActionDescriptor>();
            var compiled = page is null ? null : await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
            var attributes = compiled is null ? endpoint.Metadata.OfType<Attribute>() : compiled.ModelTypeInfo!.GetCustomAttributes(inherit: true).OfType<Attribute>();
            all.Add(new(
                "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), page is not null,
                page is not null ? ["GET", "POST"] : [.. endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]],
                attributes.SingleOrDefault(a => a is NeedsAttribute or ForAnybodyAttribute or ForAnyRoleAttribute or ForMachinesAttribute),
                compiled is null || compiled.HandlerMethods.Any(h => h.HttpMethod == "Post" && h.Name is null)));
        }

        return all;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Token();

    private sealed record Endpoint(string Pattern, bool IsPage, string[] Methods, Attribute? Access, bool TakesForms);
}
