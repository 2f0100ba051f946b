using System.Buffers;
using System.Net.Sockets;

namespace MyDataHub.Providers.Http;

/// <summary>
/// Waits for headers and body, each within its time, and reads the body within its size. What leaves here upwards is complete,
/// so no reader above can hang or swell.
/// </summary>
internal sealed class AnswerLimitHandler(OutboundOptions limits) : DelegatingHandler
{
    private const int FirstRoom = 4 * 1024;

    /// <summary>What the pool keeps stays in memory: a few large answers must not make the hub larger for ever. A power of two, as its sizes are.</summary>
    private const int LargestRented = 256 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var response = await HeadersAsync(request, ct);
        try
        {
            var body = await BodyAsync(response.Content, ct);
            var type = response.Content.Headers.ContentType;
            response.Content.Dispose();
            response.Content = new AnswerContent(body, type);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private async Task<HttpResponseMessage> HeadersAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var seconds = OutboundCall.Of(request).Kind is Collecting.TransferKind.Scheduled
            ? limits.ScheduledAnswerSeconds
            : limits.OnDemandAnswerSeconds;
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timer.CancelAfter(TimeSpan.FromSeconds(seconds));
        try
        {
            return await base.SendAsync(request, timer.Token);
        }
        catch (OperationCanceledException exception) when (!ct.IsCancellationRequested)
        {
            throw new OutboundFaultException(OutboundFault.TimedOut, exception);
        }
        catch (HttpRequestException exception)
        {
            throw new OutboundFaultException(FaultOf(exception), exception);
        }
        catch (SocketException exception)
        {
            // A peer that resets at once can be gone when the platform asks the socket for its address, outside of what it wraps.
            throw new OutboundFaultException(OutboundFault.ConnectionLost, exception);
        }
    }

    private async Task<byte[]> BodyAsync(HttpContent content, CancellationToken ct)
    {
        if (content.Headers.ContentLength > limits.MaxBodyBytes)
        {
            throw new OutboundFaultException(OutboundFault.BodyTooLarge);
        }

        using var timer = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timer.CancelAfter(TimeSpan.FromSeconds(limits.BodySeconds));
        try
        {
            await using var stream = await content.ReadAsStreamAsync(timer.Token);
            // One byte more than is announced: the read that finds the end must have room.
            return await ReadAsync(stream, (int)(content.Headers.ContentLength ?? FirstRoom) + 1, timer.Token);
        }
        catch (OperationCanceledException exception) when (!ct.IsCancellationRequested)
        {
            throw new OutboundFaultException(OutboundFault.BodyTimedOut, exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException)
        {
            throw new OutboundFaultException(OutboundFault.ConnectionLost, exception);
        }
    }

    // Content-Length may lie or be absent, and compressed bytes grow: what counts is what comes out of the stream.
    private async Task<byte[]> ReadAsync(Stream stream, int expected, CancellationToken ct)
    {
        var room = ArrayPool<byte>.Shared.Rent(Math.Min(expected, LargestRented));
        try
        {
            var length = 0;
            while (await stream.ReadAsync(room.AsMemory(length), ct) is var read and > 0)
            {
                length += read;
                if (length > limits.MaxBodyBytes)
                {
                    throw new OutboundFaultException(OutboundFault.BodyTooLarge);
                }

                if (length == room.Length)
                {
                    room = Larger(room, length);
                }
            }

            return room.AsSpan(0, length).ToArray();
        }
        finally
        {
            GiveBack(room);
        }
    }

    private static byte[] Larger(byte[] room, int used)
    {
        var length = room.Length * 2;
        var larger = length <= LargestRented ? ArrayPool<byte>.Shared.Rent(length) : GC.AllocateUninitializedArray<byte>(length);
        room.AsSpan(0, used).CopyTo(larger);
        GiveBack(room);
        return larger;
    }

    private static void GiveBack(byte[] room)
    {
        if (room.Length <= LargestRented)
        {
            // Somebody's answers were in it.
            ArrayPool<byte>.Shared.Return(room, clearArray: true);
        }
    }

    private static OutboundFault FaultOf(HttpRequestException exception) => exception.HttpRequestError switch
    {
        HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError =>
            IsReset(exception) ? OutboundFault.ConnectionLost : OutboundFault.Unreachable,
        _ => OutboundFault.ConnectionLost,
    };

    private static bool IsReset(HttpRequestException exception) =>
        exception.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset };
}
