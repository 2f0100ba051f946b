using Microsoft.Extensions.Options;
using MyDataHub.Gateway.AuthorizationServer.ClientAuthentication;
using MyDataHub.Gateway.AuthorizationServer.Responses;

namespace MyDataHub.Gateway.AuthorizationServer.Introspection;

/// <summary>The introspection endpoint (RFC 7662), with signed answers for who wants them (RFC 9701).</summary>
internal static class IntrospectionEndpoint
{
    internal static void MapIntrospection(this IEndpointRouteBuilder backChannel) => backChannel.MapPost(Endpoints.Introspection, Introspect);

    private static Task<IResult> Introspect(
        HttpContext context, ClientCalls calls, TokenInspection inspection, SignedIntrospection signing, IOptions<FlowOptions> options, CancellationToken ct) =>
        calls.AnswerAsync(context, async (client, form) =>
        {
            if (form["token"] is not { } token)
            {
                return OAuthError.InvalidRequest("token is missing");
            }

            var isResourceServer = options.Value.ResourceServers.Contains(client.Id.Value);
            var members = await inspection.InspectAsync(token, client, isResourceServer, ct);
            return SignedIntrospection.IsWanted(context.Request, client) ? signing.Answer(client, members) : new JsonAnswer(StatusCodes.Status200OK, members);
        }, ct);
}
