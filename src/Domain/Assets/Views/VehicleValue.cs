using MyDataHub.Domain.Assets.Borrowing;
using MyDataHub.Domain.Assets.Driving;
using MyDataHub.Domain.Assets.Facts;

namespace MyDataHub.Domain.Assets.Views;

/// <summary>
/// What a car is worth: the retail quotation of the price service, else its wholesale one. A quotation of more than a year ago is
/// carried on by the depreciation curve, as an estimate. Without any quotation the value is missing.
/// </summary>
internal static class VehicleValue
{
    private const int EstimateAfterDays = 365;

    internal static (Figure Value, string Basis) Of(ViewScope scope, HeldAsset asset, VehicleRegistration car)
    {
        if (scope.Fact<VehiclePrice>(asset.Key) is not { } quoted || (quoted.Value.Retail ?? quoted.Value.Wholesale) is not { } amount)
        {
            return (Figure.Missing("KRW", "no-price"), "");
        }

        var price = quoted.Value;
        var age = scope.Today.DayNumber - price.BaseDate.DayNumber;
        if (age > EstimateAfterDays && car.FirstRegisteredOn is { } registered && price.Currency == Currency.Krw)
        {
            return (Estimate(scope, quoted.Stamp, price, amount, registered), "curve");
        }

        var value = scope.Value(new Money(amount, price.Currency), quoted.Stamp, TimeSpan.FromDays(scope.Freshness.CarPriceDays)) with
        {
            AsOf = KoreanTime.StartOf(price.BaseDate),
        };
        var isOld = age > scope.Freshness.CarPriceDays && value.State is FigureState.Live;
        return (
            isOld ? value with { State = FigureState.CarriedForward, Reason = "stale" } : value,
            price.Retail is null ? "wholesale" : "retail");
    }

    private static Figure Estimate(ViewScope scope, StampedFact stamp, VehiclePrice price, decimal amount, DateOnly registered)
    {
        var shape = scope.Inputs.Policies.ValueCurve.On(scope.Today)!.Value;
        var later = FigureMaking.Won(ValueCurve.Later(
            shape, amount, NextPayment.MonthsBetween(registered, price.BaseDate), NextPayment.MonthsBetween(registered, scope.Today)));
        return new(later, "KRW", later, FigureState.Estimated)
        {
            AsOf = KoreanTime.StartOf(price.BaseDate),
            Source = stamp.Key.Connection.Institution.OrgCode,
            Reason = "estimated-from-old-price",
        };
    }
}
