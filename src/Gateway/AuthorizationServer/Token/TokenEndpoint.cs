using MyDataHub.Gateway.AuthorizationServer.ClientAuthentication;
using MyDataHub.Gateway.AuthorizationServer.Clients;
using MyDataHub.Gateway.AuthorizationServer.Parameters;

namespace MyDataHub.Gateway.AuthorizationServer.Token;

/// <summary>The token endpoint (RFC 6749 3.2). Whatever is issued here is bound to a key or a certificate that this request has shown.</summary>
internal static class TokenEndpoint
{
    internal static void MapToken(this IEndpointRouteBuilder backChannel) => backChannel.MapPost(Endpoints.Token, Issue);

    private static Task<IResult> Issue(
        HttpContext context, ClientCalls calls, SenderBinding binding, CodeRedemption codes, TokenRefresh refresh, OwnTokens own, CancellationToken ct) =>
        calls.AnswerAsync(context, async (client, form) =>
        {
            if (RefuseGrantType(client, form) is { } refused)
            {
                return refused;
            }

            var (confirmation, unbound) = await binding.FindAsync(context, client, ct);
            return confirmation is null ? unbound! : form["grant_type"] switch
            {
                "authorization_code" => await codes.RedeemAsync(client, form, confirmation, ct),
                "refresh_token" => await refresh.RefreshAsync(client, form, confirmation, ct),
                _ => own.Issue(client, form, confirmation),
            };
        }, ct);

    // RFC 6749 5.2. There is no password grant (FAPI 2.0 SP 5.3.2.1-2).
    private static OAuthError? RefuseGrantType(Client client, FormParameters form) => form["grant_type"] switch
    {
        null => OAuthError.InvalidRequest("grant_type is missing"),
        "authorization_code" or "refresh_token" or "client_credentials" when !client.MayUse(form["grant_type"]!) =>
            OAuthError.UnauthorizedClient("This client has not registered for this grant_type"),
        "authorization_code" or "refresh_token" or "client_credentials" => null,
        _ => OAuthError.UnsupportedGrantType("grant_type must be authorization_code, refresh_token or client_credentials"),
    };
}
