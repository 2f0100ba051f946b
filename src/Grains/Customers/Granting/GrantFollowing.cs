using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Storage.Audit;

namespace MyDataHub.Grains.Customers.Granting;

/// <summary>
/// Narrows every grant that depends on a transfer request in the same commit that ends the request, whoever ended it and why. It stays
/// narrowed when the institution is linked again: only the customer widens, with a new grant.
/// </summary>
internal sealed class GrantFollowing(GrantRecording recording, TimeProvider clock)
{
    public const string Reason = "upstream";
    public const string NothingLeft = "nothing-left";

    public void Follow(CustomerEdit edit)
    {
        var open = edit.Grants.Where(grant => !GrantLifecycle.IsOver(grant.State)).ToList();
        if (!edit.ChangesConnections || open.Count == 0)
        {
            return;
        }

        var inForce = Upstream.InForce(edit.Connections);
        foreach (var grant in open.Where(grant => !Covers(inForce, grant)))
        {
            NarrowOrEnd(edit, grant, grant.Consent with { Institutions = inForce });
        }
    }

    private static bool Covers(Selection inForce, Grant grant) =>
        grant.Consent.Institutions.IsWithin(inForce) && (grant.Update is null || grant.Update.Consent.Institutions.IsWithin(inForce));

    private void NarrowOrEnd(CustomerEdit edit, Grant grant, MyDataConsent chosen)
    {
        var now = clock.GetUtcNow();
        var narrowed = GrantLifecycle.Narrow(grant, chosen);
        if (narrowed.Consent.IsEmpty)
        {
            recording.End(edit, grant, open => GrantLifecycle.Revoke(open, NothingLeft, now), AuditActor.Hub, NothingLeft, now);
        }
        else
        {
            recording.Narrow(edit, narrowed, AuditActor.Hub, Reason, now);
        }
    }
}
