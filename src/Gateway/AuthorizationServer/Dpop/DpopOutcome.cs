namespace MyDataHub.Gateway.AuthorizationServer.Dpop;

/// <summary>What the DPoP field of a request proves.</summary>
internal abstract record DpopOutcome
{
    private DpopOutcome()
    {
    }

    /// <summary>There is no proof.</summary>
    internal sealed record None : DpopOutcome
    {
        internal static readonly None Instance = new();
    }

    /// <summary>The sender holds the key of this thumbprint (RFC 9449 6.1).</summary>
    internal sealed record Valid(string Jkt) : DpopOutcome;

    internal sealed record Refused(OAuthError Error) : DpopOutcome;
}

/// <summary>Whom a proof is for; the two have nonces of their own (RFC 9449 8, 9).</summary>
internal enum DpopPlace
{
    AuthorizationServer,
    ResourceServer,
}
