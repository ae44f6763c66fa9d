using Microsoft.AspNetCore.Http.Features;

namespace OpenCollect.Portal;

/// <summary>
/// Reads a request that was answered early to its end. Otherwise the connection would be cut while a large file is still being sent, and a
/// browser would say that the connection broke, not what the answer says.
/// </summary>
public sealed class Uploads(RequestDelegate next)
{
    /// <summary>What a form has around its files, at most.</summary>
    private const int Around = 64 << 10;

    /// <summary>A request that says it is larger is cut off.</summary>
    private const long MostDiscarded = 8 * Loads.MostBytes;

    /// <summary>Whether the request says that more comes with it than may be loaded.</summary>
    public static bool IsTooLarge(HttpRequest request) => request.ContentLength > Loads.MostBytes + Around;

    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        var request = context.Request;

        // Who asks before sending has the answer and sends nothing.
        if (!HttpMethods.IsPost(request.Method) || request.ContentLength is > MostDiscarded || (IsTooLarge(request) && request.Headers.Expect.Count > 0))
        {
            return;
        }

        try
        {
            if (IsTooLarge(request) && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            {
                limit.MaxRequestBodySize = null;
            }

            await context.Response.CompleteAsync();
            await request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // It is too large without having said so, or nobody waits for the answer any more.
        }
    }
}
