using System.ComponentModel;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using OpenCollect.Portal.Access;
using OpenCollect.Portal.Features.Return;
using OpenCollect.Portal.Jobs;
using Quartz;

namespace OpenCollect.Portal.Api;

/// <summary>Loading a return, and what has become of loads.</summary>
public static class LoadOperations
{
    /// <summary>What stands in the addresses of loads.</summary>
    internal const string Id = "The load's identifier, as listed.";

    private const string Multipart = "multipart/form-data";

    public static void MapLoads(this RouteGroupBuilder api)
    {
        api.MapPost("/returns/{id}/loads", Load).WithMetadata(new ForMachinesAttribute(Permission.LoadReturn)).WithName("Load").WithTags("Loads")
            .Accepts<Stream>("application/xml", "text/xml", "text/csv", "application/zip", "application/octet-stream", Multipart)
            .WithSummary("Load a return")
            .WithDescription(
                "Send one XML or zip file as the body, or several files (all CSV tables of the return) as multipart/form-data, each part with a file name. The answer comes "
                + "once the files are stored; they are checked afterwards. What was there before counts until then, and stays as an earlier version.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
        api.MapGet("/returns/{id}/loads", List).WithMetadata(new ForMachinesAttribute(Permission.SeeReturn)).WithName("ListLoads").WithTags("Loads")
            .WithSummary("List the loads of a return").WithDescription("The latest first.").ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/loads/{id}", Get).WithMetadata(new ForMachinesAttribute(Permission.SeeReturn)).WithName("GetLoad").WithTags("Loads")
            .WithSummary("See what has become of a load").WithDescription("Ask again while isWaiting is true, at first after a second, then less often.").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Accepted<LoadAnswer>, ProblemHttpResult>> Load(
        [Description(ReturnOperations.Id)] string id,
        [Description("The file's name with .xml, .csv or .zip; only where the body is the file itself. Otherwise return.xml or return.zip, by the content type.")] string? name,
        [Description("Load also over a return that waits for approval or was submitted, which then has to be approved and submitted again.")] bool? amend,
        Caller caller, HttpContext context, Database database, Vault vault, ISchedulerFactory schedulers)
    {
        if (Uploads.IsTooLarge(context.Request))
        {
            throw new BadHttpRequestException(Loads.TooLarge, StatusCodes.Status413PayloadTooLarge);
        }

        var gone = context.RequestAborted;
        await using var connection = await database.Open(gone);
        var view = await caller.Return(connection, id);
        if (amend != true && view.Status is ReturnStatus.ReadyForApproval or ReturnStatus.Submitted)
        {
            throw new NotPossibleException($"The return is “{LifeCycle.Words(view.Status)}”, and a load would undo that. Send amend=true if it is meant to.");
        }

        if (FilesOf(context.Request, name) is not { } files)
        {
            return TypedResults.Problem(
                "The name of the file must end in .xml, .csv or .zip.", statusCode: StatusCodes.Status400BadRequest, extensions: new Dictionary<string, object?> { [ApiProblem.Code] = "no-file-name" });
        }

        var load = await Loads.Receive(database, vault, id, caller.Person, "machine", files, gone);
        await schedulers.Enqueue(load, gone);
        return TypedResults.Accepted($"/api/v1/loads/{load}", LoadAnswer.Of((await Loads.Find(connection, load))!));
    }

    private static async Task<Ok<IReadOnlyList<LoadAnswer>>> List([Description(ReturnOperations.Id)] string id, Caller caller, Database database, CancellationToken cancellation)
    {
        await using var connection = await database.Open(cancellation);
        await caller.Return(connection, id);
        var loads = await Loads.Of(connection, id);
        await caller.Seen(database, "loads seen", $"return {id}");
        return TypedResults.Ok<IReadOnlyList<LoadAnswer>>([.. loads.Select(LoadAnswer.Of)]);
    }

    private static async Task<Ok<LoadAnswer>> Get([Description(Id)] string id, Caller caller, Database database, CancellationToken cancellation)
    {
        await using var connection = await database.Open(cancellation);
        var (load, _) = await caller.Load(connection, id);
        await caller.Seen(database, "load seen", $"load {id}");
        return TypedResults.Ok(LoadAnswer.Of(load));
    }

    /// <summary>The files of the request as they arrive; none where the body is a file without a usable name.</summary>
    private static IAsyncEnumerable<IncomingFile>? FilesOf(HttpRequest request, string? name)
    {
        var type = MediaTypeHeaderValue.Parse(request.ContentType);
        if (type.MediaType.Equals(Multipart, StringComparison.OrdinalIgnoreCase))
        {
            return HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 } boundary
                ? Parts(new MultipartReader(boundary, request.Body) { BodyLengthLimit = Loads.MostBytes })
                : throw new BadHttpRequestException("No boundary.");
        }

        var called = Path.GetFileName(name) ?? type.MediaType.Value switch
        {
            "application/xml" or "text/xml" => "return.xml",
            "application/zip" => "return.zip",
            _ => "",
        };
        return LoadModel.IsReturn(called) ? new[] { new IncomingFile(called, request.Body) }.ToAsyncEnumerable() : null;
    }

    private static async IAsyncEnumerable<IncomingFile> Parts(MultipartReader sections, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        while (await sections.ReadNextSectionAsync(cancellation) is { } section)
        {
            if (ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) && disposition.IsFileDisposition())
            {
                yield return new(LoadModel.NameOf(disposition), section.Body);
            }
        }
    }
}
