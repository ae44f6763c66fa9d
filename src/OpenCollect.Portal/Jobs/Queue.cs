using Quartz;

namespace OpenCollect.Portal.Jobs;

/// <summary>
/// Queued work, in an existing engine: in memory on one machine, on PostgreSQL over any number, where the work of a node that died is
/// taken up by the others. Every piece of work may run twice without harm.
/// </summary>
public static class Queue
{
    /// <summary>The key of a load in a job's data.</summary>
    internal const string Load = "load";

    private static readonly JobKey Check = new("check");

    public static void AddQueue(this IServiceCollection services, PortalOptions options)
    {
        services.AddQuartz(q =>
        {
            q.ConfigureScheduler(o =>
            {
                o.InstanceName = "OpenCollect";
                o.GenerateInstanceId = true;
                o.IdleWaitTime = TimeSpan.FromSeconds(1);
            });
            if (options.IsShared)
            {
                Shared.Use(q, options);
            }

            q.UseDefaultThreadPool(Math.Max(2, Environment.ProcessorCount));
            q.AddJob<CheckLoad>(j => j.WithIdentity(Check).StoreDurably().RequestRecovery());
            Every<TakeUp>(q, "take-up", SimpleScheduleBuilder.Create().WithInterval(TimeSpan.FromSeconds(20)).RepeatForever());
            Every<SendMail>(q, "mail", SimpleScheduleBuilder.Create().WithInterval(TimeSpan.FromSeconds(10)).RepeatForever());
            Every<Night>(q, "night", InEngland("0 0 20 * * ?"));
            Every<RemindOfDeadlines>(q, "deadlines", InEngland("0 0 8-18 * * ?"));
        });
        if (options.DoesWork)
        {
            services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
        }
    }

    /// <summary>Puts the check of a load into the queue; a load that is there already is not put in again.</summary>
    public static async Task Enqueue(this ISchedulerFactory schedulers, string load, CancellationToken cancellation = default) =>
        await (await schedulers.GetScheduler(cancellation)).Enqueue(load, cancellation);

    internal static async Task Enqueue(this IScheduler scheduler, string load, CancellationToken cancellation)
    {
        var trigger = TriggerBuilder.Create().WithIdentity(load, "loads").ForJob(Check).UsingJobData(Load, load).StartNow().Build();
        try
        {
            await scheduler.ScheduleJob(trigger, cancellationToken: cancellation);
        }
        catch (ObjectAlreadyExistsException)
        {
            // It is in the queue already.
        }
    }

    private static CronScheduleBuilder InEngland(string times) => CronScheduleBuilder.Create(times).InTimeZone(TimeZoneInfo.FindSystemTimeZoneById("Europe/London"));

    private static void Every<T>(IQuartzBuilder q, string name, IScheduleBuilder when)
        where T : IJob
    {
        q.AddJob<T>(j => j.WithIdentity(name).StoreDurably());
        q.AddTrigger(t => t.ForJob(name).WithIdentity(name).WithSchedule(when));
    }
}
