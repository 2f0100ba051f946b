using MyDataHub.Domain.Assets.Books;

namespace MyDataHub.Domain.Assets.Views;

/// <summary>Month pictures in won: foreign sums at the newest rate of their month, or of today for the month that runs.</summary>
internal static class MonthSums
{
    internal static MonthPicture? Of(ViewScope scope, Month month) => scope.State.Months.GetValueOrDefault(month);

    /// <summary>Null when no rate is known, or none that can be meant.</summary>
    internal static decimal? Won(ViewScope scope, Month month, Currency currency, decimal amount)
    {
        if (currency == Currency.Krw)
        {
            return amount;
        }

        var day = month.LastDay < scope.Today ? month.LastDay : scope.Today;
        return scope.Inputs.Rates.Find(currency, day, scope.Freshness.RateDays) is { } rate ? Proportion.Of(amount, rate.Rate, rate.Unit) : null;
    }

    internal static decimal Sum(ViewScope scope, Month month, Func<FlowSum, bool> which) => FigureMaking.Won(
        Of(scope, month)?.Flows.Where(which).Sum(sum => Won(scope, month, sum.Currency, sum.Amount) ?? 0) ?? 0);

    internal static int Count(ViewScope scope, Month month, Func<FlowSum, bool> which) =>
        Of(scope, month)?.Flows.Where(which).Sum(sum => sum.Count) ?? 0;

    internal static decimal OfAsset(ViewScope scope, Month month, AssetKey asset) => FigureMaking.Won(
        Of(scope, month)?.Assets.Where(sum => sum.Asset == asset).Sum(sum => Won(scope, month, sum.Currency, sum.Amount) ?? 0) ?? 0);
}
