using System.Collections.Immutable;
using System.Text.Json;
using MyDataHub.Gateway.AuthorizationServer.Jose;
using MyDataHub.Storage.Authorization;

namespace MyDataHub.Gateway.AuthorizationServer.Clients;

/// <summary>Makes the client of a stored registration. What was stored has passed the rules of registration.</summary>
internal static class ClientReading
{
    internal static Client Read(StoredClient stored)
    {
        var metadata = ClientMetadata.Parse(stored.Metadata.Span);
        return new Client(stored.Id, metadata.ClientName ?? stored.Id.Value, Method(metadata), Constraint(metadata))
        {
            Version = stored.Version,
            RegisteredAt = stored.RegisteredAt,
            IsActive = stored.IsActive,
            RegistrationTokenHash = stored.RegistrationTokenHash,
            Names = Names(metadata),
            RedirectUris = [.. metadata.RedirectUris ?? []],
            Keys = metadata.Jwks is { } jwks ? KeySet.Read(jwks, out _)! : KeySet.Empty,
            JwksUri = Address(metadata.JwksUri),
            AssertionAlgorithm = JwsAlgorithms.Find(metadata.TokenEndpointAuthSigningAlg),
            TlsSubject = Subject(metadata),
            GrantTypes = [.. metadata.GrantTypes ?? []],
            Scopes = [.. (metadata.Scope ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            DetailTypes = [.. metadata.AuthorizationDetailsTypes ?? []],
            RequiresSignedRequests = metadata.RequireSignedRequestObject ?? false,
            RequestAlgorithm = JwsAlgorithms.Find(metadata.RequestObjectSigningAlg),
            ResponseAlgorithm = JwsAlgorithms.Find(metadata.AuthorizationSignedResponseAlg),
            IdTokenAlgorithm = JwsAlgorithms.Find(metadata.IdTokenSignedResponseAlg),
            IntrospectionAlgorithm = JwsAlgorithms.Find(metadata.IntrospectionSignedResponseAlg),
            LogoUri = Address(metadata.LogoUri),
            ClientUri = Address(metadata.ClientUri),
            PolicyUri = Address(metadata.PolicyUri),
            TosUri = Address(metadata.TosUri),
            Contacts = [.. metadata.Contacts ?? []],
        };
    }

    internal static TlsSubject? Subject(ClientMetadata metadata) => metadata switch
    {
        { TlsClientAuthSubjectDn: { } name } => new TlsSubject.DistinguishedName(name),
        { TlsClientAuthSanDns: { } name } => new TlsSubject.DnsName(name),
        { TlsClientAuthSanUri: { } uri } => new TlsSubject.UniformResource(uri),
        { TlsClientAuthSanIp: { } address } => new TlsSubject.IpAddress(address),
        { TlsClientAuthSanEmail: { } email } => new TlsSubject.EmailAddress(email),
        _ => null,
    };

    private static ClientAuthenticationMethod Method(ClientMetadata metadata) =>
        metadata.TokenEndpointAuthMethod == ClientAuthenticationMethods.TlsClientAuth
            ? ClientAuthenticationMethod.TlsClientAuth
            : ClientAuthenticationMethod.PrivateKeyJwt;

    private static SenderConstraints Constraint(ClientMetadata metadata) =>
        (metadata.DpopBoundAccessTokens == true ? SenderConstraints.DpopBound : 0)
        | (metadata.TlsClientCertificateBoundAccessTokens == true ? SenderConstraints.CertificateBound : 0);

    private static ImmutableSortedDictionary<string, string> Names(ClientMetadata metadata) =>
        (metadata.Further ?? new Dictionary<string, JsonElement>())
            .Where(member => member.Key.StartsWith(ClientMetadata.LocalizedName, StringComparison.Ordinal) && member.Value.ValueKind == JsonValueKind.String)
            .ToImmutableSortedDictionary(
                member => member.Key[ClientMetadata.LocalizedName.Length..], member => member.Value.GetString()!, StringComparer.OrdinalIgnoreCase);

    private static Uri? Address(string? text) => text is null ? null : new Uri(text, UriKind.Absolute);
}

/// <summary>The two methods by their registered names.</summary>
internal static class ClientAuthenticationMethods
{
    internal const string PrivateKeyJwt = "private_key_jwt";
    internal const string TlsClientAuth = "tls_client_auth";
    internal static readonly string[] Names = [PrivateKeyJwt, TlsClientAuth];
}
