using System.Diagnostics;
using System.Net.Sockets;
using MyDataHub.Journeys.Tests.Running;

namespace MyDataHub.Bench.Loading;

/// <summary>A process that listens, and what it costs.</summary>
internal sealed class Server : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly HubProcess _process;

    private Server(HubProcess process, int port) => (_process, Address) = (process, new($"https://localhost:{port}"));

    public Uri Address { get; }

    public int ProcessId => _process.Id;

    /// <summary>CPU time that the process has used so far.</summary>
    public TimeSpan CpuTime
    {
        get
        {
            using var process = Process.GetProcessById(_process.Id);
            return process.TotalProcessorTime;
        }
    }

    /// <summary>When the process accepts connections; fails when it ends before.</summary>
    public static async Task<Server> ReadyAsync(HubProcess process, int port, CancellationToken ct)
    {
        var begun = Stopwatch.GetTimestamp();
        while (!await AcceptsAsync(port, ct))
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(begun) > Patience)
            {
                process.Dispose();
                throw new InvalidOperationException($"A server did not start:\n{process.Written}");
            }

            await Task.Delay(50, ct);
        }

        return new(process, port);
    }

    public Task StopAsync() => _process.StopAsync();

    public void Dispose() => _process.Dispose();

    private static async Task<bool> AcceptsAsync(int port, CancellationToken ct)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port, ct);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
