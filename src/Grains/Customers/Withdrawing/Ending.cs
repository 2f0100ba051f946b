using MyDataHub.Domain.Assets.Books;
using MyDataHub.Grains.Customers.Connections;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Providers.Authorizing;
using MyDataHub.Storage.Outboxes;

namespace MyDataHub.Grains.Customers.Withdrawing;

/// <summary>
/// The one way a consent ends here, whoever ended it: its tokens are taken out of use in the same transaction that says so, the
/// revocation at the institution is put down to be retried until it answers, and each step is written for the receipt.
/// </summary>
internal static class Ending
{
    /// <param name="end">The state it goes to: withdrawn, expired.</param>
    public static Ended Consent(CustomerEdit edit, Connection connection, Func<Connection, Connection> end, RevokeType type, Guid receiptId, DateTimeOffset now)
    {
        var name = connection.Id.ToString();
        edit.Put(end(connection));
        if (connection.Tokens is not { } tokens)
        {
            return new([new(connection.TokenInDoubtSince is null ? ReceiptStep.NoTokenHeld : ReceiptStep.TokenInDoubt, name, now)], null);
        }

        var message = Revocation.Message(edit.Customer, connection.Id, tokens, type, receiptId, now);
        edit.Outbox.Add(message);
        return new([new(ReceiptStep.TokensStopped, name, now), new(ReceiptStep.RevocationPending, name, now)], message);
    }

    /// <summary>Everything the connection brought; the consent itself stays in the ledger, as the law wants.</summary>
    public static async Task<ReceiptStep> EraseDataAsync(CustomerFile file, CustomerEdit edit, Connection connection, DateTimeOffset now, CancellationToken ct)
    {
        var book = await file.BookAsync(ct);
        var change = BookUpdate.Forget(book, connection.Id);
        // No collection follows that would paint for every later view.
        var chunks = await file.ChunksAsync(BookUpdate.Unpainted(change.State), ct);
        edit.Put(change with { State = BookUpdate.Paint(change.State, chunks) }, book);
        edit.Delete(DocumentNames.Asked(connection.Id));
        edit.Put((edit.Connection(connection.Id) ?? connection) with { Assets = 0, LastSuccessAt = null, LastTryAt = null, Trouble = null, Reason = null });
        return new(ReceiptStep.DataErased, connection.Id.ToString(), now);
    }
}

/// <summary>Revocation is null when there was no token to revoke.</summary>
internal sealed record Ended(IReadOnlyList<ReceiptStep> Steps, OutboxMessage? Revocation);
