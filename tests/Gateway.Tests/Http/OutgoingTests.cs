using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using MyDataHub.Gateway.Http.Outgoing;
using MyDataHub.Gateway.SignIn;

namespace MyDataHub.Gateway.Tests.Http;

public sealed class OutgoingTests
{
    // A peer that resets as it accepts is met by one call in ten where the platform wraps nothing.
    private const int Calls = 300;

    [Theory]
    [InlineData(OutgoingHttp.Client)]
    [InlineData(IdentityIssuer.HttpClient)]
    public async Task A_peer_that_resets_every_connection_is_one_that_cannot_be_reached(string client)
    {
        await using var hub = await TestHub.StartAsync();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var ended = new CancellationTokenSource();
        var resetting = ResetAllAsync(listener, ended.Token);
        using var http = hub.Services.GetRequiredService<IHttpClientFactory>().CreateClient(client);

        for (var call = 0; call < Calls; call++)
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(new Uri($"http://{listener.LocalEndpoint}/")));
        }

        await ended.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => resetting);
    }

    private static async Task ResetAllAsync(TcpListener listener, CancellationToken ct)
    {
        while (true)
        {
            var socket = await listener.AcceptSocketAsync(ct);
            socket.LingerState = new(enable: true, seconds: 0);
            socket.Close();
        }
    }
}
