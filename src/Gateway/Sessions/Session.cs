using MyDataHub.Domain;

namespace MyDataHub.Gateway.Sessions;

/// <summary>A customer signed in at one browser.</summary>
internal sealed class Session : IDisposable
{
    private readonly CancellationTokenSource _ended = new();
    private long _lastSeenTicks;
    private long _savedTicks;
    private int _isOver;

    internal Session(SessionKey key, CustomerId customer, string csrf, DateTimeOffset endsAt, DateTimeOffset lastSeenAt)
    {
        (Key, Customer, Csrf, EndsAt) = (key, customer, csrf, endsAt);
        _lastSeenTicks = _savedTicks = lastSeenAt.UtcTicks;
        Ended = _ended.Token;
    }

    internal SessionKey Key { get; }

    internal CustomerId Customer { get; }

    /// <summary>What X-CSRF must say in this session.</summary>
    internal string Csrf { get; }

    /// <summary>When the customer signed in; an id token's auth_time.</summary>
    internal DateTimeOffset BegunAt { get; init; }

    /// <summary>Signed out, here.</summary>
    internal bool IsOver => Volatile.Read(ref _isOver) != 0;

    /// <summary>The absolute end, however busy the session is.</summary>
    internal DateTimeOffset EndsAt { get; }

    internal DateTimeOffset LastSeenAt => new(Volatile.Read(ref _lastSeenTicks), TimeSpan.Zero);

    /// <summary>Ends what is still running for the session, such as a progress stream.</summary>
    internal CancellationToken Ended { get; }

    internal DateTimeOffset ExpiresAt(TimeSpan idle)
    {
        var idleEnd = LastSeenAt + idle;
        return idleEnd < EndsAt ? idleEnd : EndsAt;
    }

    internal void Touch(DateTimeOffset now) => Volatile.Write(ref _lastSeenTicks, now.UtcTicks);

    /// <summary>Another node saw the customer at that time.</summary>
    internal void SeenElsewhere(DateTimeOffset at)
    {
        if (at > LastSeenAt)
        {
            Touch(at);
            Volatile.Write(ref _savedTicks, at.UtcTicks);
        }
    }

    /// <summary>True once per change: the caller then saves when the customer was last seen.</summary>
    internal bool TakeUnsaved(out DateTimeOffset lastSeenAt)
    {
        lastSeenAt = LastSeenAt;
        return Interlocked.Exchange(ref _savedTicks, lastSeenAt.UtcTicks) != lastSeenAt.UtcTicks;
    }

    /// <summary>Ends what still runs for the session.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isOver, 1) == 0)
        {
            _ended.Cancel();
            _ended.Dispose();
        }
    }

    /// <summary>Endpoints take the session as a parameter; the guard has put it there.</summary>
    public static ValueTask<Session?> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.Get<Session>());
}
