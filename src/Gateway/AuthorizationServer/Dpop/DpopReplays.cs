using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace MyDataHub.Gateway.AuthorizationServer.Dpop;

/// <summary>
/// The proofs this node has seen (RFC 9449 11.1), for as long as one could be taken: two generations, the older of which is let
/// go when nothing in it can matter any more. In memory and limited.
/// </summary>
internal sealed class DpopReplays(TimeSpan life, int limit)
{
    private readonly Lock _turn = new();
    private volatile Generations _now = new([], [], 0);

    internal DpopReplay Add(string keyThumbprint, string id, DateTimeOffset now)
    {
        var generations = At(now.UtcTicks / life.Ticks);
        var name = NameOf(keyThumbprint, id);
        if (generations.Before.ContainsKey(name))
        {
            return DpopReplay.Seen;
        }

        // Count takes every lock, so it is asked for rarely: the limit holds to a few hundred.
        if ((name & 0xff) == 0 && generations.Current.Count >= limit / 2)
        {
            return DpopReplay.Full;
        }

        return generations.Current.TryAdd(name, default) ? DpopReplay.New : DpopReplay.Seen;
    }

    private Generations At(long number)
    {
        var now = _now;
        if (number <= now.Number)
        {
            return now;
        }

        lock (_turn)
        {
            now = _now;
            return number <= now.Number ? now : _now = new([], number == now.Number + 1 ? now.Current : [], number);
        }
    }

    private static UInt128 NameOf(string keyThumbprint, string id)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(keyThumbprint, ".", id)), digest);
        return BinaryPrimitives.ReadUInt128BigEndian(digest);
    }

    private sealed record Generations(ConcurrentDictionary<UInt128, byte> Current, ConcurrentDictionary<UInt128, byte> Before, long Number);
}

internal enum DpopReplay
{
    New,
    Seen,

    /// <summary>No more can be remembered at the moment.</summary>
    Full,
}
