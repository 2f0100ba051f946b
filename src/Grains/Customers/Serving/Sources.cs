using System.Collections.Immutable;
using MyDataHub.Domain.Assets.Views;
using MyDataHub.Domain.Consents;
using MyDataHub.Grains.Customers.Connections;

namespace MyDataHub.Grains.Customers.Serving;

/// <summary>Each connection as the view and the connections' page show it. Pure.</summary>
internal static class Sources
{
    private static readonly TimeSpan StaleAfter = TimeSpan.FromHours(48);

    public static ImmutableArray<SourceState> Of(IEnumerable<Connection> connections, bool isDormant, DateTimeOffset now) =>
        [.. connections.Where(WasGiven).OrderBy(connection => connection.Id.ToString(), StringComparer.Ordinal).Select(connection => Of(connection, isDormant, now))];

    /// <summary>live, stale, pending, paused, consent-ended, unavailable.</summary>
    public static string StateOf(Connection connection, bool isDormant, DateTimeOffset now) => connection switch
    {
        { InForce: null, Current.State: TransferRequestState.Requested } => "pending",
        { InForce: null } => "consent-ended",
        { LastSuccessAt: null, Trouble: null } => "pending",
        { Trouble: not null } => "unavailable",
        { InForce.Terms.IsScheduled: true } when isDormant => "paused",
        { LastSuccessAt: { } at } when now - at > StaleAfter => "stale",
        _ => "live",
    };

    /// <summary>live, stale, busy, unavailable, consent-ended, our-fault, never.</summary>
    public static string HealthOf(Connection connection, DateTimeOffset now) => connection switch
    {
        { InForce: null } => connection.LastSuccessAt is null ? "never" : "consent-ended",
        { Trouble: "busy" or "our-fault" } => connection.Trouble,
        { Trouble: not null } => "unavailable",
        { LastSuccessAt: null } => "never",
        { LastSuccessAt: { } at } when now - at > StaleAfter => "stale",
        _ => "live",
    };

    /// <summary>Where nothing was ever given there is nothing to show.</summary>
    public static bool WasGiven(Connection connection) => connection.Requests.Any(request => request.GivenAt is not null);

    private static SourceState Of(Connection connection, bool isDormant, DateTimeOffset now) => new(
        connection.Id.Operator.OrgCode,
        connection.Id.Institution.OrgCode,
        connection.Name,
        connection.Sector,
        StateOf(connection, isDormant, now),
        connection.LastSuccessAt,
        connection.InForce is null ? connection.Current?.EndReason : connection.Reason,
        connection.NextRunAt,
        connection.Current?.Terms.EndsOn);
}
