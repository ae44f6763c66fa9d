using System.Data.Common;
using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Api;

/// <summary>An endpoint for machines: what their organisation's machines must be allowed to do.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ForMachinesAttribute(Permission permission) : Attribute
{
    public Permission Permission => permission;
}

/// <summary>The machine that asks. It may what an analyst of its organisation may, as far as there are endpoints for it.</summary>
public sealed record Caller(Machine Machine)
{
    public const Role MachineRole = Role.Analyst;

    public string Person => Machine.PersonId;

    public string Organisation => Machine.OrganisationId;

    public static ValueTask<Caller> BindAsync(HttpContext context) =>
        ValueTask.FromResult(context.Features.Get<Caller>() ?? throw new InvalidOperationException("The endpoint does not say that it is for machines."));

    /// <summary>A return of the machine's organisation.</summary>
    /// <exception cref="NotFoundException">There is none with the identifier, or it is another organisation's.</exception>
    public async Task<ReturnView> Return(DbConnection connection, string id) => await Returns.Find(connection, id, Organisation) ?? throw new NotFoundException();

    /// <summary>A load of one of its returns, with the return.</summary>
    /// <exception cref="NotFoundException">There is none with the identifier, or it is another organisation's.</exception>
    public async Task<(LoadRow Load, ReturnView View)> Load(DbConnection connection, string id)
    {
        var load = await Loads.Find(connection, id) ?? throw new NotFoundException();
        return (load, await Return(connection, load.ReturnId));
    }

    /// <summary>Writes to the audit that the machine saw something.</summary>
    public Task Seen(Database database, string what, string subject) => AuditLog.Add(database, Person, Organisation, what, subject);
}

/// <summary>There is nothing here, or it is another organisation's, which is the same to who asks.</summary>
public sealed class NotFoundException : Exception;

/// <summary>
/// Lets a request through to an endpoint for machines only with a token of a machine that was not revoked, before anything of its body
/// is read. A person's cookie is no way in, so no page of somebody else can use it.
/// </summary>
public sealed class MachineAccess(RequestDelegate next, Database database, AccessTokens tokens)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ForMachinesAttribute>() is not { } needed)
        {
            await next(context);
            return;
        }

        if (await MachineOf(context) is not { } machine)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer realm=\"OpenCollect\", error=\"invalid_token\"";
            await ApiProblem.Write(context, StatusCodes.Status401Unauthorized, "no-token", "Get a token from /api/token and send it as Authorization: Bearer.");
            return;
        }

        if (!Caller.MachineRole.May(needed.Permission))
        {
            await ApiProblem.Write(context, StatusCodes.Status403Forbidden, "not-allowed", "Machines cannot do this.");
            return;
        }

        context.Features.Set(new Caller(machine));
        await next(context);
    }

    private async Task<Machine?> MachineOf(HttpContext context)
    {
        if (tokens.MachineOf(context.Request) is not { } id)
        {
            return null;
        }

        await using var connection = await database.Open(context.RequestAborted);
        return await Machines.Find(connection, id);
    }
}
