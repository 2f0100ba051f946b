using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MyDataHub.Gateway.AuthorizationServer.ClientAuthentication;
using MyDataHub.Gateway.AuthorizationServer.Dpop;
using MyDataHub.Gateway.AuthorizationServer.Listeners;
using MyDataHub.Gateway.AuthorizationServer.Parameters;

namespace MyDataHub.Gateway.Tests.AuthorizationServer.Running;

/// <summary>Endpoints that do nothing but what every endpoint of the back channel does first, and say what came of it.</summary>
internal static class Probes
{
    internal const string Client = "/oauth/probe/client";
    internal const string Proof = "/oauth/probe/proof";
    internal const string Resource = "/open/probe/proof";

    internal static void Map(IEndpointRouteBuilder routes)
    {
        var probes = routes.MapGroup("").WithMetadata(ServedOn.BackChannel).ExcludeFromDescription();
        probes.MapPost(Client, AuthenticateAsync);
        probes.MapPost(Proof, (HttpContext context, DpopProofs proofs) => ProveAsync(context, proofs, DpopPlace.AuthorizationServer, null));
        probes.MapPost(Resource, (HttpContext context, DpopProofs proofs) => ProveAsync(
            context, proofs, DpopPlace.ResourceServer, context.Request.Headers.Authorization.ToString()["DPoP ".Length..]));
    }

    private static async Task<IResult> AuthenticateAsync(HttpContext context, ClientAuthenticator authenticator)
    {
        if (await FormParameters.ReadAsync(context.Request, default) is not FormReading.Read(var form))
        {
            return Results.BadRequest();
        }

        return await authenticator.AuthenticateAsync(context, form, default) switch
        {
            ClientAuthenticationOutcome.Authenticated(var client) => Results.Text($"{client.Id} {ClientCertificate.Of(context)?.Thumbprint}".TrimEnd()),
            ClientAuthenticationOutcome.Refused(var error) => error,
            _ => Results.StatusCode(500),
        };
    }

    private static async Task<IResult> ProveAsync(HttpContext context, DpopProofs proofs, DpopPlace place, string? accessToken) =>
        await proofs.CheckAsync(context, place, accessToken, default) switch
        {
            DpopOutcome.Valid(var jkt) => Results.Text(jkt),
            DpopOutcome.Refused(var error) => error,
            _ => Results.NoContent(),
        };
}
