using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Matching;
using MyDataHub.Domain.Tests.Assets.Views;
using static MyDataHub.Domain.Tests.Assets.Matching.MatchingTesting;

namespace MyDataHub.Domain.Tests.Assets.Matching;

/// <summary>Rows of all the kinds that matches are about, with few enough amounts, moments and numbers that nearly every rule finds something.</summary>
public class LedgerReadingProperties
{
    private static readonly LedgerGround Ground = LedgerGround.Of(TwoBanks().Book("김하늘").State);
    private static readonly AssetKey Wallet = new(Household.Daon, AssetKind.Wallet, "w-1");

    [Property(MaxTest = 200)]
    public Property Months_put_together_are_read_as_one_history() => Prop.ForAll(Arb.From(Rows()), rows =>
    {
        var whole = LedgerReading.Read(Ground, rows);
        var parts = rows.GroupBy(row => row.At.Month).OrderBy(month => month.Key).Select(OrderedRows.Of).ToArray();
        var together = LedgerReading.Read(Ground, parts);
        return whole.Rows.SequenceEqual(together.Rows) && rows.TrueForAll(row => whole.ReadingOf(row) == together.ReadingOf(row));
    });

    [Property(MaxTest = 200)]
    public Property The_order_in_which_rows_come_makes_no_difference() => Prop.ForAll(Arb.From(Rows()), rows =>
    {
        var one = LedgerReading.Read(Ground, rows);
        var other = LedgerReading.Read(Ground, Enumerable.Reverse(rows));
        return rows.TrueForAll(row => one.ReadingOf(row) == other.ReadingOf(row));
    });

    private static Gen<List<Transaction>> Rows() =>
        from rows in Gen.OneOf(Debit(), Approval(), Purchase(), Payment()).ListOf()
        select rows.Select((row, i) => row with { Id = $"{row.Id}-{i}" }).ToList();

    private static Gen<Transaction> Debit() =>
        from account in Gen.Elements(GaonDeposit, DaonDeposit)
        from flow in Gen.Elements(Flow.In, Flow.Out)
        from type in Gen.Elements("02", "06", "07")
        from row in Row(account, TransactionKind.Deposit, flow)
        select row with { TypeCode = type };

    private static Gen<Transaction> Approval() =>
        from card in Gen.Elements(CreditCard, CheckCard)
        from number in Numbers()
        from status in Gen.Elements(CardStatus.Approved, CardStatus.Cancelled)
        from row in Row(card, TransactionKind.CardApproval, Flow.Out)
        select row with { Merchant = "동네가게", Card = new(number, status, card == CreditCard) };

    private static Gen<Transaction> Purchase() =>
        from card in Gen.Elements(CreditCard, CheckCard)
        from original in Gen.OneOf(Numbers().Select<string, string?>(number => number), Gen.Constant<string?>(null))
        from row in Row(card, TransactionKind.CardPurchase, Flow.Out)
        select row with { Merchant = "동네가게", Card = new(original ?? "", CardStatus.Approved, card == CreditCard) { OriginalApproval = original } };

    private static Gen<Transaction> Payment() =>
        from kind in Gen.Elements(TransactionKind.Payment, TransactionKind.Wallet)
        from type in Gen.Elements("6101", "6102", "5101", "5102", "5502", "6201")
        from flow in Gen.Elements(Flow.In, Flow.Out)
        from row in Row(Wallet, kind, flow)
        select row with { TypeCode = type };

    private static Gen<Transaction> Row(AssetKey account, TransactionKind kind, Flow flow) =>
        from day in Gen.Choose(0, 60)
        from minutes in Gen.Elements(0, 5, 600)
        from amount in Gen.Elements(1_000m, 2_000m)
        from currency in Gen.Elements("KRW", "KRW", "USD")
        select new Transaction(account, kind.ToString(), new DateTime(2026, 9, 1).AddDays(day).AddMinutes(minutes), kind, flow, new(amount, new(currency)))
        {
            SeenAt = ViewTesting.Now,
        };

    private static Gen<string> Numbers() => Gen.Elements("a", "b", "c");
}
