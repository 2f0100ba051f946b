using System.Collections.Concurrent;
using MyDataHub.Storage.Authorization;

namespace MyDataHub.Gateway.AuthorizationServer.Tokens;

/// <summary>What is revoked, known for as long as nobody else can revoke anything: until <paramref name="lost"/>.</summary>
internal sealed class RevokedTokenMemory(CancellationToken lost)
{
    private readonly ConcurrentDictionary<string, RevokedToken> _known = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private Task? _loading;

    internal CancellationToken Lost => lost;

    internal bool IsLoaded => _loading is { IsCompletedSuccessfully: true };

    internal bool HasFailed => _loading is { IsFaulted: true };

    /// <summary>Reads all there is, once; what is added meanwhile stays.</summary>
    internal Task LoadAsync(RevokedTokenStore store, DateTimeOffset now)
    {
        lock (_gate)
        {
            return _loading ??= ReadAsync(store, now);
        }
    }

    internal bool Voids(string token, string grant, DateTimeOffset issuedAt) =>
        (_known.TryGetValue(token, out var one) && IsVoid(one, issuedAt)) || (_known.TryGetValue(grant, out var all) && IsVoid(all, issuedAt));

    internal void Add(RevokedToken revocation) => _known.AddOrUpdate(
        revocation.Subject, revocation, (_, known) => known.RevokedAt > revocation.RevokedAt ? known : revocation);

    internal void Forget(DateTimeOffset now)
    {
        foreach (var (subject, revocation) in _known)
        {
            if (revocation.ExpiresAt <= now)
            {
                _known.TryRemove(subject, out _);
            }
        }
    }

    // Tokens say when they were issued in whole seconds, so one of the same second counts as earlier.
    internal static bool IsVoid(RevokedToken revocation, DateTimeOffset issuedAt) => issuedAt <= revocation.RevokedAt;

    private async Task ReadAsync(RevokedTokenStore store, DateTimeOffset now)
    {
        foreach (var revocation in await store.AllAsync(now, CancellationToken.None))
        {
            Add(revocation);
        }
    }
}
