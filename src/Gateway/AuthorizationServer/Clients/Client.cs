using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Gateway.AuthorizationServer.Jose;

namespace MyDataHub.Gateway.AuthorizationServer.Clients;

/// <summary>A third party's software as it was registered: what it may ask for, and how it proves who it is.</summary>
internal sealed record Client(ClientId Id, string Name, ClientAuthenticationMethod AuthMethod, SenderConstraints SenderConstraint)
{
    /// <summary>Of the registration; grows with every change.</summary>
    internal long Version { get; init; }

    internal DateTimeOffset RegisteredAt { get; init; }

    /// <summary>A disabled client exists but is refused everywhere.</summary>
    internal bool IsActive { get; init; } = true;

    /// <summary>The name by language tag, such as "ko" (RFC 7591 2.2).</summary>
    internal ImmutableSortedDictionary<string, string> Names { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Compared byte for byte.</summary>
    internal ImmutableArray<string> RedirectUris { get; init; } = [];

    /// <summary>The registered keys; empty when they are at <see cref="JwksUri"/>.</summary>
    internal KeySet Keys { get; init; } = KeySet.Empty;

    internal Uri? JwksUri { get; init; }

    /// <summary>The one algorithm of its assertions; null allows every one of the profile.</summary>
    internal JwsAlgorithm? AssertionAlgorithm { get; init; }

    internal TlsSubject? TlsSubject { get; init; }

    internal ImmutableArray<string> GrantTypes { get; init; } = [];

    internal ImmutableSortedSet<string> Scopes { get; init; } = [];

    /// <summary>Types of authorization details that it may ask for (RFC 9396 10).</summary>
    internal ImmutableArray<string> DetailTypes { get; init; } = [];

    /// <summary>Authorization requests must be signed (FAPI 2.0 Message Signing 5.3.1).</summary>
    internal bool RequiresSignedRequests { get; init; }

    /// <summary>The one algorithm of its request objects; null allows every one of the profile.</summary>
    internal JwsAlgorithm? RequestAlgorithm { get; init; }

    /// <summary>Set when authorization responses are signed (JARM); response_mode=jwt is then required.</summary>
    internal JwsAlgorithm? ResponseAlgorithm { get; init; }

    internal bool SignsResponses => ResponseAlgorithm is not null;

    internal JwsAlgorithm? IdTokenAlgorithm { get; init; }

    /// <summary>Set when introspection answers are signed (RFC 9701).</summary>
    internal JwsAlgorithm? IntrospectionAlgorithm { get; init; }

    internal Uri? LogoUri { get; init; }

    internal Uri? ClientUri { get; init; }

    internal Uri? PolicyUri { get; init; }

    internal Uri? TosUri { get; init; }

    internal ImmutableArray<string> Contacts { get; init; } = [];

    /// <summary>SHA-256 of the token that manages the registration (RFC 7592 3).</summary>
    internal ReadOnlyMemory<byte> RegistrationTokenHash { get; init; }

    internal bool MayUse(string grantType) => GrantTypes.Contains(grantType);

    internal bool MayUse(SenderConstraints constraint) => (SenderConstraint & constraint) != 0;
}

/// <summary>How a client proves who it is; FAPI 2.0 5.3.2.1-6 leaves these two.</summary>
internal enum ClientAuthenticationMethod
{
    /// <summary>A signed assertion (RFC 7523, OpenID Connect Core 9).</summary>
    PrivateKeyJwt,

    /// <summary>A certificate of a trusted authority (RFC 8705 2.1).</summary>
    TlsClientAuth,
}

/// <summary>What a client's access tokens may be bound to. At least one of them.</summary>
[Flags]
internal enum SenderConstraints
{
    /// <summary>A key that signs proofs (RFC 9449).</summary>
    DpopBound = 1,

    /// <summary>The client's certificate (RFC 8705 3).</summary>
    CertificateBound = 2,
}
