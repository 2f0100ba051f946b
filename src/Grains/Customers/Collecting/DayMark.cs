using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MyDataHub.Domain.Assets;

namespace MyDataHub.Grains.Customers.Collecting;

/// <summary>
/// A fingerprint of one account's transactions of one day, whatever order they came in. Comparing days tells whether an answer holds
/// anything that was not known, without loading the history.
/// </summary>
internal sealed record DayMark(DateOnly Day, ulong Hash)
{
    public static ImmutableArray<DayMark> Of(IEnumerable<Transaction> transactions)
    {
        var days = new Dictionary<DateOnly, ulong>();
        var hash = new RowHash();
        foreach (var transaction in transactions)
        {
            // Addition does not mind the order; two equal rows count twice.
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(days, DateOnly.FromDateTime(transaction.At), out _);
            sum = unchecked(sum + hash.Of(transaction));
        }

        return [.. days.OrderBy(day => day.Key).Select(day => new DayMark(day.Key, day.Value))];
    }

    /// <summary>True when some day from the given one on differs.</summary>
    public static bool Differ(ImmutableArray<DayMark> known, ImmutableArray<DayMark> now, DateOnly from) =>
        !known.Where(mark => mark.Day >= from).SequenceEqual(now.Where(mark => mark.Day >= from));
}
