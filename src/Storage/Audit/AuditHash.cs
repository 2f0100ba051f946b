using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MyDataHub.Storage.Audit;

/// <summary>
/// SHA-256 over the previous hash and the entry's canonical bytes: every text with its length, numbers as decimal text.
/// </summary>
internal static class AuditHash
{
    internal const int Size = SHA256.HashSizeInBytes;

    internal static byte[] Of(ReadOnlySpan<byte> previous, AuditEntry entry, long number)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        Append(hash, "mydatahub audit 1");
        Append(hash, entry.Chain.Name);
        Append(hash, number);
        Append(hash, Microseconds(entry.At));
        Append(hash, entry.Actor.Kind);
        Append(hash, entry.Actor.Id);
        Append(hash, entry.Action);
        Append(hash, entry.Subjects.Length);
        foreach (var subject in entry.Subjects)
        {
            Append(hash, subject);
        }

        Append(hash, entry.Details.Count);
        foreach (var (name, value) in entry.Details.OrderBy(detail => detail.Key, StringComparer.Ordinal))
        {
            Append(hash, name);
            Append(hash, value);
        }

        return hash.GetHashAndReset();
    }

    internal static byte[] OfHeads(IEnumerable<AuditHead> heads)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var head in heads.OrderBy(head => head.Chain, StringComparer.Ordinal))
        {
            Append(hash, head.Chain);
            Append(hash, head.Number);
            hash.AppendData(head.Hash);
        }

        return hash.GetHashAndReset();
    }

    internal static byte[] OfAnchor(
        long number, DateTimeOffset at, ReadOnlySpan<byte> previous, ReadOnlySpan<byte> heads)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, "mydatahub anchor 1");
        Append(hash, number);
        Append(hash, Microseconds(at));
        hash.AppendData(previous);
        hash.AppendData(heads);
        return hash.GetHashAndReset();
    }

    /// <summary>PostgreSQL keeps microseconds; what is finer would not come back.</summary>
    internal static DateTimeOffset Stored(DateTimeOffset at) =>
        DateTimeOffset.UnixEpoch.AddTicks(Microseconds(at) * TimeSpan.TicksPerMicrosecond);

    private static long Microseconds(DateTimeOffset at) =>
        (at.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    private static void Append(IncrementalHash hash, long number) =>
        Append(hash, number.ToString(CultureInfo.InvariantCulture));

    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        hash.AppendData(BitConverter.GetBytes(System.Net.IPAddress.HostToNetworkOrder(bytes.Length)));
        hash.AppendData(bytes);
    }
}
