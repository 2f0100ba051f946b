using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MyDataHub.Domain.Assets.Matching;

namespace MyDataHub.Domain.Assets.Books;

/// <summary>Reads one month with its neighbours and adds it up.</summary>
internal static class MonthPainter
{
    /// <summary>Side by side: somebody waits for the whole history after a first collection, and no month needs another's picture.</summary>
    internal static IEnumerable<KeyValuePair<Month, MonthPicture>> Paint(LedgerGround ground, IEnumerable<Month> painted, OrderedMonths months)
    {
        var wanted = painted.ToArray();
        var pictures = new KeyValuePair<Month, MonthPicture>[wanted.Length];
        Parallel.For(0, wanted.Length, i => pictures[i] = new(wanted[i], Paint(ground, months.Around(wanted[i]))));
        return pictures;
    }

    private static MonthPicture Paint(LedgerGround ground, OrderedRows[] around)
    {
        var pass = LedgerReading.Read(ground, around);
        var rows = around[1].All.Select(row => (Row: row, Reading: pass.ReadingOf(row))).ToList();
        return new(Flows(rows), Assets(rows));
    }

    private static ImmutableArray<FlowSum> Flows(List<(Transaction Row, Reading Reading)> rows)
    {
        var sums = new Dictionary<(FlowClass Class, Flow Flow, string? Category, Currency Currency), (decimal Amount, int Count)>();
        var flow = Flow.None;
        var add = (FlowClass kind, string? category, Money amount) =>
        {
            if (amount.Amount != 0)
            {
                ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, (kind, flow, category, amount.Currency), out _);
                sum = (sum.Amount + amount.Amount, sum.Count + 1);
            }
        };
        foreach (var (row, reading) in rows.Where(pair => pair.Row.Flow is not Flow.None))
        {
            flow = row.Flow;
            LedgerReading.AddUp(row, reading, add);
        }

        return
        [
            .. sums.Select(sum => new FlowSum(sum.Key.Class, sum.Key.Flow, sum.Key.Category, sum.Key.Currency, sum.Value.Amount, sum.Value.Count))
                .OrderBy(sum => (sum.Class, sum.Flow)).ThenBy(sum => sum.Category, StringComparer.Ordinal).ThenBy(sum => sum.Currency.Code, StringComparer.Ordinal),
        ];
    }

    private static ImmutableArray<AssetSum> Assets(List<(Transaction Row, Reading Reading)> rows) =>
    [
        .. rows.Where(pair => IsKept(pair.Row, pair.Reading))
            .Select(pair => (pair.Row, Net: CardNet.Of(pair.Row)))
            .Where(pair => pair.Net.Amount != 0)
            .GroupBy(pair => (pair.Row.Account, pair.Net.Currency))
            .Select(group => new AssetSum(
                group.Key.Account,
                group.Key.Currency,
                group.Sum(pair => pair.Net.Amount),
                group.Count(),
                group.Max(pair => pair.Row.Day())))
            .OrderBy(sum => BookJson.Text(sum.Asset), StringComparer.Ordinal).ThenBy(sum => sum.Currency.Code, StringComparer.Ordinal),
    ];

    // What a card was spent on counts as read; premiums and leases count as paid, also when an account tells them again.
    private static bool IsKept(Transaction row, Reading reading) => row.Kind switch
    {
        TransactionKind.CardApproval or TransactionKind.CardPurchase => reading.Class is FlowClass.Spending,
        TransactionKind.Premium or TransactionKind.Lease => true,
        _ => false,
    };
}
