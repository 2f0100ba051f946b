using MyDataHub.Domain.Consents.Grants;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Storage.Audit;

namespace MyDataHub.Grains.Customers.Granting;

/// <summary>Narrowing and revoking a grant. From the answer on every read sees it, on any node.</summary>
internal sealed class GrantEnding(CustomerTurns turns, GrantRecording recording, TimeProvider clock)
{
    private const string ByCustomer = "customer";

    public Task<GrantAnswer> NarrowAsync(Customer customer, NarrowGrant command, CancellationToken ct) =>
        turns.CallAsync(customer, (_, edit) => Task.FromResult(Narrow(edit, command)), ct);

    public Task<RevokeGrantAnswer> RevokeAsync(Customer customer, RevokeGrant command, CancellationToken ct) =>
        turns.CallAsync(customer, (_, edit) => Task.FromResult(Revoke(edit, command)), ct);

    private GrantAnswer Narrow(CustomerEdit edit, NarrowGrant command)
    {
        var now = clock.GetUtcNow();
        if (edit.Grant(command.Grant) is not { } grant)
        {
            return new(null, GrantRefusals.Unknown);
        }

        if (GrantLifecycle.IsOver(grant.State) || GrantPolicy.Standard.HasExpired(grant, now))
        {
            return new(null, GrantRefusals.Over);
        }

        var narrowed = GrantLifecycle.Narrow(grant, command.Chosen);
        if (narrowed.Consent.IsEmpty)
        {
            return new(null, GrantRefusals.NothingLeft);
        }

        if (narrowed.Consent == grant.Consent && narrowed.Update == grant.Update)
        {
            return new(grant);
        }

        var receipt = recording.Narrow(edit, narrowed, AuditActor.Customer(edit.Customer), ByCustomer, now);
        return new(narrowed) { ReceiptId = receipt.ToString("N") };
    }

    private RevokeGrantAnswer Revoke(CustomerEdit edit, RevokeGrant command)
    {
        if (edit.Grant(command.Grant) is not { } grant)
        {
            return new(null, GrantRefusals.Unknown);
        }

        if (GrantLifecycle.IsOver(grant.State))
        {
            // It is what was wanted: whoever asks twice gets the receipt of the end.
            return new(grant.EndReceipt?.ToString("N"));
        }

        var now = clock.GetUtcNow();
        var receipt = recording.End(edit, grant, open => GrantLifecycle.Revoke(open, command.Reason, now), Actor(edit, grant, command), command.Reason, now);
        return new(receipt.ToString("N"));
    }

    private static AuditActor Actor(CustomerEdit edit, Grant grant, RevokeGrant command) => command.Reason switch
    {
        ByCustomer => AuditActor.Customer(edit.Customer),
        "client" => GrantRecording.Client(grant),
        "administrator" when command.By is { } administrator => new("administrator", administrator),
        _ => AuditActor.Hub,
    };
}
