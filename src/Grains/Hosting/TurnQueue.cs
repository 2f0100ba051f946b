namespace MyDataHub.Grains.Hosting;

/// <summary>
/// One turn at a time, first come first served. Callers beyond the limit are told that the grain is busy instead of piling up; the
/// grain's own work is never refused, because the number of those who bring it is limited already. A turn must not enter its own queue.
/// </summary>
internal sealed class TurnQueue(int limit) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private int _queued;

    /// <summary>Nobody holds a turn or waits for one.</summary>
    public bool IsIdle => Volatile.Read(ref _queued) == 0;

    /// <summary>Waiting can be given up; a turn that has begun runs to its end, so that it is never left half done.</summary>
    public async Task<T> CallAsync<T>(Func<Task<T>> turn, Func<T> busy, CancellationToken ct)
    {
        if (Interlocked.Increment(ref _queued) > limit)
        {
            Interlocked.Decrement(ref _queued);
            return busy();
        }

        return await RunCountedAsync(turn, ct);
    }

    /// <summary>A turn for work of the grain's own, such as applying what a collection brought.</summary>
    public async Task<T> OwnAsync<T>(Func<Task<T>> turn, CancellationToken ct)
    {
        Interlocked.Increment(ref _queued);
        return await RunCountedAsync(turn, ct);
    }

    public void Dispose() => _turn.Dispose();

    private async Task<T> RunCountedAsync<T>(Func<Task<T>> turn, CancellationToken ct)
    {
        try
        {
            await _turn.WaitAsync(ct);
            try
            {
                return await turn();
            }
            finally
            {
                _turn.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _queued);
        }
    }
}
