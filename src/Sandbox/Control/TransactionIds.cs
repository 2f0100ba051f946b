using System.Collections.Concurrent;
using MyDataHub.Sandbox.Hosting;
using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.Control;

/// <summary>
/// Notices transaction ids that came twice; a requester must not repeat one within a day (3.3). The latest hundred
/// thousand are known.
/// </summary>
internal sealed class TransactionIds
{
    private const int Known = 100_000;

    private readonly ConcurrentDictionary<string, bool> _seen = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();
    private long _repeated;

    public long Repeated => Interlocked.Read(ref _repeated);

    public void Record(HttpContext http, Party party)
    {
        if (http.Request.Headers[TransactionId.Header].ToString() is not { Length: > 0 } id)
        {
            return;
        }

        var key = $"{party.Code}/{id}";
        if (!_seen.TryAdd(key, true))
        {
            Interlocked.Increment(ref _repeated);
            return;
        }

        _order.Enqueue(key);
        if (_order.Count > Known && _order.TryDequeue(out var oldest))
        {
            _seen.TryRemove(oldest, out _);
        }
    }
}
