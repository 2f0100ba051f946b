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
            if (Json.Read<ReceiptBody>(receipt.Body) is var body && body.Grant == grant.ToString() && IsPending(body))
            {
                await CatchUpAsync(customer, receipt, body, ct);
            }
        }
    }

    public async Task ToldAsync(Customer customer, Guid receiptId, DateTimeOffset at, CancellationToken ct)
    {
        var known = await receipts.ReadAsync(customer.Id, ct);
        if (known.FirstOrDefault(receipt => receipt.Id == receiptId) is { } receipt && Json.Read<ReceiptBody>(receipt.Body) is { } body && IsPending(body))
        {
            await WriteAsync(customer, receipt, body.Told(at), ct);
        }
    }

    private async Task CatchUpAsync(Customer customer, Receipt receipt, ReceiptBody pending, CancellationToken ct)
    {
        switch (await events.ToldAsync(receipt.Id, ct))
        {
            case Telling.Told(var at):
                await WriteAsync(customer, receipt, pending.Told(at), ct);
                break;
            case Telling.NoAddress:
                await WriteAsync(customer, receipt, pending.NotToldAnywhere(receipt.IssuedAt), ct);
                break;
            default:
                break;
        }
    }

    private Task<bool> WriteAsync(Customer customer, Receipt receipt, ReceiptBody body, CancellationToken ct) => turns.CallAsync(
        customer,
        (_, edit) =>
        {
            edit.Receipts.Add(body.Sign(signing, receipt.IssuedAt));
            return Task.FromResult(true);
        },
        ct);

    private static bool IsPending(ReceiptBody body) => body.Steps.Any(step => step.Step == ReceiptStep.ThirdPartyPending);
}
