using System.Collections.Immutable;
using System.Text.Json;
using MyDataHub.Domain.Assets.Books;

namespace MyDataHub.Domain.Assets.Views;

/// <summary>
/// Months of money in and out. Out is what was spent, repaid and put away; saved is income less spending, so that it holds what was
/// put away and what was repaid. Purchases with cards count on the day of purchase.
/// </summary>
internal static class CashFlowFold
{
    private const int MonthsShown = 60;

    private static readonly FlowClass[] Left = [FlowClass.Spending, FlowClass.Repayment, FlowClass.Contribution];
    private static readonly FlowClass[] Told = [FlowClass.Spending, FlowClass.Income, FlowClass.Neutral, FlowClass.Duplicate];

    internal static ImmutableArray<MonthFlow> Fold(ViewScope scope)
    {
        var last = Month.Of(scope.Today);
        return
        [
            .. scope.State.Months.Keys.Where(month => month > last.Plus(-MonthsShown) && month <= last)
                .Select(month => Of(scope, month))
                .Where(flow => flow is not { In: 0, Out: 0, Excluded.IsEmpty: true }),
        ];
    }

    /// <summary>The stable key of a class, as the view and the rows write it.</summary>
    internal static string KeyOf(FlowClass flow) => JsonNamingPolicy.KebabCaseLower.ConvertName(flow.ToString());

    private static MonthFlow Of(ViewScope scope, Month month)
    {
        var income = MonthSums.Sum(scope, month, sum => sum.Class is FlowClass.Income);
        var spent = MonthSums.Sum(scope, month, sum => sum.Class is FlowClass.Spending);
        var left = MonthSums.Sum(scope, month, sum => sum.Flow is Flow.Out && Left.Contains(sum.Class));
        return new(month.ToString(), income, left, spent, income - spent, [.. Excluded(scope, month)]);
    }

    private static IEnumerable<ExcludedFlow> Excluded(ViewScope scope, Month month) =>
        from flow in Enum.GetValues<FlowClass>()
        where !Told.Contains(flow)
        let count = MonthSums.Count(scope, month, IsOut(flow))
        where count > 0
        select new ExcludedFlow(KeyOf(flow), MonthSums.Sum(scope, month, IsOut(flow)), count);

    private static Func<FlowSum, bool> IsOut(FlowClass flow) => sum => sum.Class == flow && sum.Flow is Flow.Out;
}
