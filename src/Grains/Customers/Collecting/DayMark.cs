using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using MyDataHub.Domain.Assets;

namespace MyDataHub.Grains.Customers.Collecting;

/// <summary>
/// A fingerprint of one account's transactions of one day, whatever order they came in. Comparing days tells whether an answer holds
/// anything that was not known, without loading the history.
/// </summary>
internal sealed record DayMark(DateOnly Day, ulong Hash)
{
    public static ImmutableArray<DayMark> Of(IEnumerable<Transaction> transactions) =>
        [.. transactions.GroupBy(transaction => DateOnly.FromDateTime(transaction.At)).OrderBy(day => day.Key).Select(day => new DayMark(day.Key, Sum(day)))];

    /// <summary>True when some day from the given one on differs.</summary>
    public static bool Differ(ImmutableArray<DayMark> known, ImmutableArray<DayMark> now, DateOnly from) =>
        !known.Where(mark => mark.Day >= from).SequenceEqual(now.Where(mark => mark.Day >= from));

    // Addition does not mind the order; two equal rows count twice.
    private static ulong Sum(IEnumerable<Transaction> transactions) => transactions.Aggregate(0UL, (sum, one) => unchecked(sum + Hashed(one)));

    private static ulong Hashed(Transaction transaction)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(transaction with { SeenAt = default });
        return BitConverter.ToUInt64(SHA256.HashData(bytes));
    }
}
