using Microsoft.AspNetCore.Mvc;

namespace OpenCollect.Portal.Api;

/// <summary>Errors of the API as problem+json (RFC 9457): a word that never changes, and a sentence that may. Neither holds data of a return.</summary>
public sealed partial class ApiProblem(RequestDelegate next, ILogger<ApiProblem> log)
{
    /// <summary>What the word stands under in the problem.</summary>
    public const string Code = "code";

    /// <summary>Whether the request is for the API, not for a page.</summary>
    public static bool IsApi(HttpRequest request) => request.Path.StartsWithSegments("/api/v1", StringComparison.OrdinalIgnoreCase) || request.Path.StartsWithSegments(TokenEndpoint.Address, StringComparison.OrdinalIgnoreCase);

    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsApi(context.Request))
        {
            await next(context);
            return;
        }

        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (NotFoundException)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        catch (ChangedMeanwhileException problem)
        {
            await Write(context, StatusCodes.Status409Conflict, "changed-meanwhile", problem.Message);
        }
        catch (NotPossibleException problem)
        {
            await Write(context, StatusCodes.Status409Conflict, "not-possible", problem.Message);
        }
        catch (BadHttpRequestException problem)
        {
            // Its message may quote the request.
            context.Response.StatusCode = problem.StatusCode;
        }
#pragma warning disable CA1031 // whatever went wrong, the answer is a problem without data
        catch (Exception fault) when (!context.Response.HasStarted)
#pragma warning restore CA1031
        {
            // The type only: a message may hold a value of the return.
            LogFault(log, (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText, fault.GetType().FullName);
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }

        if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null or 0, ContentType: null } response)
        {
            var (code, detail) = Of(response.StatusCode);
            await Write(context, response.StatusCode, code, detail);
        }
    }

    internal static Task Write(HttpContext context, int status, string code, string detail)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(
            new ProblemDetails { Status = status, Title = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status), Detail = detail, Extensions = { [Code] = code } },
            options: null, "application/problem+json");
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A request to {Route} failed with {Fault}")]
    private static partial void LogFault(ILogger log, string? route, string? fault);

    private static (string Code, string Detail) Of(int status) => status switch
    {
        StatusCodes.Status404NotFound => ("not-found", "There is nothing here, or it belongs to another organisation."),
        StatusCodes.Status405MethodNotAllowed => ("wrong-method", "This cannot be done here. See /api."),
        StatusCodes.Status413PayloadTooLarge => ("too-large", $"What is sent must be smaller than {Loads.MostBytes >> 20} MB together."),
        StatusCodes.Status415UnsupportedMediaType => ("wrong-content-type", "The content type is not one that is taken here. See /api."),
        StatusCodes.Status429TooManyRequests => ("too-many-requests", "Wait a minute and try again."),
        >= 500 => ("fault", "A fault in this service. What was saved before is safe. Try again later."),
        _ => ("bad-request", "The request cannot be understood. See /api."),
    };
}
