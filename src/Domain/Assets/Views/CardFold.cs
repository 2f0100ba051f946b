using System.Collections.Immutable;
using MyDataHub.Domain.Assets.Facts;

namespace MyDataHub.Domain.Assets.Views;

/// <summary>Cards: what was spent, what will be claimed, what is billed. Card spending counts by the day of purchase, net of cancellations.</summary>
internal static class CardFold
{
    private const int BillsShown = 24;
    private const int MonthsShown = 12;

    internal static CardSummary Fold(ViewScope scope)
    {
        var month = Month.Of(scope.Today);
        var payables = CardPayables.Of(scope);
        var items = scope.Of(AssetKind.Card).Select(asset => Item(scope, asset, month)).ToImmutableArray();
        foreach (var payable in payables)
        {
            scope.Sheet.Liability("card-payable", "card", payable.Institution, payable.Total, scope.NameOf(payable.Institution), null);
        }

        foreach (var (points, stamp) in scope.All<CardPoints>())
        {
            var remaining = scope.Value(points.Rows.Sum(row => row.Remaining), stamp);
            scope.Sheet.Memo("points", "card", stamp.Key.Connection.Institution, remaining with { State = FigureState.Estimated, Reason = "one-won-a-point" });
        }

        return new(Spent(scope, items, month), Spent(scope, items, month.Plus(-1)), FigureMaking.Sum(payables.Select(payable => payable.Total), items.IsEmpty ? "nothing-linked" : "no-claims"), items)
        {
            Dues = [.. Dues(scope)],
            Bills = [.. Bills(scope)],
            ByCategory = CategoryTotals.Of(scope, month),
            ByMonth = [.. Enumerable.Range(1 - MonthsShown, MonthsShown).Select(back => OfMonth(scope, month.Plus(back), items)).Where(spend => spend.Count > 0)],
            Points = [.. Points(scope)],
            InstalmentsLeft = payables.Sum(payable => payable.InstalmentsLeft),
        };
    }

    private static CardItem Item(ViewScope scope, HeldAsset asset, Month month)
    {
        var terms = scope.Fact<CardTerms>(asset.Key)?.Value;
        return new(
            scope.Id(asset.Key), asset.Row.Name, asset.Key.Institution.OrgCode, scope.NameOf(asset.Key.Institution), asset.Row.TypeCode, Spent(scope, asset, month))
        {
            MaskedNumber = ViewScope.Mask(asset),
            TypeCode = asset.Row.TypeCode,
            IsClosed = !asset.IsOpen,
            OpenedOn = terms?.IssuedOn ?? asset.Row.OpenedOn,
            IsFamily = asset.Row.IsFamilyCard,
            AnnualFee = terms?.AnnualFee,
            Brand = terms?.Brand,
            SpentLastMonth = MonthSums.OfAsset(scope, month.Plus(-1), asset.Key),
        };
    }

    // What was spent is counted by us from rows; it is as fresh as the connection that brings them.
    private static Figure Spent(ViewScope scope, HeldAsset asset, Month month)
    {
        var source = scope.SourceOf(asset.Connection);
        var spent = MonthSums.OfAsset(scope, month, asset.Key);
        var (state, reason) = FigureMaking.Standing(source, isOld: source?.State != "live");
        return new(spent, "KRW", spent, state)
        {
            AsOf = source?.LastSuccessAt,
            Source = asset.Key.Institution.OrgCode,
            Reason = reason,
        };
    }

    private static Figure Spent(ViewScope scope, ImmutableArray<CardItem> items, Month month)
    {
        if (items.IsEmpty)
        {
            return Figure.Missing("KRW", "nothing-linked");
        }

        var sum = scope.Of(AssetKind.Card).Sum(asset => MonthSums.OfAsset(scope, month, asset.Key));
        return FigureMaking.Sum(items.Select(item => item.SpentThisMonth)) with { Amount = sum, Krw = sum };
    }

    private static MonthSpend OfMonth(ViewScope scope, Month month, ImmutableArray<CardItem> items)
    {
        var sums = MonthSums.Of(scope, month)?.Assets.Where(sum => sum.Asset.Kind is AssetKind.Card).ToList() ?? [];
        return new(month.ToString(), items.IsEmpty ? 0 : sums.Select(sum => sum.Asset).Distinct().Sum(card => MonthSums.OfAsset(scope, month, card)), sums.Sum(sum => sum.Count));
    }

    private static IEnumerable<CardDueItem> Dues(ViewScope scope) =>
        from dues in scope.All<CardDues>()
        let institution = dues.Stamp.Key.Connection.Institution
        from due in dues.Value.Rows
        where due.DueOn >= scope.Today
        orderby due.DueOn, institution.OrgCode
        select new CardDueItem(
            institution.OrgCode, scope.NameOf(institution), due.DueOn, due.Amount, due.LumpSum, due.Instalment, due.ShortLoan + due.LongLoan, due.Revolving, due.Other);

    private static IEnumerable<CardBillItem> Bills(ViewScope scope) => scope.All<CardBill>()
        .Select(bill => (bill.Value, bill.Stamp.Key.Connection.Institution))
        .OrderByDescending(bill => bill.Value.Month, StringComparer.Ordinal).ThenBy(bill => bill.Institution.OrgCode, StringComparer.Ordinal)
        .Take(BillsShown)
        .Select(bill => new CardBillItem(
            bill.Institution.OrgCode, scope.NameOf(bill.Institution), bill.Value.Month, bill.Value.Amount, bill.Value.PaidOn));

    private static IEnumerable<PointItem> Points(ViewScope scope) =>
        from points in scope.All<CardPoints>()
        let institution = points.Stamp.Key.Connection.Institution
        from row in points.Value.Rows
        select new PointItem(institution.OrgCode, scope.NameOf(institution), row.Name, row.Remaining, row.Expiring);
}
