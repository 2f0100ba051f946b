using MyDataHub.Storage.Ownership;

namespace MyDataHub.Storage.Tests.Ownership;

public sealed class OwnershipLeaseTests(SharedServer server) : DatabaseTest(server)
{
    [Fact]
    public async Task One_node_owns_the_database_until_it_lets_go()
    {
        await using var other = await AnotherHub();
        var lease = await OwnershipLease.TryTakeAsync(Hub.Postgres, default);
        Assert.NotNull(lease);
        Assert.False(lease.Lost.IsCancellationRequested);
        Assert.Null(await OwnershipLease.TryTakeAsync(other.Postgres, default));

        await lease.DisposeAsync();

        Assert.True(lease.Lost.IsCancellationRequested);
        await using var next = await OwnershipLease.TryTakeAsync(other.Postgres, default);
        Assert.NotNull(next);
    }

    [Fact]
    public async Task A_lost_connection_is_told_at_once_and_another_may_own()
    {
        await using var other = await AnotherHub();
        await using var lease = await OwnershipLease.TryTakeAsync(Hub.Postgres, default);
        var lost = new TaskCompletionSource();
        lease!.Lost.Register(lost.SetResult);

        // The server is shared with other tests: end this database's holder only.
        await other.ScalarAsync(
            """
            select pg_terminate_backend(lock.pid) from pg_locks lock join pg_database owned on owned.oid = lock.database
             where lock.locktype = 'advisory' and lock.granted and owned.datname = current_database()
            """);

        await lost.Task.WaitAsync(TimeSpan.FromMinutes(1));
        await using var next = await TakeSoonAsync(other);
        Assert.NotNull(next);
    }

    // The server tells the client that it ends the session a moment before it lets the session's locks go.
    private static async Task<OwnershipLease?> TakeSoonAsync(Hub hub)
    {
        for (var tries = 0; tries < 1_200; tries++)
        {
            if (await OwnershipLease.TryTakeAsync(hub.Postgres, default) is { } lease)
            {
                return lease;
            }

            await Task.Delay(50);
        }

        return null;
    }
}
