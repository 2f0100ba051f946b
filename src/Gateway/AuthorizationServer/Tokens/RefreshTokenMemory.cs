using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using MyDataHub.Domain;
using MyDataHub.Storage.Authorization;

namespace MyDataHub.Gateway.AuthorizationServer.Tokens;

/// <summary>Refresh tokens by their SHA-256, for as long as nobody else can remove any: until <paramref name="lost"/>.</summary>
internal sealed class RefreshTokenMemory(CancellationToken lost)
{
    private readonly ConcurrentDictionary<string, RefreshToken> _known = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private long _removals;

    internal CancellationToken Lost => lost;

    /// <summary>How often something was removed: what was read before the last time may be gone.</summary>
    internal long Removals => Interlocked.Read(ref _removals);

    internal RefreshToken? Find(string token) => _known.GetValueOrDefault(KeyOf(token));

    /// <param name="read">The removals when the reading began.</param>
    internal void Remember(string token, RefreshToken found, long read, int most)
    {
        lock (_gate)
        {
            if (_removals != read)
            {
                return;
            }

            if (_known.Count >= most)
            {
                _known.Clear();
            }

            _known[KeyOf(token)] = found;
        }
    }

    internal void Forget(string token)
    {
        lock (_gate)
        {
            _removals++;
            _known.TryRemove(KeyOf(token), out _);
        }
    }

    internal void Forget(GrantId grant)
    {
        lock (_gate)
        {
            _removals++;
            foreach (var (key, _) in _known.Where(one => one.Value.Grant == grant))
            {
                _known.TryRemove(key, out _);
            }
        }
    }

    // Memory holds no token that could be presented.
    private static string KeyOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
