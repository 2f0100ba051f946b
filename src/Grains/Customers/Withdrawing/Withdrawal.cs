using System.Security.Cryptography;
using System.Text;
using MyDataHub.Grains.Customers.Connections;
using MyDataHub.Grains.Customers.Messages;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Providers.Authorizing;
using MyDataHub.Storage.Audit;
using MyDataHub.Storage.Keys;
using MyDataHub.Storage.Outboxes;
using MyDataHub.Storage.Receipts;

namespace MyDataHub.Grains.Customers.Withdrawing;

/// <summary>
/// The customer withdraws one consent (철회), keeping or erasing what was collected. From the moment this is acknowledged nothing can use
/// the tokens; the institution is told at once and again until it answers.
/// </summary>
internal sealed class Withdrawal(CustomerTurns turns, Revocations revocations, ReceiptStore receipts, SigningKey signing, TimeProvider clock)
{
    public const string Confirmed = "confirmed";
    public const string Pending = "pending";
    public const string NotNeeded = "not-needed";

    public async Task<WithdrawAnswer> WithdrawAsync(Customer customer, Withdraw command, CancellationToken ct)
    {
        var receiptId = ReceiptId(customer, command);
        if (command.IdempotencyKey is not null && await DoneBeforeAsync(customer, receiptId, ct) is { } before)
        {
            return before;
        }

        var done = await turns.CallAsync(customer, (file, edit) => DecideAsync(customer, file, edit, command, receiptId), ct);
        if (done.Refusal is not null)
        {
            return new(null, null, Erased: false, done.Refusal);
        }

        customer.Runs.Stop(command.Connection);
        var revocation = done.Message is null ? NotNeeded : await revocations.TryNowAsync(customer, done.Message) ? Confirmed : Pending;
        return new(receiptId.ToString("N"), revocation, command.EraseData);
    }

    // The same key names the same receipt, so that whoever repeats a withdrawal whose answer was lost gets that answer.
    private Guid ReceiptId(Customer customer, Withdraw command) => command.IdempotencyKey is { } key
        ? new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{customer.Id}/{command.Connection}/{command.EraseData}/{key}")).AsSpan(..16))
        : Guid.CreateVersion7(clock.GetUtcNow());

    private async Task<WithdrawAnswer?> DoneBeforeAsync(Customer customer, Guid receiptId, CancellationToken ct)
    {
        var known = await receipts.ReadAsync(customer.Id, ct);
        if (known.FirstOrDefault(receipt => receipt.Id == receiptId) is not { } receipt)
        {
            return null;
        }

        var steps = Json.Read<ReceiptBody>(receipt.Body).Steps.Select(step => step.Step).ToHashSet();
        var revocation = steps.Contains(ReceiptStep.RevocationPending) ? Pending : steps.Contains(ReceiptStep.RevocationConfirmed) ? Confirmed : NotNeeded;
        return new(receiptId.ToString("N"), revocation, steps.Contains(ReceiptStep.DataErased));
    }

    private async Task<Decided> DecideAsync(Customer customer, CustomerFile file, CustomerEdit edit, Withdraw command, Guid receiptId)
    {
        var now = clock.GetUtcNow();
        if (edit.Connection(command.Connection) is not { } connection || !connection.Requests.Any(request => request.GivenAt is not null))
        {
            return new(null, new("not-linked", "This institution is not linked.", "institution"));
        }

        if (connection.InForce is null && !command.EraseData)
        {
            return new(null, new("already-ended", "This consent has ended already.", "institution"));
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
        else
        {
            // What an exchange that is still on its way collects would be there again right after it was erased.
            edit.Put(connection.GiveUpRequested("customer", now));
        }

        steps.Add(await DataAsync(file, edit, connection, command.EraseData, now, customer.Gone));
        edit.Record(actor, command.EraseData ? "data.erased" : "data.kept", [connection.Id.ToString()], ("receipt", receiptId.ToString("N")));
        edit.Receipts.Add(new ReceiptBody(receiptId, customer.Id, "withdrawal", "customer", [.. steps]).Sign(signing, now));
        return new(message, null);
    }

    private static async Task<ReceiptStep> DataAsync(CustomerFile file, CustomerEdit edit, Connection connection, bool erase, DateTimeOffset now, CancellationToken ct) =>
        erase ? await Ending.EraseDataAsync(file, edit, connection, now, ct) : new(ReceiptStep.DataKept, connection.Id.ToString(), now);

    private sealed record Decided(OutboxMessage? Message, Refusal? Refusal);
}
