namespace MyDataHub.Storage.Audit;

/// <summary>An entry with its place: its number in the chain, the hash before it and its own.</summary>
public sealed record RecordedEntry(
    AuditEntry Entry, long Number, ReadOnlyMemory<byte> Previous, ReadOnlyMemory<byte> Hash);

/// <summary>Where a chain ends.</summary>
internal sealed record AuditHead(string Chain, long Number, byte[] Hash)
{
    internal static AuditHead Empty(string chain) => new(chain, 0, new byte[AuditHash.Size]);
}
