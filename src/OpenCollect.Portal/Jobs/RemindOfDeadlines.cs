using OpenCollect.Portal.Features.Department;
using Quartz;

namespace OpenCollect.Portal.Jobs;

/// <summary>Reminds authorities before the submission date; looks every hour of the working day, so that a stop of the service does no harm.</summary>
[DisallowConcurrentExecution]
public sealed class RemindOfDeadlines(Database database) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await Reminders.OfDeadlines(database, Clock.Today(), ReminderText.About);
}
