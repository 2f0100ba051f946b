using MyDataHub.Domain.Assets.Driving;
using MyDataHub.Domain.Policies;
using MyDataHub.Domain.Tests.Vectors;

namespace MyDataHub.Domain.Tests.Assets.Driving;

public class CarTaxTests
{
    [Theory]
    [InlineData("VE-1")]
    [InlineData("VE-2")]
    [InlineData("VE-3")]
    [InlineData("VE-4")]
    [InlineData("VE-5")]
    [InlineData("VE-6a")]
    [InlineData("VE-6b")]
    public void Tax_by_displacement_and_age_is_as_computed(string vector)
    {
        var input = Vector.Input(vector);
        var expected = Vector.Expected(vector);

        var tax = CarTax.Of(
            CarTaxRates.Current, input.GetProperty("cc").GetInt32(), DateOnly.Parse(input.GetProperty("start").GetString()!, null), 2026, isCommercial: false);

        Assert.Equal(Vector.Numbers(expected.GetProperty("ages")), new decimal[] { tax.FirstAge, tax.SecondAge });
        Assert.Equal(Vector.Numbers(expected.GetProperty("halves")), new[] { tax.FirstHalf, tax.SecondHalf });
        Assert.Equal(expected.GetProperty("year").GetDecimal(), tax.Total);
        Assert.Equal(expected.GetProperty("withEducation").GetDecimal(), tax.WithEducation);
    }

    [Fact]
    public void An_electric_car_pays_a_flat_sum_whatever_its_age() // VE-7
    {
        var tax = CarTax.Of(CarTaxRates.Current, null, new(2015, 1, 1), 2026, isCommercial: false);

        Assert.Equal((100_000m, 130_000m), (tax.Total, tax.WithEducation));
    }

    [Fact]
    public void A_bill_drops_fractions_below_ten_won() // VE-4: 83,527.5 and 77,959
    {
        var tax = CarTax.Of(CarTaxRates.Current, 1591, new(2019, 9, 1), 2026, isCommercial: false);

        Assert.Equal((83_520m + 25_050m, 77_950m + 23_380m), (tax.BilledInJune, tax.BilledInDecember));
    }

    [Theory]
    [InlineData(1, "jan")]
    [InlineData(3, "mar")]
    [InlineData(6, "jun")]
    [InlineData(9, "sep")]
    public void Paying_ahead_takes_off_five_per_cent_of_the_rest(int month, string key) => Assert.Equal(
        (double)Vector.Expected("VE-8").GetProperty(key).GetDecimal(),
        (double)CarTax.PrepaymentRelief(CarTaxRates.Current, 399_600, 199_800, 2026, month),
        1e-6);

    [Fact]
    public void There_is_no_prepayment_in_other_months() => Assert.Throws<ArgumentOutOfRangeException>(
        () => CarTax.PrepaymentRelief(CarTaxRates.Current, 399_600, 199_800, 2026, 2));

    [Fact]
    public void A_car_owned_for_part_of_the_year_pays_by_days()
    {
        Assert.Equal((double)Vector.Expected("VE-9").GetDecimal(), (double)CarTax.ProRata(399_600, 108, 365), 1e-6);
        Assert.Equal(45_758.54m, Math.Round(CarTax.ProRata(77_959, 108, 184), 2));
        Assert.Equal(32_200.46m, Math.Round(CarTax.ProRata(77_959, 76, 184), 2));
    }
}
