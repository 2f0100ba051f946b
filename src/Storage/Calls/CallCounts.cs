using MyDataHub.Domain;
using Npgsql;

namespace MyDataHub.Storage.Calls;

/// <summary>The table call_count: how often institutions were called, for billing and for the administrator.</summary>
public sealed class CallCounts(NpgsqlDataSource postgres)
{
    public async Task AddAsync(IReadOnlyCollection<CallCount> counts, CancellationToken ct)
    {
        if (counts.Count == 0)
        {
            return;
        }

        await using var connection = await postgres.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        AddTo(batch, counts);
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The counts of some days, both ends included.</summary>
    public async Task<IReadOnlyList<CallCount>> ReadAsync(DateOnly from, DateOnly to, CancellationToken ct)
    {
        await using var command = postgres.Sql(
            """
            select operator, institution, day, api, kind, outcome, calls from call_count
             where day between $1 and $2
             order by operator, institution, day, api, kind, outcome
            """,
            from, to);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var counts = new List<CallCount>();
        while (await rows.ReadAsync(ct))
        {
            counts.Add(new CallCount(
                new OperatorId(rows.GetString(0)), new InstitutionId(rows.GetString(1)), rows.GetFieldValue<DateOnly>(2),
                rows.GetString(3), rows.GetString(4), rows.GetString(5), rows.GetInt64(6)));
        }

        return counts;
    }

    internal static void AddTo(NpgsqlBatch batch, IReadOnlyCollection<CallCount> counts)
    {
        // One row per key, always in the same order, so that two writers never wait for each other.
        var sums = counts
            .GroupBy(count => count with { Calls = 0 })
            .Select(group => group.Key with { Calls = group.Sum(count => count.Calls) })
            .OrderBy(count => count.ToString(), StringComparer.Ordinal)
            .ToArray();
        if (sums.Length == 0)
        {
            return;
        }

        batch.Add(
            """
            insert into call_count (operator, institution, day, api, kind, outcome, calls)
            select * from unnest($1::text[], $2::text[], $3::date[], $4::text[], $5::text[], $6::text[], $7::bigint[])
            on conflict (operator, institution, day, api, kind, outcome) do update set calls = call_count.calls + excluded.calls
            """,
            sums.Select(sum => sum.Operator.OrgCode).ToArray(), sums.Select(sum => sum.Institution.OrgCode).ToArray(),
            sums.Select(sum => sum.Day).ToArray(), sums.Select(sum => sum.Api).ToArray(), sums.Select(sum => sum.Kind).ToArray(),
            sums.Select(sum => sum.Outcome).ToArray(), sums.Select(sum => sum.Calls).ToArray());
    }
}
