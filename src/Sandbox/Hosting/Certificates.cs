using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MyDataHub.Sandbox.Hosting;

/// <summary>The certificates of <c>certs/make</c> that the sandbox itself uses.</summary>
internal sealed class Certificates : IDisposable
{
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    private readonly X509Certificate2 _authority;

    private Certificates(string folder)
    {
        Folder = Path.GetFullPath(folder);
        _authority = X509CertificateLoader.LoadCertificateFromFile(PathOf("ca.pem"));
        Valid = Context("sandbox");
        Expired = Context("sandbox-expired");
        Signing = X509Certificate2.CreateFromPemFile(PathOf("ca-signing.pem"), PathOf("ca-signing.key"));
    }

    public string Folder { get; }

    public SslStreamCertificateContext Valid { get; }

    public SslStreamCertificateContext Expired { get; }

    /// <summary>With this the integrated-authentication CA signs consents.</summary>
    public X509Certificate2 Signing { get; }

    /// <exception cref="SandboxSetupException">A file is missing or is not what its name says.</exception>
    public static Certificates Load(string folder)
    {
        try
        {
            return new Certificates(folder);
        }
        catch (Exception problem) when (problem is IOException or CryptographicException or UnauthorizedAccessException)
        {
            throw new SandboxSetupException(
                $"The certificates in '{folder}' cannot be used ({problem.Message}). Make them with: certs/make '{folder}'", problem);
        }
    }

    public string PathOf(string file) => Path.Combine(Folder, file);

    /// <summary>The Subject serialNumber in one of the certificates of the folder.</summary>
    public string SerialNumberIn(string file)
    {
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(PathOf(file));
        return Caller.SerialNumberOf(certificate);
    }

    /// <summary>Whether the development authority issued this certificate to a client and it is in force.</summary>
    public bool TrustsClient(X509Certificate? certificate)
    {
        if (certificate is not X509Certificate2 client)
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(_authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ClientAuthentication));
        return chain.Build(client);
    }

    public void Dispose()
    {
        _authority.Dispose();
        Valid.TargetCertificate.Dispose();
        Expired.TargetCertificate.Dispose();
        Signing.Dispose();
    }

    private SslStreamCertificateContext Context(string name) =>
        SslStreamCertificateContext.Create(
            X509Certificate2.CreateFromPemFile(PathOf($"{name}.pem"), PathOf($"{name}.key")), [], offline: true);
}
