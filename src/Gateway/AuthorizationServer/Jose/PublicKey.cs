using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.ObjectPool;

namespace MyDataHub.Gateway.AuthorizationServer.Jose;

/// <summary>
/// A public key that verifies exactly one algorithm (RFC 8725 3.1): P-256 for ES256, RSA of 2048 bits or more for PS256.
/// For any number of threads.
/// </summary>
internal sealed class PublicKey
{
    private readonly ObjectPool<AsymmetricAlgorithm> _pool;

    private PublicKey(JwsAlgorithm algorithm, string? keyId, byte[] thumbprint, string json, Func<AsymmetricAlgorithm> import)
    {
        (Algorithm, KeyId, Json) = (algorithm, keyId, json);
        Thumbprint = Base64Url.EncodeToString(thumbprint);
        // The platform's key objects are not made for several threads at once.
        _pool = new DefaultObjectPool<AsymmetricAlgorithm>(new Importing(import), Environment.ProcessorCount * 2);
    }

    internal JwsAlgorithm Algorithm { get; }

    internal string? KeyId { get; }

    /// <summary>RFC 7638 with SHA-256, base64url: the jkt of DPoP.</summary>
    internal string Thumbprint { get; }

    /// <summary>As a JWK of public members only (RFC 7517).</summary>
    internal string Json { get; }

    internal bool Verify(ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature)
    {
        var key = _pool.Get();
        try
        {
            return key switch
            {
                ECDsa ec => signature.Length == 64
                    && ec.VerifyData(signed, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation),
                RSA rsa => rsa.VerifyData(signed, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
                _ => false,
            };
        }
        catch (CryptographicException)
        {
            return false;
        }
        finally
        {
            _pool.Return(key);
        }
    }

    /// <summary>The public key of this JWK; null with the reason when the profile does not allow it.</summary>
    internal static PublicKey? Read(JsonElement jwk, out string? problem)
    {
        problem = jwk.ValueKind == JsonValueKind.Object ? JwkRules.ProblemOf(jwk) : "A key is not a JSON object";
        if (problem is not null)
        {
            return null;
        }

        try
        {
            var key = jwk.Text("kty"u8) == "EC" ? OfPoint(jwk) : OfModulus(jwk);
            key._pool.Return(key._pool.Get());
            return key;
        }
        catch (Exception wrong) when (wrong is CryptographicException or FormatException or ArgumentException)
        {
            problem = "A key cannot be read";
            return null;
        }
    }

    internal static PublicKey Of(ECParameters key, string? keyId)
    {
        var (x, y) = (Base64Url.EncodeToString(key.Q.X), Base64Url.EncodeToString(key.Q.Y));
        var core = $$"""{"crv":"P-256","kty":"EC","x":"{{x}}","y":"{{y}}"}""";
        var only = new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = key.Q };
        return new PublicKey(
            JwsAlgorithm.ES256, keyId, Digest(core), Describe(core, keyId, JwsAlgorithm.ES256), () => ECDsa.Create(only));
    }

    internal static PublicKey Of(RSAParameters key, string? keyId)
    {
        var (e, n) = (Base64Url.EncodeToString(key.Exponent), Base64Url.EncodeToString(key.Modulus));
        var core = $$"""{"e":"{{e}}","kty":"RSA","n":"{{n}}"}""";
        var only = new RSAParameters { Exponent = key.Exponent, Modulus = key.Modulus };
        return new PublicKey(
            JwsAlgorithm.PS256, keyId, Digest(core), Describe(core, keyId, JwsAlgorithm.PS256), () => RSA.Create(only));
    }

    private static PublicKey OfPoint(JsonElement jwk) =>
        Of(new ECParameters { Q = new ECPoint { X = Bytes(jwk, "x"u8), Y = Bytes(jwk, "y"u8) } }, jwk.Text("kid"u8));

    private static PublicKey OfModulus(JsonElement jwk) =>
        Of(new RSAParameters { Exponent = Bytes(jwk, "e"u8), Modulus = Bytes(jwk, "n"u8) }, jwk.Text("kid"u8));

    private static byte[] Bytes(JsonElement jwk, ReadOnlySpan<byte> name) => Base64Url.DecodeFromChars(jwk.Text(name));

    // RFC 7638 3: the required members in the order of their names, without white space.
    private static byte[] Digest(string core) => SHA256.HashData(Encoding.ASCII.GetBytes(core));

    private static string Describe(string core, string? keyId, JwsAlgorithm algorithm) =>
        $$"""{{core[..^1]}},"use":"sig","alg":"{{algorithm.NameOf()}}"{{(keyId is null ? "" : $",\"kid\":{JsonSerializer.Serialize(keyId)}")}}}""";

    private sealed class Importing(Func<AsymmetricAlgorithm> import) : PooledObjectPolicy<AsymmetricAlgorithm>
    {
        public override AsymmetricAlgorithm Create() => import();

        public override bool Return(AsymmetricAlgorithm obj) => true;
    }
}
