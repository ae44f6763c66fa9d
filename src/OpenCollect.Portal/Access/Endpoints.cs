namespace OpenCollect.Portal.Access;

/// <summary>Addresses that are no pages and belong to no one return. They are let through as pages are.</summary>
public static class Endpoints
{
    /// <summary>Maps an address for everyone with the permission.</summary>
    public static void MapFor(this IEndpointRouteBuilder portal, string address, Permission permission, Func<HttpContext, Who, Task> answer) =>
        portal.MapGet(address, async (HttpContext context) =>
        {
            if (Who.Of(context.User) is not { } who)
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            }
            else if (!who.May(permission))
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
            }
            else
            {
                await answer(context, who);
            }
        }).WithMetadata(new NeedsAttribute(permission));
}
