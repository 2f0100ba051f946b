using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace MyDataHub.Bench.Collecting;

/// <summary>An HttpClient and nothing else: the operator's certificate, the development authority trusted, connections kept.</summary>
internal static class OperatorClient
{
    /// <summary>The folder that certs/make filled.</summary>
    public static HttpClient New(string certificates)
    {
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.ImportFromPemFile(Path.Combine(certificates, "ca.pem"));
        var operatorCertificate = X509Certificate2.CreateFromPemFile(Path.Combine(certificates, "operator.pem"), Path.Combine(certificates, "operator.key"));
        return new(new SocketsHttpHandler
        {
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
            MaxConnectionsPerServer = 16,
            SslOptions = new SslClientAuthenticationOptions
            {
                EnabledSslProtocols = SslProtocols.Tls13,
                ClientCertificateContext = SslStreamCertificateContext.Create(operatorCertificate, [], offline: true),
                CertificateChainPolicy = trust,
            },
        });
    }
}
