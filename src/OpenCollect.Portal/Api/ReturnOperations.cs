using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Api;

/// <summary>The authority's returns.</summary>
public static class ReturnOperations
{
    /// <summary>What stands in the addresses of returns.</summary>
    internal const string Id = "The return's identifier, as listed.";

    public static void MapReturns(this RouteGroupBuilder api)
    {
        api.MapGet("/returns", List).WithMetadata(new ForMachinesAttribute(Permission.SeeReturn)).WithName("ListReturns").WithTags("Returns")
            .WithSummary("List the returns of the authority").WithDescription("The latest year first. One return for each collection year that the Department has opened.");
        api.MapGet("/returns/{id}", Get).WithMetadata(new ForMachinesAttribute(Permission.SeeReturn)).WithName("GetReturn").WithTags("Returns")
            .WithSummary("Get a return").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<IReadOnlyList<ReturnAnswer>>> List(Caller caller, Database database, CancellationToken cancellation)
    {
        await using var connection = await database.Open(cancellation);
        var views = await Returns.Of(connection, caller.Organisation);
        await caller.Seen(database, "returns listed", $"organisation {caller.Organisation}");
        return TypedResults.Ok<IReadOnlyList<ReturnAnswer>>([.. views.Select(ReturnAnswer.Of)]);
    }

    private static async Task<Ok<ReturnAnswer>> Get([Description(Id)] string id, Caller caller, Database database, CancellationToken cancellation)
    {
        await using var connection = await database.Open(cancellation);
        var view = await caller.Return(connection, id);
        await caller.Seen(database, "return seen", $"return {id}");
        return TypedResults.Ok(ReturnAnswer.Of(view));
    }
}
