using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using OpenCollect.Portal.Access;
using OpenCollect.Portal.Features.Shared;

namespace OpenCollect.Portal.Api;

/// <summary>What was found in a load: the same as the pages show.</summary>
public static class FindingOperations
{
    /// <summary>The most findings that one answer holds.</summary>
    public const int MostFindings = 1000;

    private const int UsualFindings = 100;

    public static void MapFindings(this RouteGroupBuilder api)
    {
        api.MapGet("/loads/{id}/counts", Counts).WithMetadata(new ForMachinesAttribute(Permission.SeeReturn)).WithName("GetCounts").WithTags("Findings")
            .WithSummary("Count findings by rule").WithDescription("Errors first, then queries, then notes; the most frequent first. With the rules that were not run.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        api.MapGet("/loads/{id}/findings", List).WithMetadata(new ForMachinesAttribute(Permission.SeeReturn)).WithName("ListFindings").WithTags("Findings")
            .WithSummary("List findings")
            .WithDescription($"In the order of the return, at most {MostFindings} at once. Send next of one answer as after to get the next. The answer holds child-level data: keep it as you keep the return.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Ok<CountsAnswer>> Counts([Description(LoadOperations.Id)] string id, Caller caller, Database database, CancellationToken cancellation)
    {
        await using var connection = await database.Open(cancellation);
        var (load, view) = await Checked(caller, connection, id);
        var rules = await Findings.ByRule(connection, load);
        var notRun = await Findings.NotRun(connection, load);
        await caller.Seen(database, "counts seen", $"load {id}");
        return TypedResults.Ok(new CountsAnswer(
            [.. rules.Select(t => new RuleAnswer(t.Rule, Enum.Parse<Severity>(t.Severity), Show.Rule(view.Year, t.Rule)?.Message, t.Findings, t.NotJudged, t.Children, t.Unexplained, t.Bypassed, t.IsCleared))],
            [.. notRun.Select(r => new NotRunAnswer(r.Rule, r.Why))]));
    }

    private static async Task<Ok<FindingsAnswer>> List(
        [Description(LoadOperations.Id)] string id,
        [Description("Only this rule's.")] string? rule,
        [Description("Only these: error, query or note.")] string? severity,
        [Description("Only queries that nobody explained, or whose explanation does not fit any more.")] bool? unexplained,
        [Description("Only those after this number.")] long? after,
        [Description("How many at most; otherwise 100.")] int? most,
        Caller caller, Database database, Vault vault, CancellationToken cancellation)
    {
        var size = Math.Clamp(most ?? UsualFindings, 1, MostFindings);
        var of = severity is null ? null
            : Enum.TryParse<Severity>(severity, ignoreCase: true, out var known) ? known.ToString()
            : throw new BadHttpRequestException("No such severity.");
        await using var connection = await database.Open(cancellation);
        var (load, view) = await Checked(caller, connection, id);
        var total = await Findings.Count(connection, load, rule, of, unexplainedOnly: unexplained == true);
        var rows = await Findings.Page(connection, load, rule, of, unexplainedOnly: unexplained == true, after: after ?? 0, most: size + 1);
        var (key, texts) = (await vault.Open(connection, load.DataKeyId), await Explanations.KeyOf(connection, vault, view.Id));
        await caller.Seen(database, "findings seen", $"load {id} rule {rule ?? "any"} after {after ?? 0}");
        return TypedResults.Ok(new FindingsAnswer(
            total, [.. rows.Take(size).Select(r => FindingAnswer.Of(Findings.Open(r, key, texts)))], rows.Count > size ? rows[size - 1].Number : null));
    }

    private static async Task<(LoadRow Load, ReturnView View)> Checked(Caller caller, System.Data.Common.DbConnection connection, string id)
    {
        var found = await caller.Load(connection, id);
        return found.Load.State == LoadState.Done ? found : throw new NotPossibleException("The load was not checked to its end, so there are no findings to show.");
    }
}
