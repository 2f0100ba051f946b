using System.Buffers;
using System.Net.Sockets;

namespace MyDataHub.Providers.Http;

/// <summary>
/// Waits for headers and body, each within its time, and reads the body within its size. What leaves here upwards is complete,
/// so no reader above can hang or swell.
/// </summary>
internal sealed class AnswerLimitHandler(OutboundOptions limits) : DelegatingHandler
{
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
            return await ReadAsync(stream, timer.Token);
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
    private async Task<byte[]> ReadAsync(Stream stream, CancellationToken ct)
    {
        var whole = new ArrayBufferWriter<byte>(4096);
        while (true)
        {
            var read = await stream.ReadAsync(whole.GetMemory(4096), ct);
            if (read == 0)
            {
                return whole.WrittenSpan.ToArray();
            }

            whole.Advance(read);
            if (whole.WrittenCount > limits.MaxBodyBytes)
            {
                throw new OutboundFaultException(OutboundFault.BodyTooLarge);
            }
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
