using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using MyDataHub.Gateway.Sessions;
using MyDataHub.Grains;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Gateway.CustomerApi;

/// <summary>The institutions a customer is linked to, and how each is doing.</summary>
internal static class ConnectionEndpoints
{
    internal static void MapConnections(this RouteGroupBuilder customer) =>
        customer.MapGet("/connections", List).WithTags("Connections").WithSummary("Every connection with its state and health");

    private static async Task<Ok<ConnectionList>> List(Session session, IGrains grains, CancellationToken ct)
    {
        var answer = await grains.Customer(session.Customer).ConnectionsAsync(ct);
        return TypedResults.Ok(new ConnectionList(answer.Connections));
    }
}

internal sealed record ConnectionList(ImmutableArray<ConnectionState> Connections);
