using MyDataHub.Storage.Customers;

namespace MyDataHub.Grains.Customers.Connections;

internal sealed partial record Connection
{
    /// <summary>What can be searched without the customer's key.</summary>
    public ConnectionSchedule Schedule => InForce is not { } request
        ? ConnectionSchedule.None with { NextRunAt = NextRunAt }
        : new()
        {
            EndsOn = request.Terms.EndsOn,
            IsScheduled = request.Terms.IsScheduled,
            BasicCycleWeeks = request.Terms.BasicCycleWeeks,
            AdditionalCycleWeeks = request.Terms.AdditionalCycleWeeks,
            NextRunAt = NextRunAt,
        };

    /// <summary>When the scheduler looks at it next.</summary>
    public Connection Scheduled(bool isDormant) => this with { NextRunAt = NextRun.Of(this, isDormant)?.At };
}
