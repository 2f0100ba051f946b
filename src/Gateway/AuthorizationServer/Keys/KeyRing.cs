using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using MyDataHub.Gateway.AuthorizationServer.Jose;

namespace MyDataHub.Gateway.AuthorizationServer.Keys;

/// <summary>All keys of the authorization server as of one reading, and which of them is for what, when. Pure.</summary>
internal sealed class KeyRing(ImmutableArray<ServerKey> keys)
{
    private readonly FrozenDictionary<string, ServerKey> _byId = keys.ToFrozenDictionary(key => key.KeyId, StringComparer.Ordinal);

    internal static readonly KeyRing Empty = new([]);

    internal ImmutableArray<ServerKey> Keys => keys;

    /// <summary>As JSON (RFC 7517 5): the keys to come, the ones that sign, and the ones whose signatures may still be around.</summary>
    internal byte[] Published { get; } = Encoding.UTF8.GetBytes($$"""{"keys":[{{string.Join(',', keys.Select(key => key.Verifier.Json))}}]}""");

    internal PublicKey? Find(string? keyId) => keyId is not null && _byId.TryGetValue(keyId, out var key) ? key.Verifier : null;

    /// <summary>The key that signs now: the newest whose time has come. Null when there is none of this algorithm.</summary>
    internal ServerKey? Signing(JwsAlgorithm algorithm, DateTimeOffset now)
    {
        ServerKey? newest = null;
        foreach (var key in keys)
        {
            if (key.Algorithm == algorithm && key.SignsFrom <= now && (newest is null || key.SignsFrom > newest.SignsFrom))
            {
                newest = key;
            }
        }

        return newest;
    }

    /// <summary>When the newest key of this algorithm signs or will sign; null when there is none.</summary>
    internal DateTimeOffset? NewestFrom(JwsAlgorithm algorithm) =>
        keys.Where(key => key.Algorithm == algorithm).Select(key => (DateTimeOffset?)key.SignsFrom).Max();

    /// <summary>Keys whose successor has signed for so long that nothing of theirs is around any more.</summary>
    internal IEnumerable<ServerKey> Over(DateTimeOffset now, TimeSpan kept) => keys.Where(key => keys.Any(
        next => next.Algorithm == key.Algorithm && next.SignsFrom > key.SignsFrom && next.SignsFrom + kept <= now));
}
