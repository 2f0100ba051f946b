using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Consents;
using MyDataHub.Grains.Customers.Collecting;
using MyDataHub.Grains.Customers.Connections;
using MyDataHub.Storage.Customers;

namespace MyDataHub.Grains.Customers.Storing;

/// <summary>Connections and what they were asked. What a run leaves as it was is not written again; its times are, apart from it.</summary>
internal sealed partial class CustomerEdit
{
    private readonly Dictionary<ConnectionId, Connection?> _connections = [];
    private readonly Dictionary<ConnectionId, ImmutableDictionary<ulong, AskTime>> _asked = [];

    /// <summary>The connections as they are after this edit.</summary>
    public IEnumerable<Connection> Connections => file.Connections.Keys.Union(_connections.Keys).Select(Connection).OfType<Connection>();

    public Connection? Connection(ConnectionId id) => _connections.TryGetValue(id, out var edited) ? edited : file.Connections.GetValueOrDefault(id);

    public void Put(Connection connection)
    {
        _connections[connection.Id] = connection.Scheduled(IsDormant);
        ChangesView = true;
    }

    public void Remove(ConnectionId connection)
    {
        _connections[connection] = null;
        _asked.Remove(connection);
        Delete(DocumentNames.Asked(connection));
    }

    public void Put(ConnectionId connection, AskLog asked)
    {
        if (asked.SaysMore)
        {
            AskRecord[] records = [.. asked.Records.Values.OrderBy(record => record.Key.Dataset, StringComparer.Ordinal)];
            Put(DocumentNames.Asked(connection), Json.Write(records), records);
        }

        _asked[connection] = asked.SaysMore ? ImmutableDictionary<ulong, AskTime>.Empty : asked.Times();
    }

    public bool ChangesConnections => _connections.Count > 0;

    private ConnectionChange? Change(KeyValuePair<ConnectionId, Connection?> edited)
    {
        if (edited.Value is not { } connection)
        {
            return ConnectionChange.Delete(edited.Key);
        }

        var body = Json.Write(connection.WithoutTimes());
        return file.Bodies.TryGetValue(edited.Key, out var stored) && stored.Span.SequenceEqual(body)
            ? null
            : new(connection.Id, connection.Current?.State ?? TransferRequestState.Requested, body) { Schedule = connection.Schedule };
    }

    private TimesChange? ChangedTimes(ConnectionId id)
    {
        var before = file.TimesOf(id);
        if (Connection(id) is not { } connection)
        {
            return before == ConnectionTimes.None ? null : new(id, null);
        }

        var times = new ConnectionTimes(connection.LastSuccessAt, connection.LastTryAt) { Asked = _asked.GetValueOrDefault(id) ?? before.Asked }.Write();
        return times.AsSpan().SequenceEqual(before.Write()) ? null : new(id, times);
    }

    private IEnumerable<StoredTransferRequest> ChangedRequests(Connection connection)
    {
        var before = file.Connections.GetValueOrDefault(connection.Id)?.Requests ?? [];
        return connection.Requests.Where(request => !before.Contains(request)).Select(Stored);
    }

    private static StoredTransferRequest Stored(TransferRequest request) =>
        new(request.Connection, request.Version, request.State, request.RequestedAt, Json.Write(request.Terms))
        {
            GivenAt = request.GivenAt,
            EndedAt = request.EndedAt,
            EndReason = request.EndReason,
            EndsOn = request.Terms.EndsOn,
        };
}
