using MyDataHub.Domain.Assets.Borrowing;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Tests.Vectors;

namespace MyDataHub.Domain.Tests.Assets.Borrowing;

public class LoanScheduleTests
{
    [Theory]
    [InlineData("LN-1")]
    [InlineData("LN-2")]
    [InlineData("LN-3a")]
    [InlineData("LN-3b")]
    [InlineData("LN-3c")]
    [InlineData("LN-4")]
    [InlineData("LN-5a")]
    [InlineData("LN-5b")]
    [InlineData("LN-5c")]
    public void A_schedule_is_as_computed(string vector)
    {
        var input = Vector.Input(vector);
        var expected = Vector.Expected(vector);

        var rows = LoanSchedule.Of(
            input.GetProperty("principal").GetDecimal(),
            input.GetProperty("rate").GetDecimal() / 12,
            input.GetProperty("months").GetInt32(),
            input.GetProperty("method").GetString()!,
            input.TryGetProperty("grace", out var grace) ? grace.GetInt32() : 0,
            input.TryGetProperty("balloon", out var balloon) ? balloon.GetDecimal() : 0)!.Value;

        Assert.Equal(Vector.Numbers(expected.GetProperty("first")), Row(rows[0]));
        Assert.Equal(Vector.Numbers(expected.GetProperty("last")), Row(rows[^1]));
        Assert.Equal(expected.GetProperty("interest").GetDecimal(), rows.Sum(row => row.Interest));
        if (expected.GetProperty("thirteenth").ValueKind is not System.Text.Json.JsonValueKind.Null)
        {
            Assert.Equal(Vector.Numbers(expected.GetProperty("thirteenth")), Row(rows[12]));
        }
    }

    [Theory]
    [InlineData("08")]
    [InlineData("09")]
    [InlineData("12")]
    [InlineData("?")]
    public void Methods_without_a_rule_have_no_schedule(string method) =>
        Assert.Null(LoanSchedule.Of(1_000_000, 0.005m, 12, method));

    [Fact]
    public void Interest_by_days_is_as_computed() // LN-6
    {
        Assert.Equal(220_821.92m, Math.Round(LoanSchedule.DailyInterest(50_000_000, 0.052m, 31), 2));
        Assert.Equal(
            10_194.52m,
            Math.Round(LoanSchedule.DailyInterest(1_500_000, 0.061m, 10) + LoanSchedule.DailyInterest(2_300_000, 0.061m, 20), 2));
    }

    [Fact]
    public void The_exact_balance_after_sixty_payments() => // LN-7
        Assert.Equal(91_157_917.16m, Math.Round(LoanSchedule.BalanceAfter(100_000_000, 0.045m / 12, 360, 60), 2));

    [Theory]
    [InlineData(99_868_315, "506685")]
    [InlineData(99_500_000, "506685")]
    [InlineData(99_300_000, null)]
    public void The_next_payment_is_said_only_when_the_balances_agree_within_half_a_per_cent(int balance, string? expected)
    {
        var terms = new LoanTerms(new(2026, 9, 15), new(2056, 9, 15), "04") { Rate = 4.5m };

        var next = NextPayment.Of(terms, new(Money.Krw(balance), 100_000_000, new(2026, 11, 15)));

        Assert.Equal(expected, next?.ToString("0", null));
    }

    private static decimal[] Row(LoanPayment row) => [row.Payment, row.Principal, row.Interest, row.Balance];
}
