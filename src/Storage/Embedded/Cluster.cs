using Microsoft.Extensions.Logging;

namespace MyDataHub.Storage.Embedded;

/// <summary>
/// One cluster and its server process: made once, started after whatever an earlier hub left, kept running, stopped.
/// </summary>
internal sealed partial class Cluster(
    DataFolder folder, PostgresBinaries binaries, OsUser user, EmbeddedOptions options, ILogger log) : IAsyncDisposable
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan RestartPause = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource _stopping = new();
    private Postmaster? _postmaster;
    private Task _watch = Task.CompletedTask;

    internal int? ProcessId => _postmaster?.ProcessId;

    internal async Task StartAsync(CancellationToken ct)
    {
        await user.OwnFolderAsync(folder.Socket, ct);
        if (!folder.HasCluster)
        {
            await ClusterCreation.CreateAsync(folder, binaries, user, options, ct);
        }

        await user.RequireReachableAsync(folder.Cluster, ct);
        _postmaster = await StartPostmasterAsync(ct);
        _watch = KeepRunningAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _watch;
        if (_postmaster is { } running)
        {
            _postmaster = null;
            await Postmaster.StopAsync(folder, binaries, user, options, CancellationToken.None);
            running.Dispose();
        }

        _stopping.Dispose();
    }

    // We hold the folder's lock, so a server that still runs here belonged to a hub that was killed.
    private async Task EndLeftoverAsync(CancellationToken ct)
    {
        var pid = PostmasterPid.Read(folder);
        if (pid?.RunsIn(folder.Cluster) == true)
        {
            LogLeftover(pid.ProcessId);
            await Postmaster.StopAsync(folder, binaries, user, options, ct);
        }
        else if (pid is null or { IsInUse: true })
        {
            // Empty, because its writer was killed in between, or the number is another process's by now: postgres would take
            // either for a running server. Where nobody has the number the file stays: postgres reads from it whether backends
            // of a killed postmaster still use the shared memory.
            File.Delete(folder.PostmasterPid);
        }

        folder.RemoveSocket();
    }

    private async Task<Postmaster> StartPostmasterAsync(CancellationToken ct)
    {
        while (true)
        {
            await EndLeftoverAsync(ct);
            if (await Postmaster.TryStartAsync(folder, binaries, user, options, ct) is { } started)
            {
                return started;
            }

            await Task.Delay(RetryPause, ct);
        }
    }

    // A postgres that dies under us is started again; what it had acknowledged it recovers from its log.
    private async Task KeepRunningAsync()
    {
        try
        {
            while (true)
            {
                var running = _postmaster!;
                await running.Exited(_stopping.Token);
                LogEnded(running.ProcessId);
                _postmaster = null;
                running.Dispose();
                await RestartAsync(_stopping.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // We are stopping.
        }
    }

    private async Task RestartAsync(CancellationToken ct)
    {
        while (true)
        {
            try
            {
                _postmaster = await StartPostmasterAsync(ct);
                return;
            }
            catch (Exception failure) when (failure is EmbeddedServerException or IOException or UnauthorizedAccessException)
            {
                LogRestartFailed(failure.Message);
                await Task.Delay(RestartPause, ct);
            }
        }
    }
}
