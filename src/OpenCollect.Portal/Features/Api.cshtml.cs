using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using OpenCollect.Portal.Access;
using OpenCollect.Portal.Api;

namespace OpenCollect.Portal.Features;

/// <summary>How programs use the portal, made from the same document that they can read.</summary>
[ForAnybody]
public sealed class ApiModel(Database database, [FromKeyedServices(Description.Version)] IOpenApiDocumentProvider provider) : PortalPage(database)
{
    /// <summary>The endpoints, by what they are about.</summary>
    public IReadOnlyList<(string About, IReadOnlyList<(string Method, string Address, OpenApiOperation Operation)> Endpoints)> Groups { get; private set; } = [];

    /// <summary>What is sent and answered, by name.</summary>
    public IReadOnlyList<(string Name, OpenApiSchema Schema)> Schemas { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var document = await provider.GetOpenApiDocumentAsync(HttpContext.RequestAborted);
        Groups =
        [
            .. document.Paths.SelectMany(path => (path.Value.Operations ?? []).Select(o => (Method: o.Key.Method, Address: path.Key, Operation: o.Value)))
                .GroupBy(e => e.Operation.Tags?.FirstOrDefault()?.Name ?? "").Select(g => (g.Key, (IReadOnlyList<(string, string, OpenApiOperation)>)[.. g])),
        ];
        Schemas =
        [
            .. (document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)).Select(s => (s.Key, Schema: s.Value as OpenApiSchema))
                .Where(s => s.Schema is { Properties.Count: > 0 } or { Enum.Count: > 0 }).Select(s => (s.Key, s.Schema!)),
        ];
    }

    /// <summary>What a parameter or an answer is, in a word.</summary>
    public static string Kind(IOpenApiSchema? schema) => schema switch
    {
        OpenApiSchemaReference { Reference.Id: { } name } => name,
        { OneOf: { Count: > 0 } some } => Kind(some.FirstOrDefault(s => s is OpenApiSchemaReference) ?? some[0]),
        { Items: { } items } => $"list of {Kind(items)}",
        { Type: { } type } => (type & ~JsonSchemaType.Null) switch
        {
            JsonSchemaType.Boolean => "true or false",
            JsonSchemaType.String => "text",
            var other when other.HasFlag(JsonSchemaType.Integer) => "whole number",
            var other => other.ToString(),
        },
        _ => "",
    };
}
