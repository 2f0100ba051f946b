using MyDataHub.Domain;
using MyDataHub.Grains.Customers;
using MyDataHub.Grains.Customers.Collecting;
using MyDataHub.Grains.Customers.Connections;
using MyDataHub.Grains.Customers.Linking;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Providers.Collecting;

namespace MyDataHub.Grains.Scheduling;

/// <summary>What one customer's connections need by themselves: an interrupted link, a first collection, a scheduled transfer, a fresh token, a token in doubt.</summary>
internal sealed class ScheduledWork(CustomerTurns turns, Linking linking, Collecting collecting, ConnectionCollecting connections, TimeProvider clock)
{
    public async Task DoAsync(Customer customer, IReadOnlyCollection<ConnectionId> taken)
    {
        try
        {
            var due = await turns.OwnAsync(customer, (file, edit) => Task.FromResult(Due(file, edit, taken)), customer.Gone, keepsView: true);
            if (due[NextRunKind.Exchange].Any())
            {
                await linking.ResumeAsync(customer, customer.Gone);
            }

            await RunAsync(customer, TransferKind.UserConsent, due[NextRunKind.FirstCollection]);
            await RunAsync(customer, TransferKind.Scheduled, due[NextRunKind.Transfer]);
            foreach (var connection in due[NextRunKind.TokenRefresh])
            {
                await connections.RefreshTokenAsync(customer, connection);
            }

            foreach (var connection in due[NextRunKind.TokenCheck])
            {
                await connections.CheckTokenAsync(customer, connection);
            }
        }
        catch (CannotServeException)
        {
            // The claim runs out and another look finds it.
        }
    }

    /// <summary>The clock went back: what was written ahead of it is set to now, and planned from there.</summary>
    public Task PlanAnewAsync(Customer customer) => turns.OwnAsync(
        customer,
        async (file, edit) =>
        {
            var now = clock.GetUtcNow();
            foreach (var connection in file.Connections.Values.Where(connection => connection.NotAhead(now) != connection))
            {
                var log = await file.AskLogAsync(connection.Id, customer.Gone);
                edit.Put(connection.NotAhead(now));
                edit.Put(connection.Id, AskLog.Of(log.Records.Values.Select(record => record.NotAhead(now))));
            }

            return true;
        },
        customer.Gone);

    // What was found may be out of date, and what is due not be due any more: the connection itself decides, and is planned anew.
    private ILookup<NextRunKind, ConnectionId> Due(CustomerFile file, CustomerEdit edit, IEnumerable<ConnectionId> taken)
    {
        var now = clock.GetUtcNow();
        var due = new List<(NextRunKind Kind, ConnectionId Connection)>();
        foreach (var connection in taken.Select(file.Connections.GetValueOrDefault).OfType<Connection>())
        {
            if (NextRun.Of(connection, edit.IsDormant) is { } next && next.At <= now)
            {
                due.Add((next.Kind, connection.Id));
            }
            else
            {
                edit.Put(connection);
            }
        }

        return due.ToLookup(one => one.Kind, one => one.Connection);
    }

    private async Task RunAsync(Customer customer, TransferKind kind, IEnumerable<ConnectionId> due)
    {
        if (due.Any())
        {
            await collecting.Begin(customer, kind, due).Ended;
        }
    }
}
