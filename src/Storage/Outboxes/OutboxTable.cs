using MyDataHub.Domain;
using MyDataHub.Storage.Encryption;
using MyDataHub.Storage.Keys;
using Npgsql;

namespace MyDataHub.Storage.Outboxes;

/// <summary>The table outbox.</summary>
internal static class OutboxTable
{
    internal static void AddTo(
        NpgsqlBatch batch, OutboxMessage message, DataKey customerKey, DataKey systemKey, DateTimeOffset now)
    {
        var key = message.SurvivesErasure ? systemKey : customerKey;
        batch.Add(
            """
            insert into outbox (outbox_id, customer_id, topic, operator, institution, survives_erasure, created_at, due_at, body)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            message.Id, message.Customer.Value, message.Topic, message.Connection?.Operator.OrgCode,
            message.Connection?.Institution.OrgCode, message.SurvivesErasure, now, message.DueAt,
            key.Seal(Row(message.Customer, message.Id), message.Body.Span));
    }

    internal static RowIdentity Row(CustomerId customer, Guid id) => new("outbox", $"{customer}/{id:N}", 0);
}
