using System.Text.Json;
using MyDataHub.Gateway.AuthorizationServer.Clients;
using MyDataHub.Gateway.AuthorizationServer.Tokens;
using MyDataHub.Grains;
using MyDataHub.Storage.Authorization;

namespace MyDataHub.Gateway.AuthorizationServer.Introspection;

/// <summary>
/// What may be said about a token, and to whom: resource servers hear about access tokens, a client about its own ones, everybody else
/// that it is inactive (RFC 7662 4; FAPI 2.0 Message Signing 6.2).
/// </summary>
internal sealed class TokenInspection(
    AccessTokenReader reader, TokenState state, RefreshTokens refreshTokens, IGrains grains, ServerAddress address, TimeProvider time)
{
    internal async Task<Action<Utf8JsonWriter>> InspectAsync(string token, Client caller, bool isResourceServer, CancellationToken ct)
    {
        if ((await reader.ReadAsync(token, ct)).Token is { } access)
        {
            return (isResourceServer || access.Client == caller.Id) && await state.IsActiveAsync(access, ct) ? json => Describe(json, access) : Inactive;
        }

        return await refreshTokens.FindAsync(token, caller.Id, time.GetUtcNow(), ct) is { } refresh ? await DescribeAsync(refresh, ct) : Inactive;
    }

    // RFC 7662 2.2: nothing else, whatever the reason.
    private static void Inactive(Utf8JsonWriter json) => json.WriteBoolean("active", false);

    private void Describe(Utf8JsonWriter json, VerifiedToken token)
    {
        json.WriteBoolean("active", true);
        json.WriteString("iss", address.Issuer);
        json.WriteString("aud", address.Resource);
        json.WriteString("sub", token.Subject);
        json.WriteString("client_id", token.Client.Value);
        json.WriteString("scope", token.Scope);
        json.WriteString("token_type", token.Confirmation.TokenType);
        json.WriteNumber("iat", token.IssuedAt.ToUnixTimeSeconds());
        json.WriteNumber("exp", token.EndsAt.ToUnixTimeSeconds());
        json.WriteString("jti", token.Id);
        json.WriteStartObject("cnf");
        json.WriteString(token.Confirmation.Member, token.Confirmation.Value);
        json.WriteEndObject();
        if (token.Grant is { } grant)
        {
            json.WriteString("grant_id", grant.ToString());
        }

        if (token.AuthorizationDetails is { } details)
        {
            json.WritePropertyName("authorization_details");
            details.WriteTo(json);
        }
    }

    private async Task<Action<Utf8JsonWriter>> DescribeAsync(RefreshToken token, CancellationToken ct)
    {
        if ((await grains.Customer(token.Customer).GrantAsync(token.Grant, ct)).Grant is not { } grant || !state.IsInForce(grant))
        {
            return Inactive;
        }

        return json =>
        {
            json.WriteBoolean("active", true);
            json.WriteString("iss", address.Issuer);
            json.WriteString("sub", grant.Subject);
            json.WriteString("client_id", token.Client.Value);
            json.WriteString("scope", grant.Scope);
            json.WriteNumber("iat", token.IssuedAt.ToUnixTimeSeconds());
            json.WriteNumber("exp", token.ExpiresAt.ToUnixTimeSeconds());
            json.WriteString("grant_id", grant.Id.ToString());
        };
    }
}
