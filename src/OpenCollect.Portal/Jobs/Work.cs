using Quartz;

namespace OpenCollect.Portal.Jobs;

/// <summary>Checks one load. A fault of ours is tried again a few times and then told to the person who loaded.</summary>
public sealed class CheckLoad(LoadCheck check, ILogger<CheckLoad> log) : IJob
{
    private const int Attempts = 3;
    private const int LongestWait = 30;
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(2);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var load = context.MergedJobDataMap.GetString(Queue.Load)!;
        var (attempt, waits) = (0, 0);
        while (true)
        {
            try
            {
                await Telemetry.Measured(load, () => check.Run(load, cancellationToken));
                return;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (Database.IsPassing(fault))
            {
                // Not the load's fault, and no reason to give it up: when the database is there again, or has space, it goes on.
                Log.CheckWaits(log, load, fault.GetType().FullName);
                if (++waits > LongestWait)
                {
                    return;
                }

                await Task.Delay(Wait, cancellationToken);
            }
#pragma warning disable CA1031 // whatever went wrong, the load must not be stuck
            catch (Exception fault)
#pragma warning restore CA1031
            {
                attempt++;
                // The type only: a message may hold a value of the return.
                Log.CheckFailed(log, load, fault.GetType().FullName, attempt);
                if (attempt == Attempts)
                {
                    await check.Fail(load);
                    return;
                }

                await Task.Delay(TimeSpan.FromSeconds(attempt), cancellationToken);
            }
        }
    }
}

/// <summary>Takes up loads that wait without being in the queue, as after a crash, and ends those whose files stopped coming.</summary>
[DisallowConcurrentExecution]
public sealed class TakeUp(Database database) : IJob
{
    /// <summary>Between two parts of a file that is being sent. A part has 1 MB.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(15);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.Open(cancellationToken);
        foreach (var load in await Loads.Unfinished(connection))
        {
            await context.Scheduler.Enqueue(load, cancellationToken);
        }

        await Loads.EndBrokenOff(database, Clock.Text(Clock.Provider.GetUtcNow() - LongestSilence));
    }
}

/// <summary>The nightly run of the automatic OK.</summary>
[DisallowConcurrentExecution]
public sealed class Night(Database database, Vault vault) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await ReturnLevelNotes.RunNight(database, vault, Clock.Today());
}
