using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Grains.Customers.Withdrawing;
using MyDataHub.Storage.Keys;
using MyDataHub.Storage.Receipts;

namespace MyDataHub.Grains.Customers.Granting;

/// <summary>Writes into the customer's receipt when the third party took note of the event that goes with it.</summary>
internal sealed class GrantTelling(CustomerTurns turns, ReceiptStore receipts, SigningKey signing)
{
    public async Task ToldAsync(Customer customer, Guid receiptId, DateTimeOffset at, CancellationToken ct)
    {
        var known = await receipts.ReadAsync(customer.Id, ct);
        if (known.FirstOrDefault(receipt => receipt.Id == receiptId) is not { } receipt
            || Json.Read<ReceiptBody>(receipt.Body) is not { } body
            || body.Steps.All(step => step.Step != ReceiptStep.ThirdPartyPending))
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
}
