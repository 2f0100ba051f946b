using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;

namespace MyDataHub.Journeys.Tests.ThirdParties;

/// <summary>A third party's ES256 key, for its assertions and proofs, and a certificate that its tokens may be bound to.</summary>
internal sealed class ThirdPartyKeys : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECParameters _private;
    private readonly string _proofHeader;

    // The platform's keys are not made for several threads, and making one costs as much as signing.
    private readonly ThreadLocal<ECDsa> _own;

    internal ThirdPartyKeys()
    {
        _private = _key.ExportParameters(true);
        _own = new(() => ECDsa.Create(_private), trackAllValues: true);
        _proofHeader = Part($$"""{"typ":"dpop+jwt","alg":"ES256","jwk":{{Jwk().ToJsonString()}}}""");
        using var own = new CertificateRequest("CN=third-party", _key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(90));
        // TLS wants a certificate whose key it can hand on.
        Certificate = X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pkcs12), null);
    }

    internal X509Certificate2 Certificate { get; }

    internal byte[] PublicKey => _key.ExportSubjectPublicKeyInfo();

    internal JsonObject Jwk()
    {
        var point = _private.Q;
        return new JsonObject
        {
            ["kty"] = "EC",
            ["crv"] = "P-256",
            ["x"] = Base64Url.EncodeToString(point.X),
            ["y"] = Base64Url.EncodeToString(point.Y),
        };
    }

    /// <summary>RFC 7523.</summary>
    internal string Assertion(string clientId, string issuer, DateTimeOffset now) => Sign(
        Part("""{"alg":"ES256"}"""),
        $$"""{"iss":"{{clientId}}","sub":"{{clientId}}","aud":"{{issuer}}","jti":"{{NewId()}}","iat":{{now.ToUnixTimeSeconds()}},"exp":{{now.AddMinutes(1).ToUnixTimeSeconds()}}}""");

    /// <summary>RFC 9449; the hash is of the access token that is presented with it.</summary>
    internal string Proof(string method, string address, string? hash, DateTimeOffset now) => Sign(
        _proofHeader,
        $$"""{"jti":"{{NewId()}}","htm":"{{method}}","htu":"{{address}}","iat":{{now.ToUnixTimeSeconds()}}{{(hash is null ? "" : $",\"ath\":\"{hash}\"")}}}""");

    internal static string HashOf(string text) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(text)));

    internal static string NewId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    public void Dispose()
    {
        foreach (var own in _own.Values)
        {
            own.Dispose();
        }

        _own.Dispose();
        Certificate.Dispose();
        _key.Dispose();
    }

    private string Sign(string header, string claims)
    {
        var signed = $"{header}.{Part(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(_own.Value!.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    private static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
