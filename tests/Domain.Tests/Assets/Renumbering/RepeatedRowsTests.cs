using System.Collections.Immutable;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Renumbering;

namespace MyDataHub.Domain.Tests.Assets.Renumbering;

public class RepeatedRowsTests
{
    private static readonly AssetKey Card = new(Household.Hanbit, AssetKind.Card, "card-1");

    [Fact]
    public void A_row_that_a_newer_answer_tells_under_another_number_is_one_row_with_its_first_id()
    {
        var row = Assert.Single(Read(Row("a", 1), Row("b", 2)));

        Assert.Equal(("a", Bank.FirstDay.AddDays(2)), (row.Id, row.SeenAt));
    }

    [Fact]
    public void Two_equal_rows_of_one_answer_stay_two_under_other_numbers() =>
        Assert.Equal(["a", "b"], Read(Row("a", 1), Row("b", 1), Row("c", 2), Row("d", 2)).Select(row => row.Id));

    [Fact]
    public void One_more_of_a_kind_is_one_more() =>
        Assert.Equal(2, Read(Row("a", 1), Row("c", 2), Row("d", 2)).Length);

    [Theory]
    [InlineData("amount")]
    [InlineData("time")]
    [InlineData("flow")]
    [InlineData("kind")]
    [InlineData("balance")]
    public void What_differs_in_more_than_its_number_stays_two(string what)
    {
        var other = Row("b", 2);
        other = what switch
        {
            "amount" => other with { Amount = Money.Krw(4_600) },
            "time" => other with { At = other.At.AddSeconds(1) },
            "flow" => other with { Flow = Flow.In },
            "kind" => other with { Kind = TransactionKind.CardPurchase },
            _ => other with { BalanceAfter = 1 },
        };

        Assert.Equal(2, Read(Row("a", 1), other).Length);
    }

    [Fact]
    public void Of_a_day_without_times_another_merchant_is_another_row() => Assert.Equal(
        2, Read(Row("a", 1) with { HasTime = false, Merchant = "빵집" }, Row("b", 2) with { HasTime = false, Merchant = "서점" }).Length);

    [Fact]
    public void The_newest_answer_says_what_became_of_it_and_the_approval_keeps_the_number_that_purchases_know()
    {
        var approved = Row("a", 1) with { Card = new("A1", CardStatus.Approved, true) };
        var cancelled = Row("b", 2) with { Card = new("1A", CardStatus.Cancelled, true), TypeCode = "02" };

        var row = Assert.Single(Read(approved, cancelled));

        Assert.Equal(("a", "A1", CardStatus.Cancelled), (row.Id, row.Card!.ApprovalNumber, row.Card.Status));
    }

    [Fact]
    public void Of_equal_rows_each_keeps_what_its_own_number_says()
    {
        var rows = Read(Row("a", 1), Row("b", 2) with { Memo = "b" }, Row("c", 2) with { Memo = "c" });

        Assert.Equal([("a", "c"), ("b", "b")], rows.Select(row => (row.Id, row.Memo)));
    }

    [Fact]
    public void A_row_stays_what_it_is_called_while_numbers_come_and_go()
    {
        var first = new LedgerChunk(new(Card, new(2026, 11)), [Row("b", 1)]) { Since = 5 };
        var renumbered = first with { Rows = [Row("a", 2), Row("b", 1)], Marks = [new("a", 7, 7)] };
        var back = first with { Rows = [Row("a", 2), Row("b", 3)], Marks = [new("a", 7, 7)] };

        Assert.Equal(["b", "b"], new[] { renumbered, back }.Select(chunk => Assert.Single(RenumberedLedger.Of([chunk], Renumberings.None).Single().Rows).Id));
        Assert.Equal(new("b", 5, 7), RenumberedLedger.Of([renumbered], Renumberings.None).Single().MarkOf("b"));
    }

    private static ImmutableArray<Transaction> Read(params Transaction[] rows) =>
        RenumberedLedger.Of([new(new(Card, new(2026, 11)), [.. rows])], Renumberings.None).Single().Rows;

    private static Transaction Row(string id, int seenOn) => new(Card, id, new(2026, 11, 1, 9, 0, 0), TransactionKind.CardApproval, Flow.Out, Money.Krw(4_500))
    {
        SeenAt = Bank.FirstDay.AddDays(seenOn),
    };
}
