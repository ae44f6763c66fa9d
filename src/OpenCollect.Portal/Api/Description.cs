using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.OpenApi;
using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Api;

/// <summary>The API for machines: its endpoints, and their description as an OpenAPI document.</summary>
public static class Description
{
    /// <summary>The document's name.</summary>
    public const string Version = "v1";

    /// <summary>Where the document is.</summary>
    public const string Address = "/api/openapi.json";

    private const string Scheme = "client credentials";

    public static void AddApi(this IServiceCollection services)
    {
        services.AddSingleton<AccessTokens>();
        services.ConfigureHttpJsonOptions(o =>
        {
            o.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
            o.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        services.AddOpenApi(Version, o =>
        {
            o.ShouldInclude = d => d.RelativePath is { } path && (path.StartsWith("api/v1/", StringComparison.Ordinal) || path == TokenEndpoint.Address.TrimStart('/'));
            o.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new()
                {
                    Title = "OpenCollect", Version = Version,
                    Description = "Load, watch and read the returns of one organisation from a program. Credentials are made on the page /machines. Times are UTC.",
                };
                // The address is where the document was got from; behind a proxy the process does not know a better one.
                document.Servers = [new() { Url = "/" }];
                document.Components ??= new();
                document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
                document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.OAuth2,
                    Flows = new() { ClientCredentials = new() { TokenUrl = new(TokenEndpoint.Address, UriKind.Relative), Scopes = new Dictionary<string, string>(StringComparer.Ordinal) } },
                };
                return Task.CompletedTask;
            });
            o.AddOperationTransformer((operation, context, _) =>
            {
                if (context.Description.ActionDescriptor.EndpointMetadata.OfType<ForMachinesAttribute>().Any())
                {
                    operation.Security = [new() { [new(Scheme, context.Document)] = [] }];
                }

                // What is said of the whole group would stand first.
                var answers = operation.Responses ?? [];
                operation.Responses = [];
                foreach (var (status, answer) in answers.OrderBy(a => a.Key, StringComparer.Ordinal))
                {
                    operation.Responses.Add(status, answer);
                }

                return Task.CompletedTask;
            });
        });
    }

    public static void MapApi(this IEndpointRouteBuilder portal)
    {
        portal.MapOpenApi(Address).WithMetadata(new ForAnybodyAttribute());
        portal.MapToken();
        var api = portal.MapGroup("/api/v1").ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status429TooManyRequests);
        api.MapReturns();
        api.MapLoads();
        api.MapFindings();
        api.MapNotes();
    }
}
