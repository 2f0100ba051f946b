namespace MyDataHub.Sandbox.CertificateAuthority;

/// <summary>Consents that a person is asked to sign at once (통합인증-102). The order of the consents is kept.</summary>
internal sealed record SignatureRequest(string CertTxId, string SignTxId, string Ci, string Title, string ReturnUrl, bool Detached)
{
    private readonly Lock _deciding = new();

    public required IReadOnlyList<ConsentToSign> Consents { get; init; }

    /// <summary>The signatures in the order of the consents, once the person has signed.</summary>
    public IReadOnlyList<string>? Signatures { get; private set; }

    public bool IsRefused { get; private set; }

    public override string ToString() => CertTxId;

    /// <summary>Signs everything, once; a refusal is final.</summary>
    public bool Sign(ConsentSigner signer)
    {
        lock (_deciding)
        {
            if (!IsRefused)
            {
                Signatures ??= [.. Consents.Select(consent => signer.Sign(consent.Bytes, Detached))];
            }

            return !IsRefused;
        }
    }

    public bool Refuse()
    {
        lock (_deciding)
        {
            IsRefused = Signatures is null;
            return IsRefused;
        }
    }
}

/// <summary>One consent and the transaction id under which the provider will get it.</summary>
internal sealed record ConsentToSign(string Title, byte[] Bytes, string TxId);
