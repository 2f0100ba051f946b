using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using MyDataHub.Gateway.Http;
using MyDataHub.Gateway.Sessions;
using MyDataHub.Grains;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Gateway.CustomerApi;

/// <summary>The institutions a customer is linked to, and how each is doing.</summary>
internal static class ConnectionEndpoints
{
    internal static void MapConnections(this RouteGroupBuilder customer) =>
        customer.MapGet("/connections", List).WithTags("Connections").WithSummary("Every connection with its state and health");

    private static async Task<Results<Ok<ConnectionList>, Problem>> List(Session session, IGrains grains, CancellationToken ct)
    {
        var answer = await grains.Customer(session.Customer).ConnectionsAsync(ct);
        return answer.Refusal is { } refusal ? Problems.Refused(refusal) : TypedResults.Ok(new ConnectionList(answer.Connections));
    }
}

internal sealed record ConnectionList(ImmutableArray<ConnectionState> Connections);
