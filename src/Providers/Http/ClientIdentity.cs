using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MyDataHub.Providers.Http;

/// <summary>An operator's client certificate with the chain it is sent with, read from PEM files.</summary>
internal static class ClientIdentity
{
    internal static SslStreamCertificateContext Read(OperatorOptions options)
    {
        try
        {
            var certificate = X509Certificate2.CreateFromPemFile(options.ClientCertificatePath, options.ClientKeyPath);
            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(options.ClientCertificatePath);
            chain.RemoveAt(0);
            return SslStreamCertificateContext.Create(certificate, chain, offline: true);
        }
        catch (Exception exception) when (exception is IOException or CryptographicException or UnauthorizedAccessException)
        {
            throw new OutboundSetupException(
                $"The client certificate of operator {options.OrgCode} cannot be read from {options.ClientCertificatePath} and {options.ClientKeyPath}.", exception);
        }
    }

    internal static X509Certificate2Collection? Anchors(OutboundOptions options)
    {
        if (options.TrustAnchorsPath is not { Length: > 0 } path)
        {
            return null;
        }

        try
        {
            var anchors = new X509Certificate2Collection();
            anchors.ImportFromPemFile(path);
            return anchors.Count > 0 ? anchors : throw new CryptographicException("The file holds no certificate.");
        }
        catch (Exception exception) when (exception is IOException or CryptographicException or UnauthorizedAccessException)
        {
            throw new OutboundSetupException($"The trust anchors cannot be read from {path}.", exception);
        }
    }
}

/// <summary>The configuration of the outside world is wrong: nothing can be called until somebody mends it.</summary>
public sealed class OutboundSetupException(string message, Exception inner) : Exception(message, inner);
