using MyDataHub.Domain;
using MyDataHub.Storage.Customers;

namespace MyDataHub.Grains.Customers.Visiting;

/// <summary>The customer was here: dormancy is put off. At most one write a Korean day, so that being here costs nothing.</summary>
internal sealed class Visits(CustomerStore store, TimeProvider clock)
{
    public async Task VisitAsync(Customer customer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (customer.LastVisit is { } last && KoreanTime.Day(last) == KoreanTime.Day(now))
        {
            return;
        }

        await store.VisitAsync(customer.Id, now, ct);
        customer.LastVisit = now;
    }
}
