using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.ObjectPool;

namespace MyDataHub.Bench.Open;

/// <summary>Verifies the ES256 signature of the DPoP field of a request, and nothing else about it: the least that a bound token can cost.</summary>
internal sealed class BareProof(ECParameters key)
{
    private readonly ObjectPool<ECDsa> _keys = new DefaultObjectPool<ECDsa>(new Keys(key));

    /// <param name="publicKey">Hexadecimal SubjectPublicKeyInfo.</param>
    public static BareProof Of(string publicKey)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromHexString(publicKey), out _);
        return new(key.ExportParameters(false));
    }

    public bool IsSigned(HttpRequest request)
    {
        var jwt = request.Headers["DPoP"].ToString();
        var dot = jwt.LastIndexOf('.');
        var key = _keys.Get();
        var isSigned = key.VerifyData(Encoding.ASCII.GetBytes(jwt, 0, dot), Base64Url.DecodeFromChars(jwt.AsSpan(dot + 1)), HashAlgorithmName.SHA256);
        _keys.Return(key);
        return isSigned;
    }

    private sealed class Keys(ECParameters key) : PooledObjectPolicy<ECDsa>
    {
        public override ECDsa Create() => ECDsa.Create(key);

        public override bool Return(ECDsa obj) => true;
    }
}
