using System.Globalization;
using System.Text;
using System.Text.Json;
using MyDataHub.Gateway.Http;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Gateway.CustomerApi;

/// <summary>One text/event-stream (HTML, 9.2): events with id and kind, a comment as heartbeat while nothing happens.</summary>
internal sealed class ProgressStream(HttpResponse response, TimeProvider time, TimeSpan heartbeat)
{
    private static readonly byte[] Opening = "retry: 2000\n\n"u8.ToArray();
    private static readonly byte[] Heartbeat = ": still here\n\n"u8.ToArray();
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    internal async Task<bool> IsReadyWithinHeartbeatAsync(Task answer, CancellationToken ct)
    {
        if (answer.IsCompleted)
        {
            return true;
        }

        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var won = await Task.WhenAny(answer, Task.Delay(heartbeat, time, waiting.Token)) == answer;
        await waiting.CancelAsync();
        ct.ThrowIfCancellationRequested();
        return won;
    }

    internal async Task BeginAsync(CancellationToken ct)
    {
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        await WriteAsync(Opening, ct);
    }

    /// <summary>Writes what comes until the run is done. Ask again with the number of the last event written.</summary>
    internal async Task CopyAsync(Task<ProgressAnswer> asked, Func<long, Task<ProgressAnswer>> ask, long after, CancellationToken ct)
    {
        while (true)
        {
            if (!await IsReadyWithinHeartbeatAsync(asked, ct))
            {
                await WriteAsync(Heartbeat, ct);
                continue;
            }

            var answer = await asked;
            foreach (var progress in answer.Events.Where(progress => progress.Sequence > after))
            {
                await WriteAsync(Format(progress), ct);
                after = progress.Sequence;
            }

            if (answer.Done || !answer.Known)
            {
                return;
            }

            if (answer.Events.IsEmpty)
            {
                // Whatever the other side does, an empty answer never becomes a spinning loop.
                await Task.Delay(Pause, time, ct);
            }

            asked = ask(after);
        }
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        await response.Body.WriteAsync(bytes, ct);
        await response.Body.FlushAsync(ct);
    }

    private static byte[] Format(ProgressEvent progress) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"id: {progress.Sequence}\nevent: {progress.Kind}\ndata: {JsonSerializer.Serialize(progress, ApiJson.Options)}\n\n"));
}
