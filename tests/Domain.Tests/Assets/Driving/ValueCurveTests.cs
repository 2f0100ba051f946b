using MyDataHub.Domain.Assets.Driving;
using MyDataHub.Domain.Policies;
using MyDataHub.Domain.Tests.Vectors;

namespace MyDataHub.Domain.Tests.Assets.Driving;

public class ValueCurveTests
{
    private static readonly ValueCurveShape Shape = PolicyTable.Korea.ValueCurve.On(new(2026, 11, 22))!.Value;

    [Fact]
    public void A_car_loses_value_along_the_curve() => Assert.Equal(
        Vector.Numbers(Vector.Expected("VE-12")),
        Vector.Numbers(Vector.Input("VE-12").GetProperty("months")).Select(month => Math.Round(32_000_000 * ValueCurve.Share(Shape, (int)month))));

    [Fact]
    public void An_old_quotation_is_carried_on_by_the_same_curve() => Assert.Equal(
        15_670_766m, Math.Round(ValueCurve.Later(Shape, 22_400_000, 24, 60)));
}
