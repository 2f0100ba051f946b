using System.Globalization;
using MyDataHub.Domain;
using MyDataHub.Storage;
using Npgsql;

namespace MyDataHub.Bench.Collecting;

/// <summary>What a collection costs in which nothing turns out to have changed: calls that are billed, and bytes that are written.</summary>
internal sealed class SecondCollectionRow : Row
{
    public override string Name => "second-collection";

    public override string What => "successful calls, and bytes written, of a second collection where nothing changed against the first";

    public override async Task<IReadOnlyList<Measured>> MeasureAsync(int rounds, CancellationToken ct)
    {
        await using var hub = await CollectingHub.StartAsync(log: null, ct);
        var first = new List<Cost>();
        var second = new List<Cost>();
        foreach (var person in hub.People.Take(rounds))
        {
            await hub.Sandbox.ForgetCallsAsync();
            var id = default(CustomerId);
            first.Add(await CostAsync(hub, async () => id = await hub.LinkAsync(person), () => id));
            await hub.Sandbox.ForgetCallsAsync();
            second.Add(await CostAsync(hub, () => hub.CollectAsync(id), () => id));
        }

        return
        [
            Measured(Name, Goal.AtMost(0.4), "calls", first, second, cost => cost.Calls),
            Measured(Name + "-bytes", Goal.AtMost(0.02), "bytes", first, second, cost => cost.Bytes) with
            {
                Notes =
                [
                    "bytes of the customer's encrypted rows, as they are stored",
                    string.Create(CultureInfo.InvariantCulture,
                        $"the whole log of the database, with audit, meter, indexes and whole pages after a checkpoint: first {Median(first, cost => cost.Log):0}, second {Median(second, cost => cost.Log):0}"),
                ],
            },
        ];
    }

    private static Measured Measured(string name, Goal goal, string unit, List<Cost> first, List<Cost> second, Func<Cost, long> of) => new(
        name, goal, $"{Median(second, of):0} {unit}", $"{Median(first, of):0} {unit}", Rounds.Median(second.Zip(first, (ours, limit) => (double)of(ours) / of(limit))))
    {
        Notes = [$"{first.Count} people of the sandbox, the median of their ratios"],
    };

    private static double Median(List<Cost> costs, Func<Cost, long> of) => Rounds.Median(costs.Select(cost => (double)of(cost)));

    private static async Task<Cost> CostAsync(CollectingHub hub, Func<Task> work, Func<CustomerId> who)
    {
        var postgres = hub.Get<NpgsqlDataSource>();
        var (version, log) = (await VersionAsync(postgres, who()), await LogAsync(postgres));
        await work();
        var calls = (await hub.Sandbox.CallsAsync())
            .Where(call => (string?)call["outcome"] is "00000" or "00001" && ((string?)call["api_type"])!.StartsWith("user", StringComparison.Ordinal))
            .Sum(call => (long)call["count"]!);
        return new(calls, await BytesSinceAsync(postgres, who(), version), await LogAsync(postgres) - log);
    }

    private static async Task<long> VersionAsync(NpgsqlDataSource postgres, CustomerId id)
    {
        await using var command = postgres.Sql("select coalesce((select version from customer where customer_id = $1), 0)", id.Value);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<long> BytesSinceAsync(NpgsqlDataSource postgres, CustomerId id, long version)
    {
        await using var command = postgres.Sql(
            """
            select coalesce(sum(length(body)), 0)::bigint + (select length(seal) from customer where customer_id = $1)
              from (select customer_id, version, body from document
                    union all select customer_id, version, body from connection
                    union all select customer_id, version, body from connection_times
                    union all select customer_id, version, body from transfer_request) as written
             where customer_id = $1 and version > $2
            """,
            id.Value, version);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<long> LogAsync(NpgsqlDataSource postgres)
    {
        await using var command = postgres.Sql("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private sealed record Cost(long Calls, long Bytes, long Log);
}
