namespace MyDataHub.Providers.Directory;

/// <summary>Keeps the last list of institutions over a restart, so that the hub starts while the portal is down. Holds no personal data.</summary>
public interface IDirectoryCache
{
    /// <summary>What was kept last, byte for byte, or null.</summary>
    Task<byte[]?> ReadAsync(CancellationToken ct);

    Task WriteAsync(byte[] content, CancellationToken ct);
}

/// <summary>Keeps it as long as the process lives; a hub with storage brings its own.</summary>
internal sealed class MemoryDirectoryCache : IDirectoryCache
{
    private byte[]? _content;

    public Task<byte[]?> ReadAsync(CancellationToken ct) => Task.FromResult(_content);

    public Task WriteAsync(byte[] content, CancellationToken ct)
    {
        _content = content;
        return Task.CompletedTask;
    }
}
