using System.Collections.Immutable;
using System.Text.Json;

namespace MyDataHub.Gateway.AuthorizationServer.Jose;

/// <summary>A client's public keys (a JWK Set, RFC 7517 5).</summary>
internal sealed record KeySet(ImmutableArray<PublicKey> Keys)
{
    private const int MaxKeys = 20;

    internal static readonly KeySet Empty = new([]);

    /// <summary>Keys that could have made this signature: of its algorithm, and of its kid when both name one (FAPI 2.0 5.4.3).</summary>
    internal IEnumerable<PublicKey> For(Jwt jwt)
    {
        var keyId = jwt.KeyId;
        foreach (var key in Keys)
        {
            if (key.Algorithm == jwt.Algorithm && (keyId is null || key.KeyId is null || key.KeyId == keyId))
            {
                yield return key;
            }
        }
    }

    internal bool HasSigned(Jwt jwt)
    {
        foreach (var key in For(jwt))
        {
            if (jwt.IsSignedBy(key))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Of a set that its owner may use for other things too: the keys that can be taken.</summary>
    internal static KeySet ReadUsable(JsonElement set) =>
        set.ValueKind == JsonValueKind.Object && set.TryGetProperty("keys"u8, out var list) && list.ValueKind == JsonValueKind.Array
            ? new KeySet([.. list.EnumerateArray().Take(MaxKeys).Select(jwk => PublicKey.Read(jwk, out _)).OfType<PublicKey>()])
            : Empty;

    /// <summary>Null with the reason when one of the keys cannot be taken.</summary>
    internal static KeySet? Read(JsonElement set, out string? problem)
    {
        if (set.ValueKind != JsonValueKind.Object || !set.TryGetProperty("keys"u8, out var list) || list.ValueKind != JsonValueKind.Array
            || list.GetArrayLength() is < 1 or > MaxKeys)
        {
            problem = $"A JWK Set has 1 to {MaxKeys} keys";
            return null;
        }

        var keys = ImmutableArray.CreateBuilder<PublicKey>();
        foreach (var jwk in list.EnumerateArray())
        {
            if (PublicKey.Read(jwk, out problem) is not { } key)
            {
                return null;
            }

            keys.Add(key);
        }

        problem = null;
        return new KeySet(keys.ToImmutable());
    }
}
