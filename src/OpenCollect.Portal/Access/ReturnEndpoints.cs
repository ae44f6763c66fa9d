namespace OpenCollect.Portal.Access;

/// <summary>Addresses about one return that are no pages: downloads, and progress. They are let through as pages are.</summary>
public static class ReturnEndpoints
{
    /// <summary>Maps an address with the return's identifier as <c>id</c>.</summary>
    /// <param name="portal">The portal.</param>
    /// <param name="address">Such as <c>/returns/{id}/progress</c>.</param>
    /// <param name="permission">What one must be allowed to do.</param>
    /// <param name="answer">Answers a person who may.</param>
    public static void MapReturn(this IEndpointRouteBuilder portal, string address, Permission permission, Func<HttpContext, Who, ReturnView, Task> answer) =>
        portal.MapGet(address, async (string id, HttpContext context, Database database) =>
        {
            if (Who.Of(context.User) is not { } who)
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return;
            }

            ReturnView? view;
            await using (var connection = await database.Open(context.RequestAborted))
            {
                view = await Returns.Find(connection, id, who.OnlyOf);
            }

            if (view is null)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
            }
            else if (!who.May(permission))
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
            }
            else
            {
                await answer(context, who, view);
            }
        }).WithMetadata(new NeedsAttribute(permission));
}
