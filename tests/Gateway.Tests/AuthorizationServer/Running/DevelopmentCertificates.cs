using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Running;

/// <summary>An authority, a server certificate for localhost and client certificates, made for one run and valid for the clock of the tests.</summary>
internal sealed class DevelopmentCertificates : IDisposable
{
    private static readonly DateTimeOffset From = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset To = new(2036, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly X509Certificate2 _authority;

    internal DevelopmentCertificates(string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        _authority = request.CreateSelfSigned(From.AddDays(-1), To.AddDays(1));
        AuthorityPath = Path.Combine(folder, "authority.pem");
        File.WriteAllText(AuthorityPath, _authority.ExportCertificatePem());

        var server = ForServer();
        ServerPath = Path.Combine(folder, "server.pem");
        ServerKeyPath = Path.Combine(folder, "server.key");
        File.WriteAllText(ServerPath, server.ExportCertificatePem());
        File.WriteAllText(ServerKeyPath, server.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
    }

    internal string AuthorityPath { get; }

    internal string ServerPath { get; }

    internal string ServerKeyPath { get; }

    /// <param name="subject">As .NET writes names, such as "CN=fintech, O=Fintech".</param>
    internal X509Certificate2 ForClient(
        string subject, Action<SubjectAlternativeNameBuilder>? names = null, DateTimeOffset? from = null, DateTimeOffset? to = null, string purpose = "1.3.6.1.5.5.7.3.2") =>
        Issue(_authority, subject, names, purpose, from ?? From, to ?? To);

    /// <summary>Of an authority that nobody trusts.</summary>
    internal static X509Certificate2 SelfSigned(string subject)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Reloaded(new CertificateRequest(subject, key, HashAlgorithmName.SHA256).CreateSelfSigned(From, To));
    }

    public void Dispose() => _authority.Dispose();

    private X509Certificate2 ForServer() => Issue(
        _authority, "CN=localhost",
        names =>
        {
            names.AddDnsName("localhost");
            names.AddIpAddress(IPAddress.Loopback);
        },
        "1.3.6.1.5.5.7.3.1", From, To);

    private static X509Certificate2 Issue(
        X509Certificate2 authority, string subject, Action<SubjectAlternativeNameBuilder>? names, string purpose, DateTimeOffset from, DateTimeOffset to)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], false));
        if (names is not null)
        {
            var builder = new SubjectAlternativeNameBuilder();
            names(builder);
            request.CertificateExtensions.Add(builder.Build());
        }

        using var certificate = request.Create(authority, from, to, RandomNumberGenerator.GetBytes(16));
        return Reloaded(certificate.CopyWithPrivateKey(key));
    }

    // TLS wants a certificate whose key it can hand on.
    private static X509Certificate2 Reloaded(X509Certificate2 certificate)
    {
        using (certificate)
        {
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
        }
    }
}
