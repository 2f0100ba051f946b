using MyDataHub.Domain;

namespace MyDataHub.Storage.Receipts;

/// <summary>
/// Proof of something done with a customer's data. The body (ids and times, signed) is encrypted with the hub's key.
/// </summary>
public sealed record Receipt(
    Guid Id, CustomerId Customer, string Kind, DateTimeOffset IssuedAt, ReadOnlyMemory<byte> Body);
