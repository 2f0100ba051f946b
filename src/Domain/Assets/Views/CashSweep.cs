using System.Collections.Immutable;

namespace MyDataHub.Domain.Assets.Views;

/// <summary>
/// A CMA tells its cash twice, as 예수금 and as a position swept into RP or MMF: when the amounts are equal within a won it counts once.
/// When they differ both count, and the customer is told.
/// </summary>
internal static class CashSweep
{
    internal static ImmutableArray<Figure> WithoutSweep(
        ViewScope scope, HeldAsset asset, ImmutableArray<Figure> cash, ImmutableArray<HoldingItem> holdings)
    {
        var sweep = holdings.Where(holding => holding is { Class: "cash", Value: { Currency: "KRW", Amount: not null } }).ToList();
        if (!asset.Row.IsCma || sweep.Count == 0 || cash.IsEmpty)
        {
            return cash;
        }

        var counted = cash.RemoveAll(figure => figure.Currency == "KRW" && sweep.Exists(row => Math.Abs(row.Value.Amount!.Value - figure.Amount!.Value) <= 1));
        if (asset.IsOpen)
        {
            scope.Sheet.Notify(new(counted.Length < cash.Length ? "cash-sweep-counted-once" : "cash-and-sweep-differ", NoticeLevel.Info, scope.Id(asset.Key)));
        }

        return counted;
    }
}
