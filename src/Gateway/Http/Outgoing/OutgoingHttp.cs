using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace MyDataHub.Gateway.Http.Outgoing;

/// <summary>
/// The HTTP client for addresses that third parties name: https with the server's name checked (RFC 9525), no redirects, no proxy,
/// no internal addresses, and limits on time and size.
/// </summary>
internal static class OutgoingHttp
{
    /// <summary>Of <see cref="IHttpClientFactory"/>.</summary>
    internal const string Client = "outgoing";

    internal static void AddOutgoingHttp(this IServiceCollection services)
    {
        services.AddOptions<OutgoingOptions>().BindConfiguration(OutgoingOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<OutgoingOptions>, OutgoingOptionsValidator>();
        services.AddTransient<LostSocketHandler>();
        services.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler<LostSocketHandler>());
        services.AddHttpClient(Client)
            .ConfigureHttpClient((provider, client) =>
            {
                var options = provider.GetRequiredService<IOptions<OutgoingOptions>>().Value;
                client.Timeout = TimeSpan.FromSeconds(options.TimeoutSeconds);
                client.MaxResponseContentBufferSize = options.MaxAnswerBytes;
            })
            .ConfigurePrimaryHttpMessageHandler(provider => Handler(
                provider.GetRequiredService<IOptions<OutgoingOptions>>().Value, provider.GetRequiredService<IHostEnvironment>()));
    }

    private static SocketsHttpHandler Handler(OutgoingOptions options, IHostEnvironment environment)
    {
        var allowsInternal = options.AllowInternalAddresses ?? environment.IsDevelopment();
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxConnectionsPerServer = options.ConnectionsPerServer,
            ConnectTimeout = TimeSpan.FromSeconds(options.TimeoutSeconds),
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ConnectCallback = (context, ct) => ConnectAsync(context.DnsEndPoint, allowsInternal, ct),
        };
        if (options.TrustAnchors.Count > 0)
        {
            handler.SslOptions.CertificateChainPolicy = Trusting(options.TrustAnchors);
        }

        return handler;
    }

    // The address is looked at after the name was resolved, and then connected to: a name that changes its mind in between
    // (DNS rebinding) does not help.
    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint to, bool allowsInternal, CancellationToken ct)
    {
        var addresses = await Dns.GetHostAddressesAsync(to.Host, ct);
        if (!allowsInternal && addresses.Any(InternalAddresses.Contains))
        {
            throw new HttpRequestException("The address is not of the public internet.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, to.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static X509ChainPolicy Trusting(IEnumerable<string> files)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        using var system = new X509Store(StoreName.Root, StoreLocation.LocalMachine, OpenFlags.ReadOnly);
        policy.CustomTrustStore.AddRange(system.Certificates);
        foreach (var file in files)
        {
            policy.CustomTrustStore.ImportFromPemFile(file);
        }

        return policy;
    }
}
