using MyDataHub.Domain;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Storage.Audit;
using MyDataHub.Storage.Customers;

namespace MyDataHub.Grains.Customers.Visiting;

/// <summary>
/// The customer was here: dormancy is put off, and what it had stopped goes on. Written once a Korean day at most, so that being here
/// costs nothing.
/// </summary>
internal sealed class Visits(CustomerTurns turns, CustomerStore store, TimeProvider clock)
{
    public async Task VisitAsync(Customer customer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (customer.LastVisit is { } last && KoreanTime.Day(last) == KoreanTime.Day(now))
        {
            return;
        }

        try
        {
            // Resumed first: should the hub stop in between, the customer is still dormant and the next visit does both.
            await turns.CallAsync(customer, (file, edit) => Task.FromResult(Resume(customer, file, edit)), ct);
            await customer.Turns.OwnAsync(() => WriteAsync(customer, now, ct), ct);
            customer.LastVisit = now;
        }
        catch (CannotServeException)
        {
            // The next call notes the visit.
        }
    }

    // As a turn: a collection that goes on must not take the customer for dormant any longer.
    private async Task<bool> WriteAsync(Customer customer, DateTimeOffset now, CancellationToken ct)
    {
        await store.VisitAsync(customer.Id, now, ct);
        customer.Documents.File = null;
        return true;
    }

    private static bool Resume(Customer customer, CustomerFile file, CustomerEdit edit)
    {
        if (!edit.IsDormant)
        {
            return false;
        }

        edit.IsDormant = false;
        foreach (var connection in file.Connections.Values)
        {
            edit.Put(connection);
        }

        edit.Record(AuditActor.Customer(customer.Id), "customer.returned", [customer.Id.ToString()]);
        return true;
    }
}
