namespace MyDataHub.Gateway.AuthorizationServer.Clients;

/// <summary>The one name that a client's certificate must hold (RFC 8705 2.1.2).</summary>
internal abstract record TlsSubject
{
    private TlsSubject()
    {
    }

    /// <summary>The whole subject, written as RFC 4514 says.</summary>
    internal sealed record DistinguishedName(string Value) : TlsSubject;

    internal sealed record DnsName(string Value) : TlsSubject;

    internal sealed record UniformResource(string Value) : TlsSubject;

    internal sealed record IpAddress(string Value) : TlsSubject;

    internal sealed record EmailAddress(string Value) : TlsSubject;
}
