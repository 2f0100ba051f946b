using Microsoft.Extensions.Options;
using MyDataHub.Gateway.AuthorizationServer.Jose;
using MyDataHub.Storage.Audit;
using MyDataHub.Storage.Authorization;

namespace MyDataHub.Gateway.AuthorizationServer.Keys;

/// <summary>
/// The keys that sign for the authorization server. They are in the database, so every node has the same; a key is published
/// before it signs and kept after, and the next one takes over by age.
/// </summary>
internal sealed class ServerKeys(ServerKeyTable table, TimeProvider time, IOptions<AuthorizationServerOptions> options) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _one = new(1);
    private readonly Lock _gate = new();
    private Task _look = Task.CompletedTask;
    private DateTimeOffset _lookedAt;
    private volatile KeyRing _ring = KeyRing.Empty;

    /// <summary>What the hub signs with, the default first.</summary>
    internal IReadOnlyList<JwsAlgorithm> Algorithms { get; } = options.Value.SigningAlgorithms is { Count: > 0 } named
        ? [.. named.Select(name => JwsAlgorithms.Find(name)!.Value).Distinct()]
        : [JwsAlgorithm.ES256, JwsAlgorithm.PS256];

    /// <summary>The JWK Set (RFC 7517 5) as UTF-8.</summary>
    internal ReadOnlyMemory<byte> Jwks() => _ring.Published;

    internal PublicKey? FindVerificationKey(string? keyId) => _ring.Find(keyId);

    /// <summary>Looks in the database too, though not often: another node may have begun to sign with a key of the last minute.</summary>
    internal ValueTask<PublicKey?> FindVerificationKeyAsync(string? keyId, CancellationToken ct) =>
        keyId is null || _ring.Find(keyId) is not null ? new(_ring.Find(keyId)) : new(LookAsync(keyId, ct));

    /// <summary>The JWT of these claims (a JSON object as UTF-8), of this typ (RFC 8725 3.11).</summary>
    internal string Sign(ReadOnlySpan<byte> claims, string typ, JwsAlgorithm? algorithm = null)
    {
        var wanted = algorithm ?? Algorithms[0];
        var key = _ring.Signing(wanted, time.GetUtcNow())
            ?? throw new InvalidOperationException($"There is no key that signs {wanted.NameOf()}.");
        return JwtWriting.Write(key, typ, claims);
    }

    /// <summary>Reads the keys again, adds the next one where it is due, removes those that are over.</summary>
    internal async Task RefreshAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            await ReadAsync(ct);
            if (await AddDueAsync(ct) | await RemoveOverAsync(ct))
            {
                await ReadAsync(ct);
            }
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>
    /// A new key for each algorithm, by the operator's command. In good time it is published first and the old one kept; at once is for an old one that is
    /// not to be trusted: it goes, and with it whatever it signed.
    /// </summary>
    internal async Task RotateAsync(bool atOnce, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var before = await table.ReadAllAsync(ct);
        foreach (var algorithm in Algorithms)
        {
            await table.AddAsync(ServerKey.Create(algorithm, now, atOnce ? now : now + Published), unlessSince: DateTimeOffset.MaxValue, AuditActor.Command, ct);
        }

        foreach (var key in atOnce ? before : [])
        {
            await table.RemoveAsync(key.KeyId, AuditActor.Command, now, ct);
        }

        await RefreshAsync(ct);
    }

    public void Dispose() => _one.Dispose();

    private async Task<PublicKey?> LookAsync(string keyId, CancellationToken ct)
    {
        await Look().WaitAsync(ct);
        return _ring.Find(keyId);
    }

    // One look for all who wait for it, and then none for a while: names that nobody has must not make load.
    private Task Look()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (_look.IsCompleted && (now - _lookedAt).Duration() >= Pause)
            {
                (_look, _lookedAt) = (RefreshAsync(CancellationToken.None), now);
            }

            return _look;
        }
    }

    private TimeSpan Published => TimeSpan.FromHours(options.Value.KeyPublishedHours);

    private async Task ReadAsync(CancellationToken ct)
    {
        var known = _ring.Keys.ToDictionary(key => key.KeyId);
        var stored = await table.ReadAllAsync(ct);
        if (stored.Count != known.Count || stored.Any(key => !known.ContainsKey(key.KeyId)))
        {
            _ring = new KeyRing([.. stored.Select(key => known.GetValueOrDefault(key.KeyId) ?? ServerKey.Read(key))]);
        }
    }

    private async Task<bool> AddDueAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var isAdded = false;
        foreach (var algorithm in Algorithms)
        {
            var newest = _ring.NewestFrom(algorithm);
            // The first key of all has nobody who could have cached the set without it.
            var from = newest is { } since ? Later(now + Published, since + TimeSpan.FromDays(options.Value.KeyRotationDays)) : now;
            if (newest is null || now + Published >= newest + TimeSpan.FromDays(options.Value.KeyRotationDays))
            {
                isAdded |= await table.AddAsync(ServerKey.Create(algorithm, now, from), unlessSince: newest?.AddTicks(10) ?? DateTimeOffset.MinValue, AuditActor.Hub, ct);
            }
        }

        return isAdded;
    }

    private async Task<bool> RemoveOverAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var over = _ring.Over(now, TimeSpan.FromHours(options.Value.KeyKeptHours)).ToList();
        foreach (var key in over)
        {
            await table.RemoveAsync(key.KeyId, AuditActor.Hub, now, ct);
        }

        return over.Count > 0;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
