using System.Net;
using MyDataHub.Gateway.AuthorizationServer.Clients;

namespace MyDataHub.Gateway.AuthorizationServer.ClientAuthentication;

/// <summary>The certificate of a request beside the client that it should be of.</summary>
internal sealed record PresentedCertificate(ClientCertificate Presented, Client Client, CertificateTrust Trust);

/// <summary>What a client certificate must satisfy (RFC 8705 2.1), in the order it is checked.</summary>
internal static class CertificateChecks
{
    internal static readonly Func<PresentedCertificate, string?>[] InOrder =
    [
        RequireMethod,
        RequireSubject,
        RequireTrust,
    ];

    internal static string? ProblemOf(PresentedCertificate certificate) => InOrder.FirstProblem(certificate);

    // RFC 7591 2: one registered for a key cannot come with a certificate.
    private static string? RequireMethod(PresentedCertificate certificate) =>
        certificate.Client.AuthMethod == ClientAuthenticationMethod.TlsClientAuth ? null : "The client is registered for another method";

    // RFC 8705 2.1.2: exactly the one attribute that was registered.
    private static string? RequireSubject(PresentedCertificate certificate) =>
        Holds(certificate.Presented, certificate.Client.TlsSubject) ? null : "The certificate is not the client's";

    private static string? RequireTrust(PresentedCertificate certificate) =>
        certificate.Trust.Accepts(certificate.Presented) ? null : "The certificate is not of an authority trusted here, not for clients, or not valid now";

    private static bool Holds(ClientCertificate presented, TlsSubject? subject) => subject switch
    {
        TlsSubject.DistinguishedName name => DistinguishedNames.AreEqual(name.Value, presented.Certificate.SubjectName),
        TlsSubject.DnsName name => AlternativeNames.Of(presented.Certificate).DnsNames.Contains(name.Value, StringComparer.OrdinalIgnoreCase),
        TlsSubject.UniformResource uri => AlternativeNames.Of(presented.Certificate).Uris.Contains(uri.Value, StringComparer.Ordinal),
        TlsSubject.EmailAddress email => AlternativeNames.Of(presented.Certificate).Emails.Contains(email.Value, StringComparer.Ordinal),
        TlsSubject.IpAddress address => IPAddress.TryParse(address.Value, out var ip) && AlternativeNames.Of(presented.Certificate).Addresses.Contains(ip),
        _ => false,
    };
}
