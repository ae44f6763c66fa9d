using Npgsql;
using Quartz;

namespace OpenCollect.Portal.Jobs;

/// <summary>The queue on PostgreSQL, shared by all machines.</summary>
internal static class Shared
{
    public static void Use(IQuartzBuilder queue, PortalOptions options) => queue.UsePersistentStore(s =>
    {
        s.UsePostgres(NpgsqlFactory.Instance, Database.ConnectionString(options.Database));
        s.UseSystemTextJsonSerializer();
        s.ProvisionSchema();
        s.UseClustering(c =>
        {
            c.CheckinInterval = TimeSpan.FromSeconds(2);
            c.CheckinMisfireThreshold = TimeSpan.FromSeconds(3);
        });
    });
}
