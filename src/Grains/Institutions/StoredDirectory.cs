using MyDataHub.Providers.Directory;
using MyDataHub.Storage.Shared;

namespace MyDataHub.Grains.Institutions;

/// <summary>Keeps the portal's last list in the store: a hub that starts while the portal is down still knows its institutions.</summary>
internal sealed class StoredDirectory(SharedDocuments documents, TimeProvider clock) : IDirectoryCache
{
    private const string Kind = "directory";
    private const string Key = "portal";

    public async Task<byte[]?> ReadAsync(CancellationToken ct) => (await documents.ReadAsync(Kind, Key, ct))?.Body.ToArray();

    public Task WriteAsync(byte[] content, CancellationToken ct) => documents.WriteAsync(new(Kind, Key, clock.GetUtcNow(), content), ct);
}
