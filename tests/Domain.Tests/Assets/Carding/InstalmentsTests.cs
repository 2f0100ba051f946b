using MyDataHub.Domain.Assets.Carding;
using MyDataHub.Domain.Tests.Vectors;

namespace MyDataHub.Domain.Tests.Assets.Carding;

public class InstalmentsTests
{
    [Theory]
    [InlineData("TX-9a")]
    [InlineData("TX-9b")]
    public void Parts_are_equal_with_the_remainder_in_the_first(string vector)
    {
        var input = Vector.Numbers(Vector.Input(vector));

        Assert.Equal(Vector.Numbers(Vector.Expected(vector)), Instalments.Parts(input[0], (int)input[1]));
    }

    [Fact]
    public void Fees_follow_the_balance()
    {
        var fees = Instalments.Fees(600_000, 6, 0.15m);

        Assert.Equal(Vector.Numbers(Vector.Expected("TX-10").GetProperty("fees")), fees);
        Assert.Equal(Vector.Expected("TX-10").GetProperty("total").GetDecimal(), fees.Sum());
    }

    [Theory]
    [InlineData(1, "2026-09-18", "2026-10-17")]
    [InlineData(5, "2026-09-22", "2026-10-21")]
    [InlineData(10, "2026-09-27", "2026-10-26")]
    [InlineData(14, "2026-10-01", "2026-10-31")]
    [InlineData(15, "2026-10-02", "2026-11-01")]
    [InlineData(20, "2026-10-07", "2026-11-06")]
    [InlineData(25, "2026-10-12", "2026-11-11")]
    [InlineData(27, "2026-10-14", "2026-11-13")]
    public void A_payment_day_bills_its_days_of_use(int day, string from, string to) // CB-4
    {
        var period = StatementPeriod.PaidOn(new(2026, 11, day), day, 14);

        Assert.Equal((DateOnly.Parse(from, null), DateOnly.Parse(to, null)), (period.From, period.To));
    }
}
