using MyDataHub.Gateway.AuthorizationServer.Jose;

namespace MyDataHub.Gateway.AuthorizationServer.Dpop;

/// <summary>A proof as it came: read, not yet believed. Claims and header members that are not named here are ignored (RFC 9449 4.2).</summary>
internal sealed record DpopProof(Jwt Jwt, PublicKey? Key)
{
    internal string? Id { get; } = Jwt.Claims.Text("jti"u8);

    internal string? Method { get; } = Jwt.Claims.Text("htm"u8);

    internal string? Address { get; } = Jwt.Claims.Text("htu"u8);

    internal DateTimeOffset? IssuedAt { get; } = Jwt.Claims.Instant("iat"u8);

    internal string? TokenHash { get; } = Jwt.Claims.Text("ath"u8);

    internal string? Nonce { get; } = Jwt.Claims.Text("nonce"u8);
}

/// <summary>The request that a proof must be about.</summary>
/// <param name="Address">Without query and fragment.</param>
/// <param name="AccessToken">What was presented with the proof; null where none belongs.</param>
internal sealed record DpopRequest(string Method, string Address, string? AccessToken);
