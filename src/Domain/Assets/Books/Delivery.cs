using System.Collections.Immutable;
using MyDataHub.Domain.Assets.Facts;

namespace MyDataHub.Domain.Assets.Books;

/// <summary>What one collection of one connection brought, whole or in part: how it is cut into deliveries never changes the book.</summary>
public sealed record Delivery(
    ConnectionId Connection, DateTimeOffset At, ImmutableArray<StampedFact> Facts, ImmutableArray<Transaction> Transactions);
