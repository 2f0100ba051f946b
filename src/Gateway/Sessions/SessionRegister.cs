using Microsoft.Extensions.Options;
using MyDataHub.Domain;
using MyDataHub.Grains.Hosting;

namespace MyDataHub.Gateway.Sessions;

/// <summary>
/// Who is signed in. The database is the truth; a node that owns it alone answers from memory, so that a read of the view
/// touches no database, and a sign-out is effective with the next request.
/// </summary>
internal sealed class SessionRegister(ISessionRecords records, INodeOwnership node, TimeProvider time, IOptions<SessionLifetimeOptions> options)
{
    /// <summary>A session that ends later was begun while the clock ran far ahead, and would live until then.</summary>
    private static readonly TimeSpan MostAhead = TimeSpan.FromDays(1);

    private readonly SessionLifetimeOptions _options = options.Value;
    private readonly SessionCache _cache = new(options.Value.Cached);
    private long _ends;

    internal TimeSpan Idle => _options.Idle;

    /// <summary>What memory knows, unchecked: good for counting, not for letting in.</summary>
    internal Session? Peek(ReadOnlySpan<byte> token) => _cache.Find(SessionToken.KeyOf(token));

    /// <summary>What Peek found in this request, if that is enough to let in; null when only FindAsync can tell.</summary>
    internal Session? Confirm(Session peeked) => node.IsAlone && !peeked.IsOver ? Check(peeked) : null;

    /// <summary>The session of a token; null when there is none or it is over. Completes at once for a session in memory.</summary>
    internal ValueTask<Session?> FindAsync(ReadOnlySpan<byte> token, CancellationToken ct)
    {
        var key = SessionToken.KeyOf(token);
        if (node.IsAlone && _cache.Find(key) is { } session)
        {
            return ValueTask.FromResult(Check(session));
        }

        return LoadAsync(key, SessionToken.CsrfOf(token), ct);
    }

    /// <summary>Begins a session and answers its token. Always a new one: what a browser brought along is never kept.</summary>
    internal async Task<(Session Session, byte[] Token)> BeginAsync(CustomerId customer, CancellationToken ct)
    {
        var token = SessionToken.Create();
        var now = time.GetUtcNow();
        var session = new Session(
            SessionToken.KeyOf(token), customer, SessionToken.CsrfOf(token), now.AddHours(_options.AbsoluteHours), now)
        {
            BegunAt = now,
        };
        await records.AddAsync(new SessionRecord(session.Key, customer, now, now + Idle, session.EndsAt), ct);
        return (_cache.Keep(session), token);
    }

    internal async Task EndAsync(Session session, CancellationToken ct)
    {
        await records.RemoveAsync(session.Key, ct);
        Interlocked.Increment(ref _ends);
        _cache.End(session.Key);
    }

    /// <summary>Ends every session of a customer, on every device.</summary>
    internal async Task EndAllAsync(CustomerId customer, CancellationToken ct)
    {
        await records.RemoveAllAsync(customer, ct);
        Interlocked.Increment(ref _ends);
        _cache.EndAll(customer);
    }

    /// <summary>Saves when customers were last seen, and forgets what is over.</summary>
    internal async Task SaveAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        foreach (var session in _cache.All)
        {
            if (session.ExpiresAt(Idle) <= now)
            {
                _cache.End(session.Key);
            }
            else if (session.TakeUnsaved(out var lastSeenAt))
            {
                await records.ExtendAsync(session.Key, lastSeenAt + Idle, ct);
            }
        }

        await records.PurgeAsync(ct);
    }

    private async ValueTask<Session?> LoadAsync(SessionKey key, string csrf, CancellationToken ct)
    {
        while (true)
        {
            var ends = Volatile.Read(ref _ends);
            if (await records.FindAsync(key, ct) is not { } record)
            {
                _cache.End(key);
                return null;
            }

            var lastSeenAt = record.IdleEndsAt - Idle;
            var session = _cache.Keep(new Session(key, record.Customer, csrf, record.EndsAt, lastSeenAt) { BegunAt = record.CreatedAt });
            session.SeenElsewhere(lastSeenAt);
            if (Volatile.Read(ref _ends) == ends)
            {
                return Check(session);
            }

            // Something was signed out between reading and remembering. It may have been this one, so it is read again.
            _cache.Forget(key);
        }
    }

    private Session? Check(Session session)
    {
        var now = time.GetUtcNow();
        if (session.ExpiresAt(Idle) <= now || session.EndsAt - now > TimeSpan.FromHours(_options.AbsoluteHours) + MostAhead)
        {
            _cache.End(session.Key);
            return null;
        }

        session.Touch(now);
        return session;
    }
}
