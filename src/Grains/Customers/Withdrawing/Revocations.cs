using Microsoft.Extensions.Logging;
using MyDataHub.Domain;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Providers;
using MyDataHub.Providers.Authorizing;
using MyDataHub.Storage.Audit;
using MyDataHub.Storage.Keys;
using MyDataHub.Storage.Outboxes;
using MyDataHub.Storage.Receipts;

namespace MyDataHub.Grains.Customers.Withdrawing;

/// <summary>Revokes tokens at their institutions: at once when a consent ends, and again with growing pauses until an answer comes.</summary>
internal sealed partial class Revocations(
    Outbox outbox, IInstitutions institutions, CustomerTurns turns, ReceiptStore receipts, AuditLog audit, SigningKey signing, TimeProvider clock, ILogger<Revocations> log)
{
    /// <summary>How long the customer waits for the institution's confirmation before it is shown as pending.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);

    /// <summary>True when the institution has confirmed within the customer's patience; otherwise it goes on by itself.</summary>
    public async Task<bool> TryNowAsync(Customer customer, OutboxMessage message)
    {
        var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = customer.Beside.Begin($"revoke {message.Id:N}", async () => done.TrySetResult(await TryAsync(customer, message, customer.Gone)));
        return await Task.WhenAny(done.Task, Task.Delay(Patience, clock, CancellationToken.None)) == done.Task && await done.Task;
    }

    /// <summary>One attempt. Customer is null once the customer has left.</summary>
    public async Task<bool> TryAsync(Customer? customer, OutboxMessage message, CancellationToken ct)
    {
        var revocation = Json.Read<Revocation>(message.Body);
        if (await RevokeAsync(message.Connection!.Value, revocation, ct) is { } trouble)
        {
            LogPending(message.Connection.Value, trouble, message.Attempts);
            await outbox.PutOffAsync(message.Id, clock.GetUtcNow() + Pause(message.Attempts), ct);
            return false;
        }

        // Confirmed first, removed last: a crash in between asks again, and the institution answers that it was dead already.
        await ConfirmAsync(customer, message, revocation, ct);
        await outbox.DoneAsync(message.Id, ct);
        return true;
    }

    private static TimeSpan Pause(int attempts)
    {
        var grown = FirstPause * Math.Pow(2, Math.Min(attempts, 12));
        return grown < LongestPause ? grown : LongestPause;
    }

    /// <summary>Null when nothing of the pair is alive any more; otherwise what is in the way.</summary>
    private async Task<string?> RevokeAsync(ConnectionId connection, Revocation revocation, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var tokens = revocation.Tokens;
        if (tokens.RefreshExpiresAt <= now && tokens.AccessExpiresAt <= now)
        {
            return null;
        }

        if (await institutions.FindAsync(connection.Operator, connection.Institution, ct) is not { } institution)
        {
            return "not-in-directory";
        }

        var first = tokens.AccessExpiresAt > now ? await institution.RevokeAsync(tokens.Access, revocation.Type, ct) : new RevokeOutcome.Revoked(WasAlreadyDead: true);
        return first is not RevokeOutcome.Revoked { WasAlreadyDead: true } || tokens.RefreshExpiresAt <= now
            ? Trouble(first)
            : await RevokeRenewedAsync(institution, revocation, ct);
    }

    // A dead access token is answered as unknown while its refresh token lives on: after its time, or when a renewal was never heard of.
    private static async Task<string?> RevokeRenewedAsync(IInstitution institution, Revocation revocation, CancellationToken ct) =>
        await institution.RefreshAsync(revocation.Tokens.Refresh, reissue: false, ct) switch
        {
            TokenOutcome.Issued issued => Trouble(await institution.RevokeAsync(issued.Tokens.Access, revocation.Type, ct)),
            TokenOutcome.Refused { Error: "invalid_grant" or "unauthorized_user" } => null,
            TokenOutcome.Refused refused => refused.Error,
            _ => "unavailable",
        };

    private static string? Trouble(RevokeOutcome outcome) => outcome switch
    {
        RevokeOutcome.Revoked => null,
        RevokeOutcome.Refused refused => refused.Error,
        RevokeOutcome.Unavailable unavailable => unavailable.Reason,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private async Task ConfirmAsync(Customer? customer, OutboxMessage message, Revocation revocation, CancellationToken ct)
    {
        var connection = message.Connection!.Value;
        if (customer is null || !await TryConfirmAsync(customer, connection, revocation.ReceiptId))
        {
            // Of a customer who has left only ids remain: the operator's own chain says that the last token is dead.
            await audit.AppendAsync(
                [new(AuditChain.Of(connection.Operator), clock.GetUtcNow(), AuditActor.Hub, "token.revoked") { Subjects = [message.Customer.ToString(), connection.ToString()] }], ct);
        }
    }

    private async Task<bool> TryConfirmAsync(Customer customer, ConnectionId connection, Guid? receiptId)
    {
        var known = await receipts.ReadAsync(customer.Id, customer.Gone);
        try
        {
            return await turns.OwnAsync(
                customer,
                (_, edit) =>
                {
                    Confirm(edit, connection, known.FirstOrDefault(receipt => receipt.Id == receiptId));
                    return Task.FromResult(true);
                },
                customer.Gone);
        }
        catch (CannotServeException failure) when (failure.Refusal.Key == RefusalKeys.UnknownCustomer)
        {
            return false;
        }
    }

    private void Confirm(CustomerEdit edit, ConnectionId connection, Receipt? receipt)
    {
        var now = clock.GetUtcNow();
        if (edit.Connection(connection) is { } withdrawn)
        {
            edit.Put(withdrawn.ConfirmWithdrawal());
        }

        if (receipt is not null)
        {
            edit.Receipts.Add(Json.Read<ReceiptBody>(receipt.Body).Confirmed(connection, now).Sign(signing, receipt.IssuedAt));
        }

        edit.Record(AuditActor.Hub, "token.revoked", [connection.ToString()]);
    }

    [LoggerMessage(EventId = 3401, Level = LogLevel.Warning, Message = "{Connection} has not confirmed a revocation: {Reason} (attempt {Attempt}). Trying again later; the token is out of use here.")]
    private partial void LogPending(ConnectionId connection, string reason, int attempt);
}
