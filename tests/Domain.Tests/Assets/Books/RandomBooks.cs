using FsCheck;
using FsCheck.Fluent;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Facts;

namespace MyDataHub.Domain.Tests.Assets.Books;

/// <summary>A few accounts at two institutions, few enough ids, amounts and instants that keys, matches and ties collide often.</summary>
internal static class RandomBooks
{
    private static readonly DateTimeOffset Start = new(2026, 9, 28, 9, 0, 0, TimeSpan.FromHours(9));
    private static readonly InstitutionId[] Banks = [Household.Gaon, Household.Daon];

    internal static Gen<List<Delivery>> Deliveries() =>
        from facts in Facts().ListOf()
        from rows in Rows().ListOf()
        from size in Gen.Choose(1, 5)
        select Cut(facts, rows, size);

    internal static List<Delivery> Shuffle(List<Delivery> deliveries, int seed)
    {
        var pieces = deliveries.SelectMany(delivery => delivery.Facts.Select(fact => delivery with { Facts = [fact], Transactions = [] })
            .Concat(delivery.Transactions.Select(row => delivery with { Facts = [], Transactions = [row] })));
        return [.. pieces.Select((piece, index) => (piece, Key: unchecked((index + 1) * (seed | 1) * 0x9E3779B1L) % 1009)).OrderBy(pair => pair.Key).Select(pair => pair.piece)];
    }

    private static List<Delivery> Cut(IEnumerable<StampedFact> facts, IEnumerable<Transaction> rows, int size) =>
    [
        .. facts.Chunk(size).Select(chunk => new Delivery(Household.Connection(Household.Gaon), Start, [.. chunk], [])),
        .. rows.Chunk(size).Select(chunk => new Delivery(Household.Connection(Household.Gaon), Start, [], [.. chunk])),
    ];

    private static Gen<AssetKey> Accounts() =>
        from bank in Gen.Elements(Banks)
        from number in Gen.Elements("11012340001", "11012340002")
        select new AssetKey(bank, AssetKind.Deposit, number);

    private static Gen<Transaction> Rows() =>
        from account in Accounts()
        from id in Gen.Choose(1, 12)
        from day in Gen.Choose(0, 70)
        from flow in Gen.Elements(Flow.In, Flow.Out)
        from amount in Gen.Elements(10_000m, 50_000m, 120_000m)
        from seen in Gen.Choose(0, 2)
        from memo in Gen.Elements("김하늘", "스타벅스", "급여")
        select new Transaction(account, $"t{id}", Start.DateTime.AddDays((id * 5) + (day % 3)), TransactionKind.Deposit, flow, Money.Krw(amount))
        {
            Memo = memo,
            SeenAt = Start.AddDays(80 + seen),
        };

    private static Gen<StampedFact> Facts() =>
        from account in Accounts()
        from balance in Gen.Elements(1_000m, 2_000m, -500m)
        from seen in Gen.Choose(0, 2)
        from isList in Gen.Elements(true, false)
        from type in Gen.Elements("1001", "1003")
        select isList
            ? new StampedFact(
                new(Household.Connection(account.Institution), "asset-list", null, "bank.accounts"),
                new AssetList([new(account, "통장", type, true)]),
                Start.AddDays(80 + seen))
            : new StampedFact(
                new(Household.Connection(account.Institution), "deposit-balances", account),
                new DepositBalances([new(Money.Krw(balance), balance, 0, null)]),
                Start.AddDays(80 + seen));
}
