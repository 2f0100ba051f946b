using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Gateway.AuthorizationServer.Clients;
using MyDataHub.Gateway.Http;
using MyDataHub.Gateway.Http.Outgoing;
using MyDataHub.Storage.Webhooks;

namespace MyDataHub.Gateway.Webhooks;

/// <summary>Where a third party is told, trying it, and sending the log again.</summary>
internal static class WebhookRoutes
{
    private const int DeliveriesShown = 50;

    internal static void MapWebhooks(this RouteGroupBuilder client)
    {
        client.MapGet("webhooks", List);
        client.MapPost("webhooks", Add);
        client.MapDelete("webhooks/{webhook:guid}", Remove);
        client.MapPost("webhooks/{webhook:guid}/test", SendTest);
        client.MapGet("webhooks/{webhook:guid}/deliveries", ListDeliveries);
        client.MapPost("webhooks/{webhook:guid}/replay", Replay);
    }

    private static async Task<Ok<WebhookList>> List(HttpContext context, WebhookEndpoints endpoints, CancellationToken ct) =>
        TypedResults.Ok(new WebhookList([.. (await endpoints.ListAsync(Of(context).Id, ct)).Select(WebhookRow.Of)]));

    private static async Task<Results<Created<WebhookRow>, Problem>> Add(
        JsonBody<WebhookBody> body, HttpContext context, WebhookEndpoints endpoints, IOptions<WebhookOptions> options, IOptions<OutgoingOptions> outgoing,
        IHostEnvironment environment, TimeProvider time, CancellationToken ct)
    {
        if (WebhookUrls.Problem(body.Value.Url, outgoing.Value.AllowInternalAddresses ?? environment.IsDevelopment()) is { } problem)
        {
            return Problems.InvalidRequest("url", problem);
        }

        var now = time.GetUtcNow();
        var endpoint = new WebhookEndpoint(Of(context).Id, Guid.CreateVersion7(now), new Uri(body.Value.Url!), [.. (body.Value.Types ?? []).Distinct()], now);
        return await endpoints.TryAddAsync(endpoint, options.Value.EndpointsPerClient, ct)
            ? TypedResults.Created($"{context.Request.Path}/{endpoint.Id}", WebhookRow.Of(endpoint))
            : new Problem(422, "too-many-webhooks", "The request was refused", $"A client has at most {options.Value.EndpointsPerClient} webhooks; remove one first.", "url");
    }

    private static async Task<Results<NoContent, Problem>> Remove(Guid webhook, HttpContext context, WebhookEndpoints endpoints, CancellationToken ct) =>
        await endpoints.RemoveAsync(Of(context).Id, webhook, ct) ? TypedResults.NoContent() : Unknown;

    private static async Task<Results<Accepted<TestAnswer>, Problem>> SendTest(
        Guid webhook, HttpContext context, WebhookEndpoints endpoints, EventLog log, TimeProvider time, CancellationToken ct)
    {
        var client = Of(context).Id;
        if ((await endpoints.ListAsync(client, ct)).All(endpoint => endpoint.Id != webhook))
        {
            return Unknown;
        }

        var now = time.GetUtcNow();
        var test = new ThirdPartyEvent(Guid.CreateVersion7(now), client, default, EventLog.Test, EventLog.Test, now) { Reason = webhook.ToString() };
        await log.AppendAsync(test, ct);
        return TypedResults.Accepted((string?)null, new TestAnswer(test.Id));
    }

    private static async Task<Ok<DeliveryList>> ListDeliveries(Guid webhook, long? before, HttpContext context, Deliveries deliveries, CancellationToken ct) =>
        TypedResults.Ok(new DeliveryList([.. (await deliveries.ReadAsync(Of(context).Id, webhook, before ?? long.MaxValue, DeliveriesShown, ct)).Select(DeliveryRow.Of)]));

    private static async Task<Results<Accepted<ReplayAnswer>, Problem>> Replay(
        Guid webhook, JsonBody<ReplayBody> body, HttpContext context, EventLog log, Deliveries deliveries, TimeProvider time, CancellationToken ct)
    {
        var client = Of(context).Id;
        if (await log.FindAsync(client, body.Value.From!.Value, ct) is not { } first)
        {
            return Problems.InvalidRequest("from", "There is no such event in the log; it may be older than what is kept.");
        }

        return await deliveries.ReplayAsync(client, webhook, first.Number, time.GetUtcNow(), ct) is { } events
            ? TypedResults.Accepted((string?)null, new ReplayAnswer(events))
            : Unknown;
    }

    private static Client Of(HttpContext context) => context.Features.Get<Client>()!;

    private static Problem Unknown => Problems.NotFound("The client has no such webhook.");
}

/// <summary>No types means all of them.</summary>
internal sealed record WebhookBody(string? Url, ImmutableArray<string>? Types) : IRequestBody
{
    public Problem? FirstProblem() => Types is { } types && (types.IsDefault || types.Except(WebhookTypes.All).Any())
        ? Problems.InvalidRequest("types", $"They are of {string.Join(", ", WebhookTypes.All)}.")
        : null;
}

/// <summary>From: the id of the first event to be sent again.</summary>
internal sealed record ReplayBody(Guid? From) : IRequestBody
{
    public Problem? FirstProblem() => From is null ? Problems.InvalidRequest("from", "Name the event to begin with.") : null;
}

internal sealed record WebhookList(ImmutableArray<WebhookRow> Webhooks);

internal sealed record WebhookRow(Guid Id, Uri Url, ImmutableArray<string> Types, DateTimeOffset CreatedAt)
{
    internal static WebhookRow Of(WebhookEndpoint endpoint) => new(endpoint.Id, endpoint.Url, endpoint.Types, endpoint.CreatedAt);
}

internal sealed record TestAnswer(Guid Event);

internal sealed record ReplayAnswer(long Events);

internal sealed record DeliveryList(ImmutableArray<DeliveryRow> Deliveries);

/// <summary>State: waiting, delivered, parked.</summary>
internal sealed record DeliveryRow(long Number, Guid Event, string Type, string State, int Attempts)
{
    public DateTimeOffset? LastTriedAt { get; init; }

    public string? LastAnswer { get; init; }

    public DateTimeOffset? NextTryAt { get; init; }

    internal static DeliveryRow Of(DeliveryReport report) =>
        new(report.Number, report.Event, report.Type, report.State.ToString().ToLowerInvariant(), report.Attempts)
        {
            LastTriedAt = report.LastTriedAt,
            LastAnswer = report.LastAnswer,
            NextTryAt = report.NextTryAt,
        };
}
