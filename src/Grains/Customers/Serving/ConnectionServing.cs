using MyDataHub.Domain;
using MyDataHub.Domain.Consents;
using MyDataHub.Grains.Customers.Connections;
using MyDataHub.Grains.Customers.Messages;

namespace MyDataHub.Grains.Customers.Serving;

/// <summary>Connections and consents as the customer sees them.</summary>
internal sealed class ConnectionServing(CustomerTurns turns, TimeProvider clock)
{
    public Task<ConnectionsAnswer> ConnectionsAsync(Customer customer, CancellationToken ct) =>
        turns.ReadAsync(customer, file => Task.FromResult(new ConnectionsAnswer([.. InOrder(file.Connections.Values).Select(State)])), ct);

    public Task<ConsentsAnswer> ConsentsAsync(Customer customer, CancellationToken ct) =>
        turns.ReadAsync(customer, file => Task.FromResult(new ConsentsAnswer([.. InOrder(file.Connections.Values).SelectMany(Rows)])), ct);

    private static IOrderedEnumerable<Connection> InOrder(IEnumerable<Connection> connections) =>
        connections.OrderBy(connection => connection.Sector).ThenBy(connection => connection.Id.ToString(), StringComparer.Ordinal);

    private ConnectionState State(Connection connection) => new(
        connection.Id,
        connection.Name,
        connection.Sector,
        Word(connection.Current!.State),
        Sources.HealthOf(connection, clock.GetUtcNow()),
        connection.InForce is null ? connection.Current.EndReason : connection.Reason,
        connection.LastSuccessAt,
        connection.InForce is null ? null : connection.NextRunAt,
        connection.Current.Terms.EndsOn,
        connection.Assets)
    {
        IsScheduled = connection.InForce?.Terms.IsScheduled ?? false,
    };

    /// <summary>Newest version first.</summary>
    private IEnumerable<ConsentRow> Rows(Connection connection) => connection.Requests.Reverse().Select(request => Row(connection, request));

    private ConsentRow Row(Connection connection, TransferRequest request) => new(
        connection.Id,
        request.Version,
        connection.Name,
        connection.Sector,
        Word(request.State),
        [.. request.Terms.Scopes.Select(selection => selection.Scope)],
        request.Terms.Purpose,
        request.Terms.EndsOn,
        request.Terms.KeepUntil,
        request.RequestedAt)
    {
        GivenAt = request.GivenAt,
        EndedAt = request.EndedAt,
        EndReason = request.EndReason,
        IsScheduled = request.Terms.IsScheduled,
        BasicCycleWeeks = request.Terms.BasicCycleWeeks,
        AdditionalCycleWeeks = request.Terms.AdditionalCycleWeeks,
        WithMemo = request.Terms.WithMemo,
        WithMerchant = request.Terms.WithMerchant,
        WithCategory = request.Terms.WithCategory,
        Assets = request == connection.InForce ? connection.Assets : 0,
        CanExtend = ConsentPolicy.Standard.CanExtend(request, KoreanTime.Day(clock.GetUtcNow())),
        LastUsedAt = request == connection.InForce ? connection.LastTryAt : null,
    };

    private static string Word(TransferRequestState state) => state switch
    {
        TransferRequestState.Requested => "requested",
        TransferRequestState.Active => "active",
        TransferRequestState.Withdrawing => "withdrawing",
        TransferRequestState.Withdrawn => "withdrawn",
        TransferRequestState.Expired => "expired",
        TransferRequestState.EndedByInstitution => "ended",
        TransferRequestState.NotGiven => "not-given",
    };
}
