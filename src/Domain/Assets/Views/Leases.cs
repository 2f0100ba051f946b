using MyDataHub.Domain.Assets.Facts;

namespace MyDataHub.Domain.Assets.Views;

/// <summary>Operating leases are neither asset nor debt: the payments still to come are a commitment beside the headline.</summary>
internal static class Leases
{
    private const int MonthsBack = 3;

    internal static void Fold(ViewScope scope)
    {
        foreach (var lease in scope.Of(AssetKind.Lease).Where(lease => lease.IsOpen))
        {
            if (scope.Fact<LeaseTerms>(lease.Key) is { Value: { NextPaymentOn: { } next, MaturesOn: { } end } } terms
                && end >= next
                && MonthlyPayment(scope, lease) is { } monthly)
            {
                var months = Borrowing.NextPayment.MonthsBetween(next, end);
                var payments = next.AddMonths(months) <= end ? months + 1 : months;
                scope.Sheet.Memo("lease-commitments", "vehicle", lease.Key.Institution, scope.Value(monthly * payments, terms.Stamp) with
                {
                    State = FigureState.Estimated,
                    Reason = "estimated-from-payments",
                });
            }
        }
    }

    /// <summary>The newest month's payment; the terms themselves carry no amount.</summary>
    internal static decimal? MonthlyPayment(ViewScope scope, HeldAsset lease)
    {
        var month = Month.Of(scope.Today);
        return Enumerable.Range(0, MonthsBack)
            .Select(back => MonthSums.OfAsset(scope, month.Plus(-back), lease.Key))
            .Where(paid => paid > 0)
            .Select(paid => (decimal?)paid)
            .FirstOrDefault();
    }
}
