using System.Collections.Immutable;
using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Grains.Customers.Withdrawing;
using MyDataHub.Storage.Audit;
using MyDataHub.Storage.Keys;

namespace MyDataHub.Grains.Customers.Granting;

/// <summary>
/// Writes what becomes of a grant into the edit, with all that belongs to it: the audit entry, the signed receipt, and what the third
/// party is to be told. One that never claimed its grant does not know it and is told nothing.
/// </summary>
internal sealed class GrantRecording(SigningKey signing)
{
    public const string Given = "grant";
    public const string Narrowed = "grant-narrowed";
    public const string Revoked = "grant-revoked";

    /// <summary>Reason: new, replaced, merged.</summary>
    public Guid Give(CustomerEdit edit, Grant grant, string reason, DateTimeOffset now) =>
        Write(edit, grant, new(AuditActor.Customer(edit.Customer), "grant.given", reason, now), Receipt(edit, grant, Given, reason, ReceiptStep.GrantGiven, isTold: false, now));

    /// <summary>The code was redeemed: the third party knows the grant by itself, and its other systems by the event.</summary>
    public static void Claim(CustomerEdit edit, Grant claimed, bool isUpdate, DateTimeOffset now)
    {
        edit.Put(claimed);
        edit.Record(Client(claimed), "grant.claimed", Subjects(claimed), ("version", $"{claimed.Version}"));
        edit.Events.Add(ThirdPartyEvent.Of(claimed, isUpdate ? ThirdPartyEvent.GrantUpdated : ThirdPartyEvent.GrantCreated, now));
    }

    public Guid Narrow(CustomerEdit edit, Grant narrowed, AuditActor actor, string reason, DateTimeOffset now)
    {
        var receipt = Write(
            edit, narrowed, new(actor, ThirdPartyEvent.GrantNarrowed, reason, now),
            Receipt(edit, narrowed, Narrowed, reason, ReceiptStep.GrantNarrowed, IsKnown(narrowed), now));
        Tell(edit, narrowed, ThirdPartyEvent.GrantNarrowed, reason, receipt, now);
        return receipt;
    }

    /// <summary>The one way a grant ends, whoever ends it. Nothing can be read from the commit on.</summary>
    public Guid End(CustomerEdit edit, Grant grant, Func<Grant, Grant> end, AuditActor actor, string reason, DateTimeOffset now)
    {
        var ended = end(grant);
        var body = Receipt(edit, ended, Revoked, reason, ReceiptStep.AccessStopped, IsKnown(grant), now);
        Write(edit, ended with { EndReceipt = body.ReceiptId }, new(actor, ThirdPartyEvent.GrantRevoked, reason, now), body);
        Tell(edit, ended, ThirdPartyEvent.GrantRevoked, reason, body.ReceiptId, now);
        return body.ReceiptId;
    }

    /// <summary>The customer leaves: the grant goes with everything else, and the third party is told all the same.</summary>
    public static IEnumerable<ReceiptStep> Leave(CustomerEdit edit, string reason, DateTimeOffset now)
    {
        foreach (var grant in edit.Grants.Where(grant => !GrantLifecycle.IsOver(grant.State)).ToList())
        {
            Tell(edit, GrantLifecycle.Revoke(grant, reason, now), ThirdPartyEvent.GrantRevoked, reason, null, now);
            yield return new(ReceiptStep.AccessStopped, null, now) { Grant = grant.Id.ToString() };
        }
    }

    public static AuditActor Client(Grant grant) => new("third-party", grant.Client.Value);

    private static string[] Subjects(Grant grant) => [grant.Id.ToString(), grant.Client.Value];

    private static bool IsKnown(Grant grant) => grant.ClaimedAt is not null;

    private static void Tell(CustomerEdit edit, Grant grant, string type, string reason, Guid? receipt, DateTimeOffset now)
    {
        if (IsKnown(grant))
        {
            edit.Events.Add(ThirdPartyEvent.Of(grant, type, now) with { Reason = reason, Receipt = receipt });
        }
    }

    private static ReceiptBody Receipt(CustomerEdit edit, Grant grant, string kind, string reason, string step, bool isTold, DateTimeOffset now)
    {
        ImmutableArray<ReceiptStep> steps = [new(step, null, now)];
        return new(Guid.CreateVersion7(now), edit.Customer, kind, reason, isTold ? steps.Add(new(ReceiptStep.ThirdPartyPending, null, now)) : steps)
        {
            Grant = grant.Id.ToString(),
        };
    }

    private Guid Write(CustomerEdit edit, Grant grant, Act act, ReceiptBody receipt)
    {
        edit.Put(grant);
        edit.Record(act.Actor, act.Action, Subjects(grant), ("reason", act.Reason), ("version", $"{grant.Version}"), ("receipt", receipt.ReceiptId.ToString("N")));
        edit.Receipts.Add(receipt.Sign(signing, act.At));
        return receipt.ReceiptId;
    }

    private sealed record Act(AuditActor Actor, string Action, string Reason, DateTimeOffset At);
}
