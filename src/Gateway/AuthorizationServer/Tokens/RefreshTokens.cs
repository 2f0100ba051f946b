using Microsoft.Extensions.Options;
using MyDataHub.Domain;
using MyDataHub.Grains.Hosting;
using MyDataHub.Storage.Authorization;

namespace MyDataHub.Gateway.AuthorizationServer.Tokens;

/// <summary>
/// The refresh tokens there are. They never change while they are there, so a node that owns the database alone reads each once; others
/// ask the database each time. Whether the grant still stands is the customer's to say.
/// </summary>
internal sealed class RefreshTokens(RefreshTokenStore store, INodeOwnership node, IOptions<AuthorizationServerOptions> options)
{
    private RefreshTokenMemory _memory = new(new(canceled: true));

    /// <summary>Null when there is none of this client's, or its time is over.</summary>
    internal ValueTask<RefreshToken?> FindAsync(string token, ClientId client, DateTimeOffset now, CancellationToken ct) =>
        Memory() is { } memory
            ? memory.Find(token) is { } known
                ? new(known.Client == client && known.ExpiresAt > now ? known : null)
                : new(ReadAsync(memory, token, client, now, ct))
            : new(store.FindAsync(token, client, now, ct));

    /// <summary>Ends one token of a client; answers its grant, null when the client has no such token.</summary>
    internal async Task<GrantId?> RemoveAsync(string token, ClientId client, CancellationToken ct)
    {
        try
        {
            return await store.RemoveAsync(token, client, ct);
        }
        finally
        {
            Volatile.Read(ref _memory).Forget(token);
        }
    }

    /// <summary>Ends every token of a grant.</summary>
    internal async Task RemoveAllAsync(GrantId grant, CancellationToken ct)
    {
        try
        {
            await store.RemoveAllAsync(grant, ct);
        }
        finally
        {
            Forget(grant);
        }
    }

    /// <summary>The tokens of a grant were removed from the database, or may have been.</summary>
    internal void Forget(GrantId grant) => Volatile.Read(ref _memory).Forget(grant);

    internal Task PurgeAsync(DateTimeOffset now, CancellationToken ct) => store.PurgeAsync(now, ct);

    private RefreshTokenMemory? Memory()
    {
        var lost = node.Lost;
        if (lost.IsCancellationRequested)
        {
            return null;
        }

        var memory = Volatile.Read(ref _memory);
        if (memory.Lost != lost)
        {
            // Somebody else may have removed some meanwhile.
            Interlocked.CompareExchange(ref _memory, new(lost), memory);
            memory = Volatile.Read(ref _memory);
        }

        return memory.Lost == lost ? memory : null;
    }

    private async Task<RefreshToken?> ReadAsync(RefreshTokenMemory memory, string token, ClientId client, DateTimeOffset now, CancellationToken ct)
    {
        var removals = memory.Removals;
        var found = await store.FindAsync(token, client, now, ct);
        if (found is not null)
        {
            memory.Remember(token, found, removals, options.Value.RefreshTokensInMemory);
        }

        return found;
    }
}
