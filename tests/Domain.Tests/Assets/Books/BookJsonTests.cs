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
    public void An_unknown_format_is_refused() => Assert.Throws<NotSupportedException>(
        () => BookJson.ReadState("{\"format\":99}"u8));
}
