using System.Collections.Immutable;
using MyDataHub.Domain.Assets.Books;

namespace MyDataHub.Domain.Assets.Views;

/// <summary>All spending of the household by category, with any card, account or wallet: largest first.</summary>
internal static class CategoryTotals
{
    internal static ImmutableArray<CategorySpend> Of(ViewScope scope, Month month)
    {
        var before = month.Plus(-1);
        return
        [
            .. Categories(scope, month).Union(Categories(scope, before))
                .Select(category => new CategorySpend(
                    category,
                    MonthSums.Sum(scope, month, IsOf(category)),
                    MonthSums.Count(scope, month, IsOf(category)),
                    MonthSums.Sum(scope, before, IsOf(category))))
                .OrderByDescending(spend => spend.Amount).ThenBy(spend => spend.Category, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<string> Categories(ViewScope scope, Month month) =>
        MonthSums.Of(scope, month)?.Flows.Where(sum => sum.Class is FlowClass.Spending).Select(sum => sum.Category!) ?? [];

    private static Func<FlowSum, bool> IsOf(string category) => sum => sum.Class is FlowClass.Spending && sum.Category == category;
}
