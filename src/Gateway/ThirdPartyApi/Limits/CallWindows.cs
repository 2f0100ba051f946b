using System.Collections.Concurrent;

namespace MyDataHub.Gateway.ThirdPartyApi.Limits;

/// <summary>What is left of a window, and how long until the next one.</summary>
internal readonly record struct Quota(int Left, int Seconds, bool IsOver);

/// <summary>Counts calls by key in windows that begin with a key's first call. Of one node.</summary>
internal sealed class CallWindows<TKey>(int limit, TimeSpan length, int keys)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Window> _windows = new();

    internal int Limit => limit;

    internal Quota Take(TKey key, DateTimeOffset now)
    {
        if (!_windows.TryGetValue(key, out var window))
        {
            if (_windows.Count >= keys)
            {
                Forget(now);
            }

            window = _windows.GetOrAdd(key, static _ => new Window());
        }

        return window.Take(now.UtcTicks, length.Ticks, limit);
    }

    // Rather count a few callers anew than remember without limit.
    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, window) in _windows)
        {
            if (window.EndsAt <= now.UtcTicks)
            {
                _windows.TryRemove(key, out _);
            }
        }

        if (_windows.Count >= keys)
        {
            _windows.Clear();
        }
    }

    private sealed class Window
    {
        private readonly Lock _gate = new();
        private long _endsAt;
        private int _used;

        internal long EndsAt => Interlocked.Read(ref _endsAt);

        internal Quota Take(long now, long length, int limit)
        {
            lock (_gate)
            {
                if (now >= _endsAt)
                {
                    (_endsAt, _used) = (now + length, 0);
                }

                var isOver = _used >= limit;
                _used += isOver ? 0 : 1;
                return new(limit - _used, (int)((_endsAt - now + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond), isOver);
            }
        }
    }
}
