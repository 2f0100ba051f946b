using MyDataHub.Domain.Policies;

namespace MyDataHub.Domain.Assets.Driving;

/// <summary>
/// The share of its new price a car keeps after some months: f + (r0 − f)·((r24 − f)/(r0 − f))^(a/24). An estimate of ours and always
/// shown as one. Before its first registration a car is as new.
/// </summary>
internal static class ValueCurve
{
    internal static decimal Share(ValueCurveShape shape, int months)
    {
        var decline = (double)((shape.TwoYears - shape.Floor) / (shape.New - shape.Floor));
        return shape.Floor + ((shape.New - shape.Floor) * (decimal)Math.Pow(decline, Math.Max(months, 0) / 24.0));
    }

    /// <summary>An old quotation carried on to a later month.</summary>
    internal static decimal Later(ValueCurveShape shape, decimal quoted, int monthsThen, int monthsNow) =>
        quoted * Share(shape, monthsNow) / Share(shape, monthsThen);
}
