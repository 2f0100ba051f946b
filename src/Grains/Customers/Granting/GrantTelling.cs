using MyDataHub.Domain;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Grains.Customers.Withdrawing;
using MyDataHub.Storage.Keys;
using MyDataHub.Storage.Receipts;
using MyDataHub.Storage.Webhooks;

namespace MyDataHub.Grains.Customers.Granting;

/// <summary>Writes into the customer's receipt when the third party took note of the event that goes with it.</summary>
internal sealed class GrantTelling(CustomerTurns turns, ReceiptStore receipts, EventLog events, SigningKey signing)
{
    /// <summary>Before a grant's receipts are shown: those still pending are asked after in the log of what was delivered.</summary>
    public async Task CatchUpAsync(Customer customer, GrantId grant, CancellationToken ct)
    {
        foreach (var receipt in await receipts.ReadAsync(customer.Id, ct))
        {
            if (Json.Read<ReceiptBody>(receipt.Body) is var body && body.Grant == grant.ToString() && IsPending(body)
                && await events.ToldAtAsync(receipt.Id, ct) is { } at)
            {
                await ToldAsync(customer, receipt.Id, at, ct);
            }
        }
    }

    public async Task ToldAsync(Customer customer, Guid receiptId, DateTimeOffset at, CancellationToken ct)
    {
        var known = await receipts.ReadAsync(customer.Id, ct);
        if (known.FirstOrDefault(receipt => receipt.Id == receiptId) is not { } receipt
            || Json.Read<ReceiptBody>(receipt.Body) is not { } body
            || !IsPending(body))
        {
            return;
        }

        await turns.CallAsync(
            customer,
            (_, edit) =>
            {
                edit.Receipts.Add(body.Told(at).Sign(signing, receipt.IssuedAt));
                return Task.FromResult(true);
            },
            ct);
    }

    private static bool IsPending(ReceiptBody body) => body.Steps.Any(step => step.Step == ReceiptStep.ThirdPartyPending);
}
