namespace MyDataHub.Grains.Customers;

/// <summary>One at a time for each key; different keys do not wait for each other. What nobody holds or waits for is forgotten.</summary>
internal sealed class KeyedTurns<TKey>
    where TKey : notnull
{
    private readonly Dictionary<TKey, Line> _lines = [];

    /// <summary>Held until disposed.</summary>
    public async Task<IDisposable> TakeAsync(TKey key, CancellationToken ct)
    {
        var line = Join(key);
        try
        {
            await line.Turn.WaitAsync(ct);
            return new Held(this, key, line);
        }
        catch
        {
            Leave(key, line);
            throw;
        }
    }

    private Line Join(TKey key)
    {
        lock (_lines)
        {
            if (!_lines.TryGetValue(key, out var line))
            {
                line = _lines[key] = new();
            }

            line.Inside++;
            return line;
        }
    }

    private void Leave(TKey key, Line line)
    {
        lock (_lines)
        {
            if (--line.Inside == 0)
            {
                _lines.Remove(key);
                line.Turn.Dispose();
            }
        }
    }

    private sealed class Line
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public int Inside { get; set; }
    }

    private sealed class Held(KeyedTurns<TKey> turns, TKey key, Line line) : IDisposable
    {
        public void Dispose()
        {
            line.Turn.Release();
            turns.Leave(key, line);
        }
    }
}
