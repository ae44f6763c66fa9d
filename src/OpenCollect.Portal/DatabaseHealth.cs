using Dapper;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OpenCollect.Portal;

/// <summary>Whether the database answers.</summary>
public sealed class DatabaseHealth(Database database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.Open(cancellationToken);
        await connection.ExecuteScalarAsync<long>(new("SELECT COUNT(*) FROM schema_version", cancellationToken: cancellationToken));
        return HealthCheckResult.Healthy();
    }
}
