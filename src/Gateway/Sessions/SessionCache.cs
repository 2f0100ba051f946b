using System.Collections.Concurrent;
using MyDataHub.Domain;

namespace MyDataHub.Gateway.Sessions;

/// <summary>The sessions this node has seen. Bounded: when full, those seen longest ago make room and are read again when needed.</summary>
internal sealed class SessionCache(int limit)
{
    private readonly ConcurrentDictionary<SessionKey, Session> _sessions = new();
    private int _trimming;

    internal Session? Find(in SessionKey key) => _sessions.GetValueOrDefault(key);

    /// <summary>Answers the session to use: the one that was there first, so that all requests share one.</summary>
    internal Session Keep(Session session)
    {
        var kept = _sessions.GetOrAdd(session.Key, session);
        if (_sessions.Count > limit && Interlocked.Exchange(ref _trimming, 1) == 0)
        {
            Trim();
            Volatile.Write(ref _trimming, 0);
        }

        return kept;
    }

    /// <summary>Forgets a session and ends what still runs for it.</summary>
    internal void End(SessionKey key)
    {
        if (_sessions.TryRemove(key, out var session))
        {
            session.Dispose();
        }
    }

    internal void Forget(in SessionKey key) => _sessions.TryRemove(key, out _);

    internal void EndAll(CustomerId customer)
    {
        foreach (var session in _sessions.Values.Where(session => session.Customer == customer))
        {
            End(session.Key);
        }
    }

    internal IEnumerable<Session> All => _sessions.Values;

    private void Trim()
    {
        foreach (var old in _sessions.Values.OrderBy(session => session.LastSeenAt).Take(limit / 10).ToList())
        {
            _sessions.TryRemove(old.Key, out _);
        }
    }
}
