using MyDataHub.Domain;

namespace MyDataHub.Storage.Customers;

/// <summary>What every collection of a connection changes, apart from the connection itself; encrypted.</summary>
public sealed record StoredTimes(ConnectionId Id, ReadOnlyMemory<byte> Body);

/// <summary>Times to write, or, without a body, to delete.</summary>
public sealed record TimesChange(ConnectionId Id, ReadOnlyMemory<byte>? Body);
