using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using MyDataHub.Domain;
using MyDataHub.Gateway.AuthorizationServer.Clients;
using MyDataHub.Storage.Calls;

namespace MyDataHub.Gateway.Webhooks;

/// <summary>How often a third party called what in the last thirty days, and how it ended.</summary>
internal static class StatisticsRoutes
{
    private const int Days = 30;

    internal static void MapStatistics(this RouteGroupBuilder client) => client.MapGet("statistics", Get);

    private static async Task<Ok<StatisticsAnswer>> Get(HttpContext context, ClientCallCounts counts, TimeProvider time, CancellationToken ct)
    {
        var today = KoreanTime.Day(time.GetUtcNow());
        var calls = await counts.ReadAsync(context.Features.Get<Client>()!.Id, today.AddDays(-Days), today, ct);
        return TypedResults.Ok(new StatisticsAnswer(
            [.. calls.OrderByDescending(count => count.Day).Select(count => new StatisticRow(count.Day, count.Resource, count.Status, count.Calls))]));
    }
}

internal sealed record StatisticsAnswer(ImmutableArray<StatisticRow> Calls);

/// <summary>Day is a Korean day; status is the HTTP status of the answers.</summary>
internal sealed record StatisticRow(DateOnly Day, string Resource, int Status, long Calls);
