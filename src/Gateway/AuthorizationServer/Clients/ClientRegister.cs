using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using MyDataHub.Domain;
using MyDataHub.Grains.Hosting;
using MyDataHub.Storage.Authorization;

namespace MyDataHub.Gateway.AuthorizationServer.Clients;

/// <summary>
/// The registered clients. The database is the truth: from memory alone only while this node is alone, otherwise the version is
/// checked first.
/// </summary>
internal sealed class ClientRegister(ClientTable table, INodeOwnership node, TimeProvider time, IOptions<AuthorizationServerOptions> options)
{
    private readonly ConcurrentDictionary<ClientId, Known> _known = new();

    /// <summary>Null when there is no such client. A disabled one is found and says so.</summary>
    internal ValueTask<Client?> FindAsync(ClientId id, CancellationToken ct) => node.IsAlone && _known.TryGetValue(id, out var known)
        ? ValueTask.FromResult(known.Client)
        : new(ReadAsync(id, ct));

    /// <summary>The client as it was last seen; null when memory does not hold it. For what may be a moment behind.</summary>
    internal Client? Peek(ClientId id) => _known.GetValueOrDefault(id).Client;

    internal async Task AddAsync(StoredClient client, CancellationToken ct)
    {
        await table.AddAsync(client, ct);
        Remember(ClientReading.Read(client));
    }

    /// <summary>False when somebody else changed or removed it meanwhile.</summary>
    internal async Task<bool> ReplaceAsync(StoredClient client, CancellationToken ct)
    {
        // First forgotten, so that a failure in between leaves nothing old behind.
        _known.TryRemove(client.Id, out _);
        if (!await table.ReplaceAsync(client, time.GetUtcNow(), ct))
        {
            return false;
        }

        Remember(ClientReading.Read(client));
        return true;
    }

    internal async Task<bool> RemoveAsync(ClientId id, CancellationToken ct)
    {
        var isRemoved = await table.RemoveAsync(id, time.GetUtcNow(), ct);
        // Stays known as gone: a reading that began before must not bring it back.
        Remember(id, new Known(null, long.MaxValue));
        return isRemoved;
    }

    private async Task<Client?> ReadAsync(ClientId id, CancellationToken ct)
    {
        if (_known.TryGetValue(id, out var known) && await table.VersionAsync(id, ct) == known.Version)
        {
            return known.Client;
        }

        if (await table.FindAsync(id, ct) is not { } stored)
        {
            _known.TryRemove(id, out _);
            return null;
        }

        var client = ClientReading.Read(stored);
        Remember(client);
        return client;
    }

    private void Remember(Client client) => Remember(client.Id, new Known(client, client.Version));

    // A later version is never replaced by an earlier one that was read before it was written.
    private void Remember(ClientId id, Known read)
    {
        if (_known.Count >= options.Value.ClientsInMemory)
        {
            _known.Clear();
        }

        _known.AddOrUpdate(id, read, (_, known) => known.Version > read.Version ? known : read);
    }

    private readonly record struct Known(Client? Client, long Version);
}
