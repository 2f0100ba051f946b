using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MyDataHub.Domain;
using MyDataHub.Providers.Directory;
using MyDataHub.Providers.VehicleRegister;

namespace MyDataHub.Providers.KrMyData.Directory;

/// <summary>
/// The institutions the portal lists, and the vehicle register beside them. The list is asked for when it has grown old; readers get what is known
/// meanwhile, and wait only while nothing is.
/// </summary>
internal sealed partial class PortalDirectory(
    PortalClient portal, IDirectoryCache cache, IOptions<PortalOptions> options, IOptions<VehicleRegisterOptions> register, TimeProvider time,
    ILogger<PortalDirectory> logger) : IInstitutionDirectory
{
    private readonly Lock _gate = new();
    private readonly InstitutionEntry? _register = register.Value.Entry();
    private DirectorySnapshot? _known;
    private DateTimeOffset _askAgain = DateTimeOffset.MinValue;
    private Task? _asking;

    public async Task<ImmutableArray<InstitutionEntry>> ListAsync(CancellationToken ct)
    {
        var known = await KnownAsync(ct);
        return _register is null ? [.. known.Entries.Values] : [.. known.Entries.Values, _register];
    }

    public async Task<InstitutionEntry?> FindAsync(InstitutionId id, CancellationToken ct) =>
        id == _register?.Id ? _register : (await KnownAsync(ct)).Entries.GetValueOrDefault(id.OrgCode);

    private async Task<DirectorySnapshot> KnownAsync(CancellationToken ct)
    {
        var known = _known;
        if (known is not null && time.GetUtcNow() < _askAgain)
        {
            return known;
        }

        var asking = Asking();
        if (known is null || known.Entries.IsEmpty)
        {
            await asking.WaitAsync(ct);
        }

        return _known ?? DirectorySnapshot.Empty;
    }

    // One at a time, and not on behalf of any one caller: whoever gives up does not stop it for the others.
    private Task Asking()
    {
        lock (_gate)
        {
            return _asking is { IsCompleted: false } running ? running : _asking = Task.Run(() => AskAsync(CancellationToken.None));
        }
    }

    private async Task AskAsync(CancellationToken ct)
    {
        var known = _known ??= DirectorySnapshot.Read(await KeptAsync(ct)) ?? DirectorySnapshot.Empty;
        if (await portal.RefreshAsync(known, ct) is { } fresh)
        {
            _known = fresh;
            _askAgain = time.GetUtcNow().AddMinutes(options.Value.RefreshMinutes);
            LogListed(fresh.Entries.Count);
            if (!ReferenceEquals(fresh, known))
            {
                await KeepAsync(fresh, ct);
            }
        }
        else
        {
            _askAgain = time.GetUtcNow().AddSeconds(options.Value.RetrySeconds);
            LogUnavailable(known.Entries.Count);
        }
    }

    private async Task<byte[]?> KeptAsync(CancellationToken ct)
    {
        try
        {
            return await cache.ReadAsync(ct);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogCacheFailed(exception);
            return null;
        }
    }

    // A list that cannot be kept is still a list.
    private async Task KeepAsync(DirectorySnapshot fresh, CancellationToken ct)
    {
        try
        {
            await cache.WriteAsync(fresh.Write(), ct);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogCacheFailed(exception);
        }
    }

    [LoggerMessage(LogLevel.Information, "The portal lists {Count} institutions.")]
    private partial void LogListed(int count);

    [LoggerMessage(LogLevel.Warning, "The portal gave no list of institutions. Going on with the {Count} known.")]
    private partial void LogUnavailable(int count);

    [LoggerMessage(LogLevel.Warning, "The list of institutions could not be kept or read back; it is held in memory only.")]
    private partial void LogCacheFailed(Exception exception);
}
