using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;
using MyDataHub.Gateway.Http;

namespace MyDataHub.Gateway.AuthorizationServer.ClientAuthentication;

/// <summary>Whether a client certificate leads to one of the configured authorities, is for clients, and is valid now (RFC 8705 2.1).</summary>
internal sealed class CertificateTrust
{
    private const string ForClients = "1.3.6.1.5.5.7.3.2";
    private const int MaxKnown = 10_000;
    private static readonly TimeSpan LooksAgain = TimeSpan.FromMinutes(5);
    private readonly X509Certificate2Collection _roots = [];
    private readonly X509Certificate2Collection _others = [];
    private readonly ConcurrentDictionary<string, DateTimeOffset> _goodUntil = new(StringComparer.Ordinal);
    private readonly TimeProvider _time;

    public CertificateTrust(IOptions<AuthorizationServerOptions> options, TimeProvider time)
    {
        _time = time;
        foreach (var file in options.Value.ClientCertificateAuthorities)
        {
            Read(file);
        }
    }

    internal bool Accepts(ClientCertificate certificate)
    {
        var now = _time.GetUtcNow();
        if (_goodUntil.TryGetValue(certificate.Thumbprint, out var until) && now < until)
        {
            return true;
        }

        if (!LeadsToRoot(certificate.Certificate, now))
        {
            return false;
        }

        if (_goodUntil.Count >= MaxKnown)
        {
            _goodUntil.Clear();
        }

        var ends = new DateTimeOffset(certificate.Certificate.NotAfter);
        _goodUntil[certificate.Thumbprint] = ends < now + LooksAgain ? ends : now + LooksAgain;
        return true;
    }

    private bool LeadsToRoot(X509Certificate2 certificate, DateTimeOffset now)
    {
        if (_roots.Count == 0)
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_roots);
        chain.ChainPolicy.ExtraStore.AddRange(_others);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ForClients));
        chain.ChainPolicy.VerificationTime = now.UtcDateTime;
        return chain.Build(certificate);
    }

    private void Read(string file)
    {
        var read = new X509Certificate2Collection();
        try
        {
            read.ImportFromPemFile(file);
        }
        catch (Exception failure) when (failure is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new HostingException($"The client certificate authorities in {file} cannot be read: {failure.Message}", failure);
        }

        foreach (var certificate in read)
        {
            (certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData) ? _roots : _others).Add(certificate);
        }
    }
}
