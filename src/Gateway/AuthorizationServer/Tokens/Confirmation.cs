namespace MyDataHub.Gateway.AuthorizationServer.Tokens;

/// <summary>What an access token is bound to (RFC 7800): whoever presents it must prove to hold the same key.</summary>
internal abstract record Confirmation
{
    private Confirmation()
    {
    }

    /// <summary>RFC 6749 7.1, RFC 9449 5.</summary>
    internal abstract string TokenType { get; }

    /// <summary>The member of cnf.</summary>
    internal abstract string Member { get; }

    internal abstract string Value { get; }

    /// <summary>The SHA-256 thumbprint of the key that signs proofs (RFC 9449 6.1).</summary>
    internal sealed record DpopKey(string Jkt) : Confirmation
    {
        internal override string TokenType => "DPoP";

        internal override string Member => "jkt";

        internal override string Value => Jkt;
    }

    /// <summary>The base64url SHA-256 of the certificate (RFC 8705 3.1).</summary>
    internal sealed record Certificate(string Thumbprint) : Confirmation
    {
        internal override string TokenType => "Bearer";

        internal override string Member => "x5t#S256";

        internal override string Value => Thumbprint;
    }
}
