using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Running;

/// <summary>A key pair of somebody outside, and JWTs signed with it; right or wrong, as a test wants them.</summary>
internal sealed class SigningParty : IDisposable
{
    private readonly AsymmetricAlgorithm _key;

    private SigningParty(AsymmetricAlgorithm key, string algorithm, string? keyId) => (_key, Algorithm, KeyId) = (key, algorithm, keyId);

    internal string Algorithm { get; }

    internal string? KeyId { get; }

    internal static SigningParty ES256(string? keyId = "key-1") => new(ECDsa.Create(ECCurve.NamedCurves.nistP256), "ES256", keyId);

    internal static SigningParty PS256(string? keyId = "key-1", int bits = 2048) => new(RSA.Create(bits), "PS256", keyId);

    /// <summary>The public key as a JWK.</summary>
    internal JsonObject Jwk
    {
        get
        {
            var jwk = new JsonObject();
            if (_key is ECDsa ec)
            {
                var point = ec.ExportParameters(false).Q;
                (jwk["kty"], jwk["crv"]) = ("EC", "P-256");
                (jwk["x"], jwk["y"]) = (Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));
            }
            else
            {
                var rsa = ((RSA)_key).ExportParameters(false);
                jwk["kty"] = "RSA";
                (jwk["n"], jwk["e"]) = (Base64Url.EncodeToString(rsa.Modulus), Base64Url.EncodeToString(rsa.Exponent));
            }

            if (KeyId is not null)
            {
                jwk["kid"] = KeyId;
            }

            return jwk;
        }
    }

    /// <summary>RFC 7638.</summary>
    internal string Thumbprint
    {
        get
        {
            var jwk = Jwk;
            var core = (string?)jwk["kty"] == "EC"
                ? $$"""{"crv":"P-256","kty":"EC","x":"{{jwk["x"]}}","y":"{{jwk["y"]}}"}"""
                : $$"""{"e":"{{jwk["e"]}}","kty":"RSA","n":"{{jwk["n"]}}"}""";
            return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(core)));
        }
    }

    /// <param name="change">The header, to be made wrong.</param>
    internal string Sign(JsonObject claims, string? typ = null, Action<JsonObject>? change = null)
    {
        var header = new JsonObject { ["alg"] = Algorithm };
        if (KeyId is not null)
        {
            header["kid"] = KeyId;
        }

        if (typ is not null)
        {
            header["typ"] = typ;
        }

        change?.Invoke(header);
        return Sign(header.ToJsonString(), claims.ToJsonString());
    }

    /// <summary>Header and claims as text, for JSON that no writer would make.</summary>
    internal string Sign(string header, string claims)
    {
        var signed = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}";
        return $"{signed}.{Base64Url.EncodeToString(Signature(Encoding.ASCII.GetBytes(signed), (string?)JsonNode.Parse(header)!["alg"]))}";
    }

    public void Dispose() => _key.Dispose();

    // An algorithm that the profile does not have is signed rightly, so that nothing but its name can be what is refused.
    private byte[] Signature(byte[] content, string? algorithm) => _key switch
    {
        ECDsa ec => ec.SignData(content, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation),
        RSA rsa when algorithm == "RS256" => rsa.SignData(content, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        RSA rsa when algorithm == "PS384" => rsa.SignData(content, HashAlgorithmName.SHA384, RSASignaturePadding.Pss),
        var rsa => ((RSA)rsa).SignData(content, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
    };
}
