using System.Collections.Concurrent;
using MyDataHub.Sandbox.Hosting;
using MyDataHub.Sandbox.Wire;

namespace MyDataHub.Sandbox.CertificateAuthority;

/// <summary>Where consents wait for a person's signature, and where providers ask whether one is genuine.</summary>
internal sealed class SigningDesk(WaitingRoom<SignatureRequest> requests, ConsentSigner signer)
{
    /// <summary>Stands for every person when it is put in place of a CI.</summary>
    public const string Everybody = "*";

    private readonly ConcurrentDictionary<string, bool> _signsAtOnce = new(StringComparer.Ordinal);

    public void SignAtOnce(string ci, bool enabled) => _signsAtOnce[ci] = enabled;

    public void Receive(SignatureRequest request)
    {
        requests.Add(request.CertTxId, request);
        if (_signsAtOnce.GetValueOrDefault(request.Ci, _signsAtOnce.GetValueOrDefault(Everybody)))
        {
            request.Sign(signer);
        }
    }

    public SignatureRequest? Find(string? certTxId) => requests.TryGet(certTxId, out var request) ? request : null;

    /// <summary>
    /// The CI of whoever signed this consent in this transaction, or null when nobody did (통합인증 IA104).
    /// </summary>
    public string? SignerOf(string? certTxId, string? txId, byte[] consent, string? signature)
    {
        if (Find(certTxId) is not { Signatures: { } signatures } request)
        {
            return null;
        }

        var index = request.Consents.ToList().FindIndex(asked => asked.TxId == txId);
        var isTheirs = index >= 0
            && Secret.Matches(signature?.TrimEnd('='), signatures[index])
            && request.Consents[index].Bytes.AsSpan().SequenceEqual(consent);
        return isTheirs ? request.Ci : null;
    }
}
