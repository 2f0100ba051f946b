using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace MyDataHub.Gateway.Http;

/// <summary>TLS as BCP 195 wants it (RFC 9325 3.1.1, 4.2; FAPI 2.0 5.2): 1.3, or 1.2 with ECDHE and AES-GCM.</summary>
internal static class Tls
{
    private static readonly TlsCipherSuite[] Suites =
    [
        TlsCipherSuite.TLS_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
    ];

    internal static HttpsConnectionAdapterOptions With(X509Certificate2 certificate, ClientCertificateMode mode)
    {
        var options = new HttpsConnectionAdapterOptions
        {
            ServerCertificate = certificate,
            SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            ClientCertificateMode = mode,
            OnAuthenticate = (_, tls) =>
            {
                // Windows and macOS choose suites by policy of the system.
                if (OperatingSystem.IsLinux())
                {
                    tls.CipherSuitesPolicy = new CipherSuitesPolicy(Suites);
                }

                tls.AllowRenegotiation = false;
            },
        };
        if (mode != ClientCertificateMode.NoCertificate)
        {
            // Whether a certificate is good for anything is the authorization server's question: a token may be bound to any.
            options.AllowAnyClientCertificate();
        }

        return options;
    }
}
