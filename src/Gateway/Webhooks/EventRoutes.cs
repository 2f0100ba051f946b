using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using MyDataHub.Gateway.AuthorizationServer.Clients;
using MyDataHub.Gateway.Http;
using MyDataHub.Storage.Webhooks;

namespace MyDataHub.Gateway.Webhooks;

/// <summary>A third party's own log of events: oldest first after a number, for programs; newest first before one, for people.</summary>
internal static class EventRoutes
{
    private const int Shown = 50;
    private const int Most = 500;

    internal static void MapEvents(this RouteGroupBuilder client) => client.MapGet("events", List);

    private static async Task<Results<Ok<EventList>, Problem>> List(
        HttpContext context, EventLog log, CancellationToken ct, string order = "oldest", long after = 0, long before = long.MaxValue, int limit = Shown)
    {
        if (limit is < 1 or > Most)
        {
            return Problems.InvalidRequest("limit", $"The limit is 1 to {Most}.");
        }

        var client = context.Features.Get<Client>()!.Id;
        switch (order)
        {
            case "oldest":
                return Answer(await log.ReadAsync(client, after, limit, ct));
            case "newest":
                return Answer(await log.ReadNewestAsync(client, before, limit, ct));
            default:
                return Problems.InvalidRequest("order", "It is oldest or newest.");
        }
    }

    private static Ok<EventList> Answer(IReadOnlyList<LoggedEvent> events) => TypedResults.Ok(new EventList([.. events.Select(EventRow.Of)]));
}

internal sealed record EventList(ImmutableArray<EventRow> Events);

/// <summary>Subject: the customer as this client knows him. Id is the jti of the token that is sent.</summary>
internal sealed record EventRow(long Number, Guid Id, string Type, string Subject, DateTimeOffset At, ImmutableSortedDictionary<string, long> Counts)
{
    public string? GrantId { get; init; }

    public string? Reason { get; init; }

    internal static EventRow Of(LoggedEvent logged) =>
        new(logged.Number, logged.Event.Id, logged.Event.Type, logged.Event.Subject, logged.Event.At, logged.Event.Counts)
        {
            GrantId = logged.Event.Grant.Value == Guid.Empty ? null : logged.Event.Grant.ToString(),
            Reason = logged.Event.Reason,
        };
}
