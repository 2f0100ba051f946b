using System.Diagnostics;
using MyDataHub.Bench.People;
using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Grains.Customers;
using MyDataHub.Grains.Customers.Collecting;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Customers.Serving;

namespace MyDataHub.Bench.Growth;

/// <summary>A warm customer with a history of some length.</summary>
internal sealed class GrownCustomer(InProcessHub hub, CustomerId id, BusyHousehold household, LinkedPerson person)
{
    private readonly List<double> _cpu = [];
    private int _bought;

    /// <summary>CPU time of this process for a rebuild, in milliseconds: median of all.</summary>
    public double CpuMilliseconds => Rounds.Median(_cpu.TakeLast(_cpu.Count / 3));

    public static async Task<GrownCustomer> MakeAsync(InProcessHub hub, LinkedPerson person, BusyHousehold household, int rows, int months, CancellationToken ct)
    {
        var book = MadeCustomers.BookOf(person, household.Rows(rows, months));
        var id = await MadeCustomers.StoreAsync(hub, person, book, $"grown-{rows}", ct);
        var made = new GrownCustomer(hub, id, household, person);
        await made.ReadAsync(1, ct);
        return made;
    }

    public async Task<int> ViewBytesAsync(CancellationToken ct) => (await ViewAsync(ct)).Utf8Json.Length;

    /// <summary>Nanoseconds of one warm read.</summary>
    public async Task<double> ReadAsync(int times, CancellationToken ct)
    {
        var grain = hub.Grain(id);
        var begun = Stopwatch.GetTimestamp();
        for (var time = 0; time < times; time++)
        {
            await grain.ViewAsync(ct);
        }

        return Stopwatch.GetElapsedTime(begun).TotalNanoseconds / times;
    }

    /// <summary>Milliseconds from one new transaction's coming until the view that has it is ready: what a run does after an institution answered.</summary>
    public async Task<double> BuyAsync(CancellationToken ct)
    {
        var row = household.Next(_bought++);
        var before = await ViewAsync(ct);
        var cpu = Environment.CpuUsage.TotalTime;
        var begun = Stopwatch.GetTimestamp();
        var customer = hub.Customer(id);
        using var remembered = customer.Documents.Begin();
        var applied = await hub.Get<CustomerTurns>().OwnAsync(
            customer, (file, edit) => hub.Get<Applying>().ApplyAsync(file, edit, [Brought(row)], TimeProvider.System.GetUtcNow(), ct), ct, keepsView: true);
        var shown = await hub.Get<ViewServing>().RecordDayAsync(customer);
        var took = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        _cpu.Add((Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds);
        return applied.Count == 1 && shown && (await ViewAsync(ct)).ETag != before.ETag
            ? took
            : throw new InvalidOperationException("The new transaction did not reach the view.");
    }

    private InstitutionResult Brought(Transaction row)
    {
        var connection = person.Connections.First(one => one.Id.Institution == row.Account.Institution);
        var now = TimeProvider.System.GetUtcNow();
        return new(connection.Id, connection.InForce!.Version, Providers.Collecting.TransferKind.UserRefresh, now)
        {
            Transactions = [row with { SeenAt = now }],
            Rows = 1,
            Done = 1,
            Planned = 1,
        };
    }

    private async Task<ViewAnswer.Ready> ViewAsync(CancellationToken ct) => (ViewAnswer.Ready)await hub.Grain(id).ViewAsync(ct);
}
