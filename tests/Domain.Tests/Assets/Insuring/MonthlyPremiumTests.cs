using MyDataHub.Domain.Assets.Insuring;
using MyDataHub.Domain.Tests.Vectors;

namespace MyDataHub.Domain.Tests.Assets.Insuring;

public class MonthlyPremiumTests
{
    [Fact]
    public void Cycles_come_to_a_month() // IN-1
    {
        var sum = Vector.Input("IN-1").EnumerateArray().Sum(pair => MonthlyPremium.Of(pair[1].GetDecimal(), pair[0].GetString()!));

        Assert.Equal(Vector.Expected("IN-1").GetDouble(), (double)sum!, 1e-6);
    }

    [Fact]
    public void An_unknown_cycle_is_not_guessed() => Assert.Null(MonthlyPremium.Of(1_000, "7M"));

    [Fact]
    public void Haemorrhage_cover_says_nothing_about_stroke() // IN-5
    {
        var covered = RiskLines.All.Where(line => line.Covers("A4102")).Select(line => line.Risk);

        Assert.Equal(["brain-haemorrhage"], covered);
    }

    [Fact]
    public void Cerebrovascular_cover_pays_for_all_it_contains()
    {
        var covered = RiskLines.All.Where(line => line.Covers("A4101")).Select(line => line.Risk);

        Assert.Equal(["brain-haemorrhage", "brain-stroke", "brain-cerebrovascular"], covered);
    }
}
