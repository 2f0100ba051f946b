using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MyDataHub.Providers.Http;

/// <summary>
/// Keeps one channel per operator and peer. A channel outlives requests, because its connections, circuit and queue do; a renewed client certificate
/// opens a new one.
/// </summary>
internal sealed class OutboundChannels(
    IOptions<OutboundOptions> options, IOptions<OperatorsOptions> operators, OutboundMetrics metrics, ILoggerFactory loggers, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<(string Operator, string Peer, Uri Address, DateTime CertificateWritten), Lazy<OutboundChannel>> _channels = new();
    private readonly ClientIdentities _identities = new(time, TimeSpan.FromSeconds(options.Value.CertificateLookSeconds));
    private readonly Lazy<X509Certificate2Collection?> _anchors = new(() => ClientIdentity.Anchors(options.Value));
    private readonly TransactionIds _ids = new(time);

    private OutboundOptions Limits => options.Value;

    /// <summary>Peer is an org code, or the name of a source without one; it labels metrics and logs.</summary>
    internal OutboundChannel For(OperatorOptions client, string peer, Uri address)
    {
        var identity = _identities.Of(client);
        return _channels.GetOrAdd(
            (client.OrgCode, peer, address, identity.Written), key => new(() => Open(client, identity.Certificate, key.Peer, key.Address))).Value;
    }

    /// <summary>When each operator's certificate as it is used now ends; null when it cannot be read.</summary>
    internal IEnumerable<(string Operator, DateTimeOffset? Ends)> CertificateEnds() => operators.Value.Items.Select(client => (client.OrgCode, EndOf(client)));

    internal OutboundChannel For(string peer, Uri address) => For(operators.Value.Main(), peer, address);

    public void Dispose()
    {
        foreach (var channel in _channels.Values.Where(channel => channel.IsValueCreated))
        {
            channel.Value.Dispose();
        }
    }

    private DateTimeOffset? EndOf(OperatorOptions client)
    {
        try
        {
            return _identities.Of(client).Certificate.TargetCertificate.NotAfter;
        }
        catch (OutboundSetupException)
        {
            return null;
        }
    }

    private OutboundChannel Open(OperatorOptions client, SslStreamCertificateContext certificate, string peer, Uri address)
    {
        HttpMessageHandler pipeline = Transport(certificate);
        foreach (var handler in InnermostFirst(client, peer))
        {
            handler.InnerHandler = pipeline;
            pipeline = handler;
        }

        return new(new HttpMessageInvoker(pipeline), address, time) { CertificateEnds = certificate.TargetCertificate.NotAfter };
    }

    private DelegatingHandler[] InnermostFirst(OperatorOptions client, string peer) =>
    [
        new AnswerLimitHandler(Limits),
        new MeteringHandler(peer, metrics, loggers.CreateLogger<MeteringHandler>()),
        new TransactionIdHandler(_ids, client.OrgCode),
        new ResilienceHandler(Limits),
        new ConcurrencyHandler(Limits),
    ];

    private SocketsHttpHandler Transport(SslStreamCertificateContext certificate) => new()
    {
        AllowAutoRedirect = false, // 개별인증-001 answers with a redirect for the customer's browser, not for us.
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Brotli,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null, // The framework's traces would carry card identifiers in paths.
        ConnectTimeout = TimeSpan.FromSeconds(Limits.ConnectSeconds),
        MaxConnectionsPerServer = Limits.ConcurrentCalls,
        PooledConnectionLifetime = TimeSpan.FromMinutes(Limits.ConnectionMinutes),
        MaxResponseHeadersLength = 64,
        SslOptions = new SslClientAuthenticationOptions
        {
            EnabledSslProtocols = SslProtocols.Tls13,
            ClientCertificateContext = certificate,
            CertificateChainPolicy = Trust(),
        },
    };

    private X509ChainPolicy Trust()
    {
        var policy = new X509ChainPolicy
        {
            RevocationMode = Limits.CheckRevocation ? X509RevocationMode.Online : X509RevocationMode.NoCheck,
        };
        if (_anchors.Value is { } anchors)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(anchors);
        }

        return policy;
    }
}
