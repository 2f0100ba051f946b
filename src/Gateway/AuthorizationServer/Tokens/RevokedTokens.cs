using Microsoft.Extensions.Options;
using MyDataHub.Domain;
using MyDataHub.Grains.Hosting;
using MyDataHub.Storage.Authorization;

namespace MyDataHub.Gateway.AuthorizationServer.Tokens;

/// <summary>
/// Which access tokens are void before their time (RFC 7009): single ones, and all that a grant had until a moment. A node that owns the
/// database alone answers from memory, others ask it each time.
/// </summary>
internal sealed class RevokedTokens(RevokedTokenStore store, INodeOwnership node, TimeProvider time, IOptions<AuthorizationServerOptions> options)
{
    private volatile RevokedTokenMemory? _memory;

    /// <param name="grant">Null for a client's own token.</param>
    internal ValueTask<bool> IsRevokedAsync(string tokenId, GrantId? grant, DateTimeOffset issuedAt, CancellationToken ct)
    {
        var lost = node.Lost;
        if (lost.IsCancellationRequested)
        {
            return new(AskAsync(tokenId, grant, issuedAt, ct));
        }

        return _memory is { IsLoaded: true } memory && memory.Lost == lost
            ? new(memory.Voids(OfToken(tokenId), OfGrant(grant), issuedAt))
            : new(LoadAsync(tokenId, grant, issuedAt, lost, ct));
    }

    internal Task RevokeAsync(string tokenId, DateTimeOffset expiresAt, CancellationToken ct) =>
        AddAsync(new(OfToken(tokenId), time.GetUtcNow(), expiresAt), ct);

    /// <summary>Every access token that the grant has now.</summary>
    internal Task RevokeAllAsync(GrantId grant, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return AddAsync(new(OfGrant(grant), now, now.AddSeconds(options.Value.AccessTokenSeconds + 60)), ct);
    }

    internal async Task PurgeAsync(CancellationToken ct)
    {
        await store.PurgeAsync(time.GetUtcNow(), ct);
        _memory?.Forget(time.GetUtcNow());
    }

    // First the database, then memory: whoever loads in between finds it in one of the two.
    private async Task AddAsync(RevokedToken revocation, CancellationToken ct)
    {
        await store.AddAsync(revocation, ct);
        _memory?.Add(revocation);
    }

    private async Task<bool> AskAsync(string tokenId, GrantId? grant, DateTimeOffset issuedAt, CancellationToken ct)
    {
        var found = await store.FindAsync(OfToken(tokenId), OfGrant(grant), time.GetUtcNow(), ct);
        return found.Any(revocation => RevokedTokenMemory.IsVoid(revocation, issuedAt));
    }

    private async Task<bool> LoadAsync(string tokenId, GrantId? grant, DateTimeOffset issuedAt, CancellationToken lost, CancellationToken ct)
    {
        var known = _memory;
        var memory = known is { HasFailed: false } && known.Lost == lost ? known : _memory = new RevokedTokenMemory(lost);
        await memory.LoadAsync(store, time.GetUtcNow()).WaitAsync(ct);
        return memory.Voids(OfToken(tokenId), OfGrant(grant), issuedAt);
    }

    private static string OfToken(string id) => $"jti:{id}";

    private static string OfGrant(GrantId? id) => $"grant:{id}";
}
