using System.Diagnostics;
using System.Globalization;

namespace MyDataHub.Storage.Embedded;

/// <summary>The running postgres process of one cluster: started, watched until ready, stopped.</summary>
internal sealed class Postmaster : IDisposable
{
    private const int KeptLines = 40;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private readonly Process _process;
    private readonly Queue<string> _lastLines = new();

    private Postmaster(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    internal int ProcessId => _process.Id;

    internal Task Exited(CancellationToken ct) => _process.WaitForExitAsync(ct);

    /// <summary>
    /// Starts and waits until connections are taken. Null: it ended by itself for a reason that passes.
    /// </summary>
    internal static async Task<Postmaster?> TryStartAsync(
        DataFolder folder, PostgresBinaries binaries, OsUser user, EmbeddedOptions options, CancellationToken ct)
    {
        var command = user.Command(binaries.Postgres, PostgresSettings.Arguments(folder, options));
        command.RedirectStandardInput = command.RedirectStandardOutput = command.RedirectStandardError = true;
        var process = CommandRun.Start(command);
        process.StandardInput.Close();
        var postmaster = new Postmaster(process);
        if (await postmaster.BecomesReadyAsync(folder, ct))
        {
            return postmaster;
        }

        using (postmaster)
        {
            // Drains what it printed last.
            await process.WaitForExitAsync(ct);
            return postmaster.EndedForAPassingReason() ? null : throw postmaster.CouldNotStart(folder);
        }
    }

    /// <summary>Fast shutdown: running transactions are rolled back, what was acknowledged is on disk.</summary>
    internal static async Task StopAsync(
        DataFolder folder, PostgresBinaries binaries, OsUser user, EmbeddedOptions options, CancellationToken ct)
    {
        foreach (var mode in (string[])["fast", "immediate"])
        {
            var seconds = options.StopTimeoutSeconds.ToString(CultureInfo.InvariantCulture);
            var stop = user.Command(binaries.PgCtl, "stop", "-D", folder.Cluster, "-m", mode, "-w", "-t", seconds);
            var run = await CommandRun.ToEndAsync(stop, TimeSpan.FromSeconds(options.StopTimeoutSeconds + 5), ct);
            if (run.ExitCode == 0 || !File.Exists(folder.PostmasterPid))
            {
                return;
            }
        }

        throw new EmbeddedServerException(
            $"The PostgreSQL server of {folder} did not stop within {options.StopTimeoutSeconds} s.");
    }

    public void Dispose() => _process.Dispose();

    private async Task<bool> BecomesReadyAsync(DataFolder folder, CancellationToken ct)
    {
        try
        {
            while (!_process.HasExited)
            {
                if (PostmasterPid.Read(folder) is { IsReady: true } pid && pid.ProcessId == _process.Id)
                {
                    return true;
                }

                await Task.Delay(Pause, ct);
            }

            return false;
        }
        catch (OperationCanceledException)
        {
            // Nobody waits for it any more, so nobody would stop it either.
            _process.Kill();
            _process.Dispose();
            throw;
        }
    }

    // After a kill -9 of the postmaster its backends need a moment to notice; until then their shared memory is in use.
    private bool EndedForAPassingReason() => Lines().Any(line =>
        line.Contains("shared memory block", StringComparison.Ordinal) || line.Contains("lock file", StringComparison.Ordinal));

    private EmbeddedServerException CouldNotStart(DataFolder folder) =>
        new($"PostgreSQL could not start on {folder}: {CommandRun.MostTelling(Lines())}.");

    private string[] Lines()
    {
        lock (_lastLines)
        {
            return [.. _lastLines];
        }
    }

    private void Keep(string? line)
    {
        lock (_lastLines)
        {
            if (line is not null && _lastLines.Count < KeptLines)
            {
                _lastLines.Enqueue(line);
            }
        }
    }
}
