using System.Text;
using MyDataHub.Journeys.Tests.ThirdParties;

namespace MyDataHub.Bench.Tokens;

/// <summary>Whole HTTP/1.1 requests of a third party for access tokens, each with an assertion and a proof of its own, good once.</summary>
internal sealed class TokenRequests(ThirdParty party)
{
    /// <summary>For the client itself.</summary>
    public ReadOnlyMemory<byte> Own() => Request("grant_type=client_credentials");

    /// <summary>For what a customer granted.</summary>
    public ReadOnlyMemory<byte> Refresh() => Request($"grant_type=refresh_token&refresh_token={party.RefreshToken}");

    /// <summary>Half of the callers are at one kind while the others are at the other.</summary>
    public ReadOnlyMemory<byte> InTurn(int caller, long number) => (caller + number) % 2 == 0 ? Own() : Refresh();

    private ReadOnlyMemory<byte> Request(string wanted)
    {
        var now = TimeProvider.System.GetUtcNow();
        var proof = party.Keys.Proof("POST", $"{party.Issuer}/oauth/token", null, now);
        var body = $"{wanted}&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer"
            + $"&client_id={party.ClientId}&client_assertion={party.Keys.Assertion(party.ClientId, party.Issuer, now)}";
        return Encoding.ASCII.GetBytes(
            $"POST /oauth/token HTTP/1.1\r\nHost: {party.Api.Authority}\r\nContent-Type: application/x-www-form-urlencoded\r\nDPoP: {proof}\r\nContent-Length: {body.Length}\r\n\r\n{body}");
    }
}
