using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MyDataHub.Providers.Tests.Running;

/// <summary>The operator's certificate once more, for another time, as files of their own.</summary>
internal sealed class ShortLived : IDisposable
{
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("operator").FullName;

    public string Certificate => Path.Combine(_folder, "operator.pem");

    public string Key => Path.Combine(_folder, "operator.key");

    public (string Key, string Value)[] Settings =>
    [
        ("Operators:0:ClientCertificatePath", Certificate), ("Operators:0:ClientKeyPath", Key), ("Outbound:CertificateLookSeconds", "1"),
    ];

    public void Until(DateTimeOffset ends)
    {
        using var authority = X509Certificate2.CreateFromPemFile(TestCertificates.PathOf("ca.pem"), TestCertificates.PathOf("ca.key"));
        using var original = X509Certificate2.CreateFromPemFile(TestCertificates.PathOf("operator.pem"), TestCertificates.PathOf("operator.key"));
        using var key = original.GetECDsaPrivateKey()!;
        var request = new CertificateRequest(original.SubjectName, key, HashAlgorithmName.SHA256);
        foreach (var extension in original.Extensions.Where(extension => extension is X509EnhancedKeyUsageExtension or X509KeyUsageExtension or X509BasicConstraintsExtension))
        {
            request.CertificateExtensions.Add(extension);
        }

        using var signing = authority.GetECDsaPrivateKey()!;
        var begins = TimeProvider.System.GetUtcNow() < ends ? TimeProvider.System.GetUtcNow() : ends;
        using var issued = request.Create(
            authority.SubjectName, X509SignatureGenerator.CreateForECDsa(signing), begins.AddMinutes(-1), ends, [1, .. RandomNumberGenerator.GetBytes(15)]);
        File.WriteAllText(Certificate, issued.ExportCertificatePem());
        File.WriteAllText(Key, key.ExportPkcs8PrivateKeyPem());
    }

    public void Dispose() => System.IO.Directory.Delete(_folder, recursive: true);
}
