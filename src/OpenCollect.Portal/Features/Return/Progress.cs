using System.Globalization;
using System.Text.Json;
using OpenCollect.Portal.Access;

namespace OpenCollect.Portal.Features.Return;

/// <summary>How far the check of the latest load is, as server-sent events; the page works without by being opened again.</summary>
public static class Progress
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public static void MapProgress(this IEndpointRouteBuilder portal) => portal.MapReturn("/returns/{id}/progress", Permission.SeeReturn, Send);

    private static async Task Send(HttpContext context, Who who, ReturnView view)
    {
        var gone = context.RequestAborted;
        var database = context.RequestServices.GetRequiredService<Database>();
        context.Response.ContentType = "text/event-stream";
        var until = Clock.Provider.GetUtcNow() + Longest;
        var last = "";
        while (!gone.IsCancellationRequested && Clock.Provider.GetUtcNow() < until)
        {
            LoadRow? load;
            await using (var connection = await database.Open(gone))
            {
                load = await Loads.Of(connection, view.Id) is [var latest, ..] ? latest : null;
            }

            var text = load is null ? "{}" : $"{{\"state\":\"{load.StateText}\",\"number\":{load.Number},\"children\":{load.Progress.ToString(CultureInfo.InvariantCulture)},\"waiting\":{JsonSerializer.Serialize(load.IsWaiting)}}}";
            if (text != last)
            {
                last = text;
                await context.Response.WriteAsync($"data: {text}\n\n", gone);
                await context.Response.Body.FlushAsync(gone);
            }

            if (load is not { IsWaiting: true })
            {
                return;
            }

            await Task.Delay(Between, gone);
        }
    }
}
