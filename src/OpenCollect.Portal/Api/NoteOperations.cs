using System.ComponentModel;
using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Api;

/// <summary>Reading and writing return-level notes.</summary>
public static class NoteOperations
{
    private const string Address = "/returns/{id}/notes";

    public static void MapNotes(this RouteGroupBuilder api)
    {
        api.MapGet(Address, Get).WithMetadata(new ForMachinesAttribute(Permission.SeeReturn)).WithName("GetNotes").WithTags("Return-level notes")
            .WithSummary("Read the return-level notes").WithDescription("With what they come to: rules that they clear (automatic OK), and near misses.").ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPut(Address, Put).WithMetadata(new ForMachinesAttribute(Permission.Explain), new RequestSizeLimitAttribute(1 << 20)).WithName("WriteNotes").WithTags("Return-level notes")
            .WithSummary("Write the return-level notes").WithDescription("Adds a version; earlier ones are kept. Refused where somebody wrote another version since the one in basedOn.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Ok<NotesAnswer>> Get([Description(ReturnOperations.Id)] string id, Caller caller, Database database, Vault vault, CancellationToken cancellation)
    {
        await using var connection = await database.Open(cancellation);
        var view = await caller.Return(connection, id);
        var answer = await Latest(connection, vault, view);
        await caller.Seen(database, "return-level notes seen", $"return {id}");
        return TypedResults.Ok(answer);
    }

    private static async Task<Ok<NotesAnswer>> Put([Description(ReturnOperations.Id)] string id, NotesRequest notes, Caller caller, Database database, Vault vault, CancellationToken cancellation)
    {
        await using var connection = await database.Open(cancellation);
        var view = await caller.Return(connection, id);
        await ReturnLevelNotes.Write(database, vault, view, notes.BasedOn, notes.Text ?? throw new BadHttpRequestException("No text."), caller.Person);
        return TypedResults.Ok(await Latest(connection, vault, view));
    }

    private static async Task<NotesAnswer> Latest(DbConnection connection, Vault vault, ReturnView view)
    {
        var latest = await ReturnLevelNotes.Of(connection, vault, view.Id) is [var first, ..] ? first : new(0, "", "", "");
        return new(
            latest.Version, latest.Text, latest.Version == 0 ? null : latest.By, latest.Version == 0 ? null : latest.At,
            [.. ReturnLevelNotes.Outcomes(view.Year, latest.Text).Select(o => new AutomaticOkAnswer(o.Rule.Code, o.Match.Matches, o.Match.Difference))]);
    }
}
