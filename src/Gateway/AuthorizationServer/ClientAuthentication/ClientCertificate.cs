using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MyDataHub.Gateway.AuthorizationServer.Listeners;

namespace MyDataHub.Gateway.AuthorizationServer.ClientAuthentication;

/// <summary>
/// The certificate of this TLS connection. It comes from our own handshake only: no header field ever says what certificate
/// somebody in front of us has seen.
/// </summary>
internal sealed class ClientCertificate
{
    private static readonly ConditionalWeakTable<X509Certificate2, ClientCertificate> Known = [];

    private ClientCertificate(X509Certificate2 certificate)
    {
        Certificate = certificate;
        Thumbprint = Base64Url.EncodeToString(SHA256.HashData(certificate.RawDataMemory.Span));
    }

    internal X509Certificate2 Certificate { get; }

    /// <summary>x5t#S256 (RFC 8705 3.1).</summary>
    internal string Thumbprint { get; }

    /// <summary>Null on a connection that did not present one.</summary>
    internal static ClientCertificate? Of(HttpContext context) =>
        Listener.Of(context) == Listens.Mtls && context.Connection.ClientCertificate is { } certificate
            ? Known.GetValue(certificate, static certificate => new(certificate))
            : null;
}
