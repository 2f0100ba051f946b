using MyDataHub.Domain;
using MyDataHub.Grains.Customers.Storing;
using MyDataHub.Providers.Authorizing;
using MyDataHub.Storage.Outboxes;

namespace MyDataHub.Grains.Customers.Withdrawing;

/// <summary>
/// Tokens that are still to be revoked at their institution (개별인증-004). Nobody but the revocation uses them any more. Kept apart from
/// the customer, encrypted with the hub's own key, so that a customer who leaves is still revoked everywhere.
/// </summary>
internal sealed record Revocation(TokenSet Tokens, RevokeType Type)
{
    public const string Topic = "revocation";

    /// <summary>The receipt that shows this step as pending until it is confirmed.</summary>
    public Guid? ReceiptId { get; init; }

    public static OutboxMessage Message(CustomerId customer, ConnectionId connection, TokenSet tokens, RevokeType type, Guid? receiptId, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), customer, Topic, now, Json.Write(new Revocation(tokens, type) { ReceiptId = receiptId }))
        {
            SurvivesErasure = true,
            Connection = connection,
        };
}
