using Microsoft.Extensions.Diagnostics.HealthChecks;
using MyDataHub.Grains.Hosting;

namespace MyDataHub.Gateway.Http;

/// <summary>Whether this node owns the database alone. Degraded means slower, not wrong: every read then asks the database first.</summary>
internal sealed class OwnershipHealth(INodeOwnership node) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(node.IsAlone ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded());
}
