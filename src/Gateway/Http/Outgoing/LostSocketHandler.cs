using System.Net.Sockets;

namespace MyDataHub.Gateway.Http.Outgoing;

/// <summary>
/// Makes every lost connection the <see cref="HttpRequestException"/> that callers handle: of a peer that resets at once the platform
/// throws a bare <see cref="SocketException"/>, when it asks the socket for its address outside of what it wraps.
/// </summary>
internal sealed class LostSocketHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        try
        {
            return await base.SendAsync(request, ct);
        }
        catch (SocketException failure)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, failure.Message, failure);
        }
    }
}
