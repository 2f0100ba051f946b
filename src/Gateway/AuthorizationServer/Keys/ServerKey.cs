using System.Security.Cryptography;
using Microsoft.Extensions.ObjectPool;
using MyDataHub.Gateway.AuthorizationServer.Jose;
using MyDataHub.Storage.Authorization;

namespace MyDataHub.Gateway.AuthorizationServer.Keys;

/// <summary>A key of the authorization server: what signs, and what others verify with. For any number of threads.</summary>
internal sealed class ServerKey
{
    private readonly ObjectPool<AsymmetricAlgorithm> _pool;

    private ServerKey(StoredServerKey stored, PublicKey verifier)
    {
        (KeyId, SignsFrom, Verifier) = (stored.KeyId, stored.SignsFrom, verifier);
        var pkcs8 = stored.Pkcs8.ToArray();
        _pool = new DefaultObjectPool<AsymmetricAlgorithm>(new Importing(verifier.Algorithm, pkcs8), Environment.ProcessorCount * 2);
    }

    internal string KeyId { get; }

    internal DateTimeOffset SignsFrom { get; }

    internal PublicKey Verifier { get; }

    internal JwsAlgorithm Algorithm => Verifier.Algorithm;

    /// <summary>JWS form: r and s side by side for ES256 (RFC 7518 3.4).</summary>
    internal byte[] Sign(ReadOnlySpan<byte> content)
    {
        var key = _pool.Get();
        try
        {
            return key switch
            {
                ECDsa ec => ec.SignData(content, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation),
                RSA rsa => rsa.SignData(content, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
                _ => throw new InvalidOperationException("A server key is neither ECDSA nor RSA."),
            };
        }
        finally
        {
            _pool.Return(key);
        }
    }

    internal static ServerKey Read(StoredServerKey stored)
    {
        var algorithm = JwsAlgorithms.Find(stored.Algorithm) ?? throw new InvalidOperationException($"The server key {stored.KeyId} is for {stored.Algorithm}.");
        using var key = Import(algorithm, stored.Pkcs8.Span);
        return new ServerKey(stored, key switch
        {
            ECDsa ec => PublicKey.Of(ec.ExportParameters(false), stored.KeyId),
            var rsa => PublicKey.Of(((RSA)rsa).ExportParameters(false), stored.KeyId),
        });
    }

    internal static StoredServerKey Create(JwsAlgorithm algorithm, DateTimeOffset now, DateTimeOffset signsFrom)
    {
        using AsymmetricAlgorithm key = algorithm switch
        {
            JwsAlgorithm.ES256 => ECDsa.Create(ECCurve.NamedCurves.nistP256),
            JwsAlgorithm.PS256 => RSA.Create(2048),
        };
        // A random name: one made of the key would say nothing more, and time would say when keys are made.
        var name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        return new StoredServerKey(name, algorithm.NameOf(), now, signsFrom, key.ExportPkcs8PrivateKey());
    }

    private static AsymmetricAlgorithm Import(JwsAlgorithm algorithm, ReadOnlySpan<byte> pkcs8)
    {
        AsymmetricAlgorithm key = algorithm switch
        {
            JwsAlgorithm.ES256 => ECDsa.Create(),
            JwsAlgorithm.PS256 => RSA.Create(),
        };
        key.ImportPkcs8PrivateKey(pkcs8, out _);
        return key;
    }

    private sealed class Importing(JwsAlgorithm algorithm, byte[] pkcs8) : PooledObjectPolicy<AsymmetricAlgorithm>
    {
        public override AsymmetricAlgorithm Create() => Import(algorithm, pkcs8);

        public override bool Return(AsymmetricAlgorithm obj) => true;
    }
}
