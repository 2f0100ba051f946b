using MyDataHub.Gateway.AuthorizationServer.ClientAuthentication;

namespace MyDataHub.Gateway.AuthorizationServer.Revocation;

/// <summary>The revocation endpoint (RFC 7009). An unknown token is as good as a revoked one, so the answer is the same.</summary>
internal static class RevocationEndpoint
{
    internal static void MapRevocation(this IEndpointRouteBuilder backChannel) => backChannel.MapPost(Endpoints.Revocation, Revoke);

    private static Task<IResult> Revoke(HttpContext context, ClientCalls calls, TokenRevocation revocation, CancellationToken ct) =>
        calls.AnswerAsync(context, async (client, form) =>
        {
            if (form["token"] is not { } token)
            {
                return OAuthError.InvalidRequest("token is missing");
            }

            await revocation.RevokeAsync(token, client.Id, ct);
            context.Response.Headers.CacheControl = "no-store";
            return Results.Ok();
        }, ct);
}
