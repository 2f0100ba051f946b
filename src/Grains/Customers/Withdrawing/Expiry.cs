using System.Collections.Immutable;
using MyDataHub.Domain;
using MyDataHub.Domain.Consents;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Providers.Authorizing;
using MyDataHub.Storage.Audit;
using MyDataHub.Storage.Keys;

namespace MyDataHub.Grains.Customers.Withdrawing;

/// <summary>The end date of a consent has passed: it ends as a withdrawal does, and what was collected stays and says how old it is.</summary>
internal sealed class Expiry(CustomerTurns turns, SigningKey signing, TimeProvider clock)
{
    public async Task ExpireAsync(Customer customer, ImmutableArray<ConnectionId> ended)
    {
        await turns.OwnAsync(customer, (_, edit) => Task.FromResult(Expire(customer, edit, ended)), customer.Gone);
        foreach (var connection in ended)
        {
            customer.Runs.Stop(connection);
        }
    }

    private bool Expire(Customer customer, CustomerEdit edit, ImmutableArray<ConnectionId> ended)
    {
        var now = clock.GetUtcNow();
        foreach (var id in ended)
        {
            if (edit.Connection(id) is not { InForce: { } request } connection || !ConsentPolicy.HasExpired(request, KoreanTime.Day(now)))
            {
                continue;
            }

            var receiptId = Guid.CreateVersion7(now);
            var end = Ending.Consent(edit, connection, open => open.Expire(now), RevokeType.ByUser, receiptId, now);
            edit.Record(AuditActor.Hub, "consent.expired", [id.ToString()], ("version", $"{request.Version}"), ("receipt", receiptId.ToString("N")));
            edit.Receipts.Add(new ReceiptBody(receiptId, customer.Id, "expiry", "expired", [.. end.Steps, new(ReceiptStep.DataKept, id.ToString(), now)]).Sign(signing, now));
        }

        return true;
    }
}
