using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http.Features;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace OpenCollect.Portal;

/// <summary>
/// Metrics, traces and logs by OpenTelemetry, sent where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says. They name routes, collections and
/// outcomes, never a child, a value, a search or what an exception says.
/// </summary>
public static class Telemetry
{
    /// <summary>The name of our own meter and source of traces.</summary>
    public const string Name = "OpenCollect";

    internal static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    /// <summary>How long the check of a load took.</summary>
    private static readonly Histogram<double> CheckDuration = Meter.CreateHistogram<double>(
        "opencollect.check.duration", "s", "How long the check of a load took.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300] });

    private static readonly Gauge<long> Waiting = Meter.CreateGauge<long>("opencollect.queue.length", "{load}", "How many loads wait to be checked or are being checked.");

    /// <summary>Does the check of a load, measured and traced.</summary>
    /// <param name="load">The load.</param>
    /// <param name="check">Checks it.</param>
    internal static async Task Measured(string load, Func<Task> check)
    {
        using var activity = Source.StartActivity("check load");
        activity?.SetTag("opencollect.load", load);
        var began = Stopwatch.GetTimestamp();
        var outcome = "fault";
        try
        {
            await check();
            outcome = "ended";
        }
        catch (Exception fault)
        {
            activity?.SetStatus(ActivityStatusCode.Error, fault.GetType().Name);
            throw;
        }
        finally
        {
            CheckDuration.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, new KeyValuePair<string, object?>("outcome", outcome));
        }
    }

    /// <summary>Sends what is measured for as long as the portal runs.</summary>
    internal static void SendTelemetry(this WebApplicationBuilder builder)
    {
        builder.Logging.AddOpenTelemetry(o =>
        {
            o.IncludeFormattedMessage = true;
            o.SetResourceBuilder(Resource()).AddProcessor(new WithoutMessages()).AddOtlpExporter();
        });
        builder.Services.AddHostedService<Sending>().AddHostedService<QueueLength>();
    }

    private static ResourceBuilder Resource() => ResourceBuilder.CreateEmpty()
        .AddService("opencollect", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(3)).AddTelemetrySdk().AddEnvironmentVariableDetector();

    /// <summary>Builds the senders when the portal starts, and lets them send the rest when it ends.</summary>
    private sealed class Sending : IHostedService
    {
        private MeterProvider? _metrics;
        private TracerProvider? _traces;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            _metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(Resource())
                .AddMeter(Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "System.Runtime", "Npgsql").AddOtlpExporter().Build();
            _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(Resource()).AddSource(Name, "Microsoft.AspNetCore").AddProcessor(new WithoutQueries()).AddOtlpExporter().Build();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            _traces?.Dispose();
            _metrics?.Dispose();
            return Task.CompletedTask;
        }
    }

    /// <summary>Counts the queue every few seconds.</summary>
    private sealed class QueueLength(Database database) : BackgroundService
    {
        private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            using var timer = new PeriodicTimer(Every);
            do
            {
                try
                {
                    await using var connection = await database.Open(stoppingToken);
                    Waiting.Record((await Loads.Unfinished(connection)).Count);
                }
                catch (System.Data.Common.DbException)
                {
                    // The health check says so; the next count comes.
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
    }

    /// <summary>Of an exception in a log only the type and where it arose: its message may hold a value of a return.</summary>
    private sealed class WithoutMessages : BaseProcessor<LogRecord>
    {
        public override void OnEnd(LogRecord data)
        {
            if (data.Exception is { } fault)
            {
                data.Exception = null;
                data.Attributes = [.. data.Attributes ?? [], new("exception.type", fault.GetType().FullName), new("exception.stacktrace", fault.StackTrace)];
            }
        }
    }

    /// <summary>Of a request's address only the route: what somebody searched for stands in the rest.</summary>
    private sealed class WithoutQueries : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            foreach (var name in (string[])["url.query", "url.full", "url.path", "http.target", "http.url", "exception.message"])
            {
                data.SetTag(name, null);
            }
        }
    }
}

/// <summary>Names a request's trace by its route.</summary>
public sealed class TraceOfRequest(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } activity)
        {
            var route = context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } text } ? $"/{text.TrimStart('/')}" : null;
            activity.DisplayName = $"{context.Request.Method} {route}".Trim();
            activity.SetTag("http.request.method", context.Request.Method).SetTag("http.route", route);
            context.Response.OnCompleted(() =>
            {
                activity.SetTag("http.response.status_code", context.Response.StatusCode);
                return Task.CompletedTask;
            });
        }

        return next(context);
    }
}
