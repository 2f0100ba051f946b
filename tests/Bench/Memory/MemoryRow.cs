using System.Globalization;
using MyDataHub.Bench.People;
using MyDataHub.Domain;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Bench.Memory;

/// <summary>What one more warm customer takes of the process, against the bytes of that customer's ready view.</summary>
internal sealed class MemoryRow : Row
{
    private const int CustomersARound = 100;

    public override string Name => "memory";

    public override string What => "memory per warm customer against the bytes of that customer's ready view";

    public override async Task<IReadOnlyList<Measured>> MeasureAsync(int rounds, CancellationToken ct)
    {
        await using var hub = await InProcessHub.StartAsync(ct);
        var person = await LinkedPerson.LinkAsync(hub, 0, ct);
        await hub.StopOutsideAsync();
        // What the first customers bring about once (code, pools, connections) is no customer's.
        await WarmAsync(hub, person, 0, CustomersARound, ct);
        var (heap, process) = (Heap(), Environment.WorkingSet);
        var count = rounds * CustomersARound;
        var limit = await WarmAsync(hub, person, CustomersARound, count, ct) / count;
        var ours = (double)(Heap() - heap) / count;
        return
        [
            new(Name, Goal.AtMost(3), Bytes(ours), Bytes(limit), ours / limit)
            {
                Notes =
                [
                    $"{count} more customers in one process, each with the whole book of one sandbox person, the view plain and packed; managed heap after full collections",
                    $"the process grew by {Bytes((double)(Environment.WorkingSet - process) / count)} a customer, which holds what the collector has not given back",
                    "a session and its rate limit's count, kept by the gateway, are not in it: below a kilobyte",
                ],
            },
        ];
    }

    /// <summary>Answers the bytes of all their views.</summary>
    private static async Task<double> WarmAsync(InProcessHub hub, LinkedPerson person, int first, int count, CancellationToken ct)
    {
        var bytes = 0.0;
        for (var number = first; number < first + count; number++)
        {
            var id = await MadeCustomers.CopyAsync(hub, person, $"warm-{number}", ct);
            bytes += await ViewBytesAsync(hub, id, ct);
        }

        return bytes;
    }

    // Read as a browser reads it, so that the packed bytes are there too.
    private static async Task<int> ViewBytesAsync(InProcessHub hub, CustomerId id, CancellationToken ct)
    {
        var view = (ViewAnswer.Ready)await hub.Grain(id).ViewAsync(ct);
        return view.Brotli.IsEmpty ? throw new InvalidOperationException("A view was not packed.") : view.Utf8Json.Length;
    }

    private static long Heap()
    {
        // Twice, because the first frees what had finalizers only for the second; pools let go of what they keep for later.
        for (var pass = 0; pass < 2; pass++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static string Bytes(double count) => string.Create(CultureInfo.InvariantCulture, $"{count / 1024:0.0} KB");
}
