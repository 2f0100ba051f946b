using Microsoft.Extensions.Options;
using MyDataHub.Gateway.AuthorizationServer;
using MyDataHub.Gateway.AuthorizationServer.Clients;
using MyDataHub.Gateway.AuthorizationServer.Jose;
using MyDataHub.Gateway.AuthorizationServer.Tokens;

namespace MyDataHub.Gateway.ThirdPartyApi.Tokens;

/// <summary>
/// Access tokens of other authorization servers that the operator named: by the same checks as our own, with their keys, and for their
/// clients alone. What they open is the grant that the customer gave here; ending that ends them.
/// </summary>
internal sealed class OtherIssuers(
    ClientKeys keys, ServerAddress address, TimeProvider time, IOptions<ThirdPartyApiOptions> options, IOptions<AuthorizationServerOptions> server)
{
    /// <summary>Null when the token says to be of nobody that was named; else the token, or why it is none.</summary>
    internal Task<(VerifiedToken? Token, string? Problem)>? TryRead(string compact, CancellationToken ct)
    {
        var issuers = options.Value.Issuers;
        return issuers.Count > 0 && Jwt.Read(compact) is { } jwt && issuers.FirstOrDefault(one => one.Issuer == jwt.Claims.Text("iss"u8)) is { } issuer
            ? ReadAsync(issuer, jwt, ct)
            : null;
    }

    private async Task<(VerifiedToken? Token, string? Problem)> ReadAsync(IssuerOptions issuer, Jwt jwt, CancellationToken ct)
    {
        // Where its keys are stands in the settings: nothing in the token says it (RFC 8725 3.10).
        var set = await keys.FetchAsync(issuer.JwksUri!, jwt, ct);
        var skew = TimeSpan.FromSeconds(server.Value.ClockSkewSeconds);
        var presented = new PresentedToken(
            jwt, set.For(jwt).FirstOrDefault(jwt.IsSignedBy), issuer.Issuer, issuer.Audience ?? address.Resource, time.GetUtcNow(), skew);
        var (token, problem) = jwt.KeyId is null ? (null, "The token names no key") : AccessTokenReader.Check(presented);
        return token is null || issuer.Clients.Contains(token.Client.Value) ? (token, problem) : (null, "The issuer may not speak for this client");
    }
}
