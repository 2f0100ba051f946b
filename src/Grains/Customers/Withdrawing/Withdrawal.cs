using MyDataHub.Grains.Customers.Connections;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Providers.Authorizing;
using MyDataHub.Storage.Audit;
using MyDataHub.Storage.Keys;
using MyDataHub.Storage.Outboxes;

namespace MyDataHub.Grains.Customers.Withdrawing;

/// <summary>
/// The customer withdraws one consent (철회), keeping or erasing what was collected. From the moment this is acknowledged nothing can use
/// the tokens; the institution is told at once and again until it answers.
/// </summary>
internal sealed class Withdrawal(CustomerTurns turns, Revocations revocations, SigningKey signing, TimeProvider clock)
{
    public const string Confirmed = "confirmed";
    public const string Pending = "pending";
    public const string NotNeeded = "not-needed";

    public async Task<WithdrawAnswer> WithdrawAsync(Customer customer, Withdraw command, CancellationToken ct)
    {
        var done = await turns.CallAsync(customer, (file, edit) => DecideAsync(customer, file, edit, command), ct);
        if (done.Refusal is not null)
        {
            return new(null, null, Erased: false, done.Refusal);
        }

        customer.Runs.Stop(command.Connection);
        var revocation = done.Message is null ? NotNeeded : await revocations.TryNowAsync(customer, done.Message) ? Confirmed : Pending;
        return new(done.ReceiptId.ToString("N"), revocation, command.EraseData);
    }

    private async Task<Decided> DecideAsync(Customer customer, CustomerFile file, CustomerEdit edit, Withdraw command)
    {
        var now = clock.GetUtcNow();
        var receiptId = Guid.CreateVersion7(now);
        if (edit.Connection(command.Connection) is not { } connection || !connection.Requests.Any(request => request.GivenAt is not null))
        {
            return new(receiptId, null, new("not-linked", "This institution is not linked.", "institution"));
        }

        if (connection.InForce is null && !command.EraseData)
        {
            return new(receiptId, null, new("already-ended", "This consent has ended already.", "institution"));
        }

        var actor = AuditActor.Customer(customer.Id);
        var steps = new List<ReceiptStep>();
        OutboxMessage? message = null;
        if (connection.InForce is { } request)
        {
            var ended = Ending.Consent(edit, connection, open => open.Withdraw("customer", now), RevokeType.ByUser, receiptId, now);
            steps.AddRange(ended.Steps);
            message = ended.Revocation;
            edit.Record(actor, "consent.withdrawn", [connection.Id.ToString()], ("version", $"{request.Version}"), ("receipt", receiptId.ToString("N")));
        }

        steps.Add(await DataAsync(file, edit, connection, command.EraseData, now, customer.Gone));
        edit.Record(actor, command.EraseData ? "data.erased" : "data.kept", [connection.Id.ToString()], ("receipt", receiptId.ToString("N")));
        edit.Receipts.Add(new ReceiptBody(receiptId, customer.Id, "withdrawal", "customer", [.. steps]).Sign(signing, now));
        return new(receiptId, message, null);
    }

    private static async Task<ReceiptStep> DataAsync(CustomerFile file, CustomerEdit edit, Connection connection, bool erase, DateTimeOffset now, CancellationToken ct) =>
        erase ? await Ending.EraseDataAsync(file, edit, connection, now, ct) : new(ReceiptStep.DataKept, connection.Id.ToString(), now);

    private sealed record Decided(Guid ReceiptId, OutboxMessage? Message, Refusal? Refusal);
}
