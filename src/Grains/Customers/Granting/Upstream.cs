using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Grains.Customers.Connections;

namespace MyDataHub.Grains.Customers.Granting;

/// <summary>What the customer's own transfer requests allow right now: nothing beyond it can be shared. Pure.</summary>
internal static class Upstream
{
    /// <summary>Org codes of the institutions with a transfer request in force, of whichever operator.</summary>
    public static Selection InForce(IEnumerable<Connection> connections) =>
        Selection.Of(connections.Where(connection => connection.InForce is not null).Select(connection => connection.Id.Institution.OrgCode));
}
