using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Grains.Customers.Collecting;
using MyDataHub.Grains.Tests.Fakes;

namespace MyDataHub.Grains.Tests.Customers.Collecting;

public sealed class DayMarkTests
{
    private static readonly Transaction Row = new(new(FakeWorld.Bank, AssetKind.Deposit, "110-1"), "t-1", new(2026, 3, 4, 9, 30, 0), TransactionKind.CardApproval, Flow.Out, Money.Krw(1_000m))
    {
        BalanceAfter = 5_000m,
        Memo = "편의점 <24>",
        Card = new("1234", CardStatus.Approved, false) { KrwAmount = 1_000m, Country = "KR" },
        SeenAt = new(2026, 3, 4, 1, 0, 0, TimeSpan.Zero),
    };

    [Fact]
    public void A_stored_mark_still_says_the_same_of_the_same_row() =>
        Assert.Equal(new DayMark(new(2026, 3, 4), 1943874219425869273), Assert.Single(DayMark.Of([Row])));

    [Fact]
    public void The_order_and_the_moment_of_reading_do_not_matter()
    {
        var other = Row with { Id = "t-2" };

        Assert.Equal(DayMark.Of([Row, other]).AsEnumerable(), DayMark.Of([other with { SeenAt = default }, Row]));
    }

    [Fact]
    public void Any_part_of_a_row_and_its_number_matter()
    {
        var mark = DayMark.Of([Row]);

        Assert.NotEqual(mark.AsEnumerable(), DayMark.Of([Row with { Card = Row.Card! with { Country = "US" } }]));
        Assert.NotEqual(mark.AsEnumerable(), DayMark.Of([Row with { Amount = Money.Krw(1_001m) }]));
        Assert.NotEqual(mark.AsEnumerable(), DayMark.Of([Row, Row]));
    }

    [Fact]
    public void Days_are_in_order_each_with_its_own_rows()
    {
        var later = Row with { Id = "t-2", At = Row.At.AddDays(1) };

        var marks = DayMark.Of([later, Row]);

        Assert.Equal([DayMark.Of([Row])[0], DayMark.Of([later])[0]], marks.AsEnumerable());
    }
}
