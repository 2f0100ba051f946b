using Npgsql;

namespace MyDataHub.Storage.Ownership;

/// <summary>
/// Says that this node alone serves the database: an advisory lock of one session, so it ends with the connection,
/// whatever happens to the process.
/// </summary>
public sealed class OwnershipLease : IAsyncDisposable
{
    private const long Lock = 0x4d79_4461_7461_0002;
    private static readonly TimeSpan Probe = TimeSpan.FromSeconds(2);
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _released = new();
    private readonly NpgsqlConnection _connection;
    private readonly Task _watch;

    private OwnershipLease(NpgsqlConnection connection)
    {
        _connection = connection;
        Lost = _lost.Token;
        _watch = WatchAsync();
    }

    /// <summary>
    /// Cancelled at once when the connection is lost, and on release: from then on memory may be behind the database.
    /// </summary>
    public CancellationToken Lost { get; }

    /// <summary>Null: another node holds it.</summary>
    public static async Task<OwnershipLease?> TryTakeAsync(NpgsqlDataSource postgres, CancellationToken ct)
    {
        var connection = await postgres.OpenConnectionAsync(ct);
        try
        {
            await using var command = connection.Sql("select pg_try_advisory_lock($1)", Lock);
            if (await command.ExecuteScalarAsync(ct) is true)
            {
                return new OwnershipLease(connection);
            }
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await _lost.CancelAsync();
        await _released.CancelAsync();
        await _watch;
        // Back to the pool it would keep the lock: the reset on return releases it, but only on next use.
        await ReleaseAsync();
        await _connection.DisposeAsync();
        _released.Dispose();
        _lost.Dispose();
    }

    // Waiting for a notification that never comes notices a closed connection at once; the probe notices one that is
    // silently dead.
    private async Task WatchAsync()
    {
        try
        {
            while (true)
            {
                await _connection.WaitAsync(Probe, _released.Token);
                await using var probe = _connection.Sql("select 1");
                probe.CommandTimeout = (int)Probe.TotalSeconds;
                await probe.ExecuteNonQueryAsync(_released.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // Released.
        }
        catch (Exception failure) when (Trouble.IsUnavailability(failure) || failure is IOException or InvalidOperationException)
        {
            await _lost.CancelAsync();
        }
    }

    private async Task ReleaseAsync()
    {
        try
        {
            await using var command = _connection.Sql("select pg_advisory_unlock($1)", Lock);
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (Exception failure) when (Trouble.IsUnavailability(failure) || failure is InvalidOperationException)
        {
            // The connection is gone, and the lock with it.
        }
    }
}
