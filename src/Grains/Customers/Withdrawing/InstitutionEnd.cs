using MyDataHub.Grains.Customers.Connections;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Storage.Audit;
using MyDataHub.Storage.Keys;

namespace MyDataHub.Grains.Customers.Withdrawing;

/// <summary>
/// The institution says that a consent is over (40104–40106, 40403, a token refused after its refresh): its tokens are dead there, so there
/// is nothing to revoke. The customer gets a receipt as for every other end; what was collected stays and says how old it is.
/// </summary>
internal sealed class InstitutionEnd(SigningKey signing, TimeProvider clock)
{
    /// <summary>Code is the standard's or OAuth's. Nothing happens when another version is in force by now.</summary>
    public void End(CustomerEdit edit, Connection connection, int version, string code)
    {
        if (connection.InForce?.Version != version)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var receiptId = Guid.CreateVersion7(now);
        var name = connection.Id.ToString();
        edit.Put(connection.EndByInstitution(code, now));
        edit.Record(new AuditActor("institution", connection.Id.Institution.OrgCode), "consent.ended", [name], ("version", $"{version}"), ("reason", code), ("receipt", receiptId.ToString("N")));
        edit.Receipts.Add(new ReceiptBody(
            receiptId, edit.Customer, "ended-by-institution", code, [new(ReceiptStep.TokensStopped, name, now), new(ReceiptStep.DataKept, name, now)]).Sign(signing, now));
    }
}
