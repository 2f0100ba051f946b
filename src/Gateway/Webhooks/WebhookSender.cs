using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using MyDataHub.Gateway.AuthorizationServer;
using MyDataHub.Gateway.AuthorizationServer.Keys;
using MyDataHub.Gateway.Http.Outgoing;
using MyDataHub.Storage.Webhooks;

namespace MyDataHub.Gateway.Webhooks;

/// <summary>Signs one event and posts it to one endpoint. Whatever the endpoint does, this answers within its limits.</summary>
internal sealed class WebhookSender(IHttpClientFactory clients, ServerKeys keys, ServerAddress address, TimeProvider time)
{
    internal async Task<SendOutcome> SendAsync(DueDelivery delivery, CancellationToken ct)
    {
        var claims = SecurityEvent.Claims(delivery.Logged, address.Issuer, time.GetUtcNow());
        var token = keys.Sign(Encoding.UTF8.GetBytes(claims.ToJsonString()), SecurityEvent.JwtType);
        using var request = new HttpRequestMessage(HttpMethod.Post, delivery.Url)
        {
            Content = new ByteArrayContent(Encoding.ASCII.GetBytes(token)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(SecurityEvent.ContentType);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        try
        {
            // Only the status counts; a body is never read.
            using var answer = await clients.CreateClient(OutgoingHttp.Client).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            return new(answer.IsSuccessStatusCode, ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture));
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            return new(HasArrived: false, Word(failure));
        }
    }

    private static string Word(Exception failure) => failure switch
    {
        OperationCanceledException => "timeout",
        { InnerException: AuthenticationException } => "tls",
        { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } } => "unknown-host",
        _ => "unreachable",
    };
}

/// <summary>Answer: the HTTP status, or a word for what was in the way.</summary>
internal sealed record SendOutcome(bool HasArrived, string Answer);
