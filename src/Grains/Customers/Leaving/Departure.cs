using System.Collections.Immutable;
using MyDataHub.Grains.Customers.Granting;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Grains.Customers.Withdrawing;
using MyDataHub.Providers.Authorizing;
using MyDataHub.Storage.Audit;
using MyDataHub.Storage.Customers;
using MyDataHub.Storage.Keys;
using MyDataHub.Storage.Outboxes;

namespace MyDataHub.Grains.Customers.Leaving;

/// <summary>
/// 서비스 탈퇴, also after a year without a visit: every consent ends, the customer's key and every row are destroyed at once. What stays is
/// the revocations still to be confirmed, the receipt, and the audit, none of which says anything about the person.
/// </summary>
internal sealed class Departure(CustomerTurns turns, CustomerStore store, Linking.Linking linking, Revocations revocations, SigningKey signing, TimeProvider clock)
{
    private const int MostExchanges = 3;
    private static readonly TimeSpan ExchangePatience = TimeSpan.FromSeconds(90);

    public async Task<LeaveAnswer> LeaveAsync(Customer customer, string reason, RevokeType type, CancellationToken ct)
    {
        Left? left = null;
        for (var waited = 0; left is null; waited++)
        {
            // A token on its way, or one that a restart cut off, would be nobody's: it is stored first and then revoked with the others.
            await linking.ResumeAsync(customer, ct);
            await customer.Beside.WhenIdleAsync("exchange ").WaitAsync(ExchangePatience, clock, ct);
            var isLast = waited == MostExchanges;
            left = await customer.Turns.CallAsync(() => EraseAsync(customer, reason, type, isLast), static () => throw CannotServeException.Contended(), ct);
        }

        customer.Forget();
        var confirmed = await Task.WhenAll(left.Messages.Select(message => revocations.TryNowAsync(customer, message)));
        customer.End();
        return new(left.ReceiptId.ToString("N"), confirmed.Count(done => done), confirmed.Count(done => !done));
    }

    /// <summary>A year without a visit (MyData 2.0): checked against the customer as it is now, not as it was found.</summary>
    public async Task LeaveDormantAsync(Customer customer, CancellationToken ct)
    {
        var file = await turns.LoadAsync(customer);
        if (CustomerEdit.DormancyOf(file, clock.GetUtcNow()) == Domain.Consents.Dormancy.EraseDue)
        {
            await LeaveAsync(customer, "dormant", RevokeType.AbsentForAYear, ct);
        }
    }

    /// <summary>Null when another token was asked for meanwhile, and there is still time to wait for it.</summary>
    private async Task<Left?> EraseAsync(Customer customer, string reason, RevokeType type, bool isLast)
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var now = clock.GetUtcNow();
            var receiptId = Guid.CreateVersion7(now);
            var file = await turns.LoadAsync(customer);
            if (!isLast && file.Connections.Values.Any(connection => connection.ExchangingSince is not null))
            {
                return null;
            }

            var edit = new CustomerEdit(file, now);
            var steps = file.Connections.Values.Where(connection => connection.InForce is not null)
                .SelectMany(connection => Ending.Consent(edit, connection, open => open.Withdraw(reason, now), type, receiptId, now).Steps)
                .Concat(GrantRecording.Leave(edit, reason == "customer" ? "left" : reason, now))
                .Append(new(ReceiptStep.DataErased, null, now))
                .Append(new(ReceiptStep.KeyDestroyed, null, now));
            var receipt = new ReceiptBody(receiptId, customer.Id, "erasure", reason, [.. steps]).Sign(signing, now);
            var erasure = new CustomerErasure(customer.Id, file.Stored.Version)
            {
                Outbox = [.. edit.Outbox],
                Receipts = [receipt],
                Events = [.. edit.Events],
                Audit = [new(AuditChain.Of(customer.Id), now, Actor(customer, reason), "customer.erased") { Subjects = [customer.Id.ToString(), .. edit.Events.Select(told => told.Grant.ToString())], Details = ImmutableSortedDictionary<string, string>.Empty.Add("receipt", receiptId.ToString("N")).Add("reason", reason) }],
            };
            switch (await store.EraseAsync(erasure, CancellationToken.None))
            {
                case CommitOutcome.Committed:
                    return new(receiptId, [.. edit.Outbox]);
                case CommitOutcome.Gone:
                    throw CannotServeException.UnknownCustomer();
                case CommitOutcome.Unavailable:
                    throw CannotServeException.Unavailable();
            }
        }

        throw CannotServeException.Contended();
    }

    private static AuditActor Actor(Customer customer, string reason) => reason == "customer" ? AuditActor.Customer(customer.Id) : AuditActor.Hub;

    private sealed record Left(Guid ReceiptId, ImmutableArray<OutboxMessage> Messages);
}
