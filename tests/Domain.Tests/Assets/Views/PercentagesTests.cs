using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using MyDataHub.Domain.Assets.Views;
using MyDataHub.Domain.Tests.Vectors;

namespace MyDataHub.Domain.Tests.Assets.Views;

public class PercentagesTests
{
    [Theory]
    [InlineData("IV-9")]
    [InlineData("IV-9b")]
    public void The_largest_remainder_gets_the_rest(string vector)
    {
        var shares = Percentages.Of(Vector.Numbers(Vector.Input(vector)).Select((amount, index) => ($"k{index}", amount)));

        Assert.Equal(
            Vector.Numbers(Vector.Expected(vector)),
            shares.OrderBy(share => share.Key, StringComparer.Ordinal).Select(share => share.Percent));
    }

    [Property]
    public Property They_add_up_to_exactly_one_hundred() => Prop.ForAll(
        Arb.From(Gen.Choose(0, 1_000_000).ListOf()),
        amounts =>
        {
            var shares = Percentages.Of(amounts.Select((amount, index) => ($"k{index}", (decimal)amount)));
            return shares.IsEmpty ? amounts.All(amount => amount == 0) : shares.Sum(share => share.Percent) == 100.0m;
        });
}
