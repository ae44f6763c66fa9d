using System.Text.Json.Serialization;

namespace OpenCollect.Cli.Portal;

/// <summary>A token (RFC 6749, section 5.1).</summary>
internal sealed record PortalToken([property: JsonPropertyName("access_token")] string? AccessToken, [property: JsonPropertyName("expires_in")] int ExpiresIn);

/// <summary>Why there is no token (RFC 6749, section 5.2).</summary>
internal sealed record PortalTokenRefusal([property: JsonPropertyName("error_description")] string? Description);

/// <summary>A return as the portal's API lists it; only what is needed here.</summary>
internal sealed record PortalReturn(string Id, string Collection, string Year, bool IsFamiliarisation, string Title, string Authority, string Status, bool TakesLoads, long Unexplained);

/// <summary>A load as the portal's API describes it; only what is needed here.</summary>
internal sealed record PortalLoad(string Id, int Number, string State, bool IsWaiting, long Progress, long? Children, long? Errors, long? Queries, string? Problem);

internal sealed record PortalCounts(IReadOnlyList<PortalRule> Rules, IReadOnlyList<PortalRuleNotRun> NotRun);

internal sealed record PortalRule(string Rule, string Severity, string? Message, long Findings, long NotJudged, long Unexplained, bool IsCleared);

internal sealed record PortalRuleNotRun(string Rule, string Why);

/// <summary>What went wrong (RFC 9457).</summary>
internal sealed record PortalProblem(string? Code, string? Detail);

/// <summary>Made when the program is built, so that a trimmed program reads them too.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PortalToken))]
[JsonSerializable(typeof(PortalTokenRefusal))]
[JsonSerializable(typeof(IReadOnlyList<PortalReturn>))]
[JsonSerializable(typeof(PortalLoad))]
[JsonSerializable(typeof(PortalCounts))]
[JsonSerializable(typeof(PortalProblem))]
internal sealed partial class PortalJson : JsonSerializerContext;
