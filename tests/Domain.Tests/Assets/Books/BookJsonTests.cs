using System.Collections.Immutable;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Facts;

namespace MyDataHub.Domain.Tests.Assets.Books;

public class BookJsonTests
{
    public static TheoryData<string> Kinds() => [.. FactKinds.All.Keys];

    [Fact]
    public void Every_fact_of_the_domain_has_a_name() => Assert.Equal(
        typeof(Fact).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Fact))).OrderBy(type => type.Name),
        FactKinds.All.Values.OrderBy(type => type.Name));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_fact_comes_back_as_it_was_written(string kind)
    {
        var fact = (Fact)Samples.Of(FactKinds.All[kind]);
        var key = new FactKey(Household.Connection(Household.Gaon), kind, null, "part");
        var state = BookState.Empty with { Facts = ImmutableDictionary<FactKey, StampedFact>.Empty.Add(key, new(key, fact, default)) };

        var written = BookJson.Write(state);
        var read = BookJson.ReadState(written);

        Assert.Equal(fact.GetType(), read.Facts[key].Value.GetType());
        Assert.Equal(written, BookJson.Write(read));
        Assert.Equal(Samples.Dump(fact), Samples.Dump(read.Facts[key].Value));
    }

    [Fact]
    public void A_transaction_keeps_every_member()
    {
        var row = (Transaction)Samples.Of(typeof(Transaction)) with { HasTime = false };
        var chunk = new LedgerChunk(ChunkKey.Of(row), [row]);

        Assert.Equal(row, BookJson.ReadChunk(BookJson.Write(chunk)).Rows[0]);
    }

    [Fact]
    public void A_transaction_with_nothing_but_what_it_must_have_comes_back()
    {
        var row = new Transaction(new(Household.Gaon, AssetKind.Deposit, "110"), "1", new(2026, 2, 3), TransactionKind.Deposit, Flow.Out, Money.Krw(1));
        var chunk = new LedgerChunk(ChunkKey.Of(row), [row, row with { Id = "2", Amount = new(2, new("USD")) }]);

        Assert.Equal(chunk.Rows.ToArray(), BookJson.ReadChunk(BookJson.Write(chunk)).Rows.ToArray());
    }

    [Theory]
    [InlineData("""{"account":{"institution":"A","kind":"Deposit","number":"110"},"id":"1","at":"2026-02-03T00:00:00","kind":"Deposit","flow":"Out","amount":{"amount":1,"currency":"KRW"},"memo":"m","unheardOf":{"a":[1]}}""")]
    [InlineData("""{"memo":"m","amount":{"currency":"KRW","amount":1},"flow":"Out","kind":"Deposit","at":"2026-02-03T00:00:00","id":"1","account":{"number":"110","kind":"Deposit","institution":"A"}}""")]
    [InlineData("""{"account":{"institution":"A","kind":"Deposit","number":"110"},"id":"1","at":"2026-02-03T00:00:00","kind":"Deposit","flow":"Out","amount":{"amount":1,"currency":"KRW","more":0},"memo":"m"}""")]
    public void A_row_in_another_order_or_with_more_members_is_read_as_well(string row)
    {
        var chunk = BookJson.ReadChunk(System.Text.Encoding.UTF8.GetBytes(
            $$"""{"key":{"asset":{"institution":"A","kind":"Deposit","number":"110"},"month":"202602"},"rows":[{{row}},{{row}}],"since":7}"""));

        var account = new AssetKey(new("A"), AssetKind.Deposit, "110");
        var expected = new Transaction(account, "1", new(2026, 2, 3), TransactionKind.Deposit, Flow.Out, Money.Krw(1)) { Memo = "m" };
        Assert.Equal(new[] { expected, expected }, chunk.Rows.ToArray());
        Assert.Equal((new ChunkKey(account, new(2026, 2)), 7L), (chunk.Key, chunk.Since));
    }

    [Theory]
    [InlineData("""{"account":{"institution":"A","kind":"Deposit","number":"110"},"id":"1","at":"2026-02-03T00:00:00","kind":"Unheard","flow":"Out","amount":{"amount":1,"currency":"KRW"}}""")]
    [InlineData("""{"account":{"institution":"A","kind":"Deposit","number":"110"},"id":"1","at":"2026-02-03T00:00:00","kind":"Deposit","flow":"Out","amount":{"amount":"one","currency":"KRW"}}""")]
    public void A_row_that_cannot_be_understood_is_no_row(string row) => Assert.ThrowsAny<Exception>(() => BookJson.ReadChunk(System.Text.Encoding.UTF8.GetBytes(
        $$"""{"key":{"asset":{"institution":"A","kind":"Deposit","number":"110"},"month":"202602"},"rows":[{{row}}]}""")));

    [Fact]
    public void An_unknown_format_is_refused() => Assert.Throws<NotSupportedException>(
        () => BookJson.ReadState("{\"format\":99}"u8));
}
