using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace MyDataHub.Gateway.Http;

/// <summary>Whether PostgreSQL answers.</summary>
internal sealed class DatabaseHealth(NpgsqlDataSource postgres) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            // A pooled connection opens without asking anybody, so something must be asked.
            await using var connection = await postgres.OpenConnectionAsync(limit.Token);
            await using var question = new NpgsqlCommand("select 1", connection);
            await question.ExecuteScalarAsync(limit.Token);
            return HealthCheckResult.Healthy();
        }
        catch (Exception failure) when (failure is NpgsqlException or OperationCanceledException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy();
        }
    }
}
