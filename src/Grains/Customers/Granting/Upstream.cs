using MyDataHub.Domain.Consents;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Grains.Customers.Connections;

namespace MyDataHub.Grains.Customers.Granting;

/// <summary>What the customer's own transfer requests allow right now: nothing beyond it can be shared. Pure.</summary>
internal static class Upstream
{
    /// <summary>Org codes of the institutions with a transfer request in force on the day, of whichever operator.</summary>
    public static Selection InForce(IEnumerable<Connection> connections, DateOnly today) =>
        Selection.Of(connections.Where(connection => IsInForce(connection, today)).Select(connection => connection.Id.Institution.OrgCode));

    /// <summary>The end date is kept here also before the sweep has come by.</summary>
    public static bool IsInForce(Connection connection, DateOnly today) => connection.InForce is { } request && !ConsentPolicy.HasExpired(request, today);
}
