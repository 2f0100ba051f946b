using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Tests.Assets.Views;

namespace MyDataHub.Domain.Tests.Assets.Books;

public class RowMarkTests
{
    private static readonly AssetKey Account = new(Household.Gaon, AssetKind.Deposit, "11012340001");

    [Fact]
    public void A_new_chunk_needs_no_marks()
    {
        var chunk = Merge(null, 5, Row("a", 100), Row("b", 200));

        Assert.Equal((5, 0), (chunk.Since, chunk.Marks.Length));
        Assert.Equal(new("a", 5, 5), chunk.MarkOf("a"));
    }

    [Fact]
    public void A_row_that_comes_later_is_marked_with_the_version_that_wrote_it()
    {
        var chunk = Merge(Merge(null, 5, Row("a", 100)), 8, Row("a", 100, seen: 1), Row("b", 200, seen: 1));

        Assert.Equal<RowMark>([new RowMark("b", 8, 8)], chunk.Marks);
        Assert.Equal(new("a", 5, 5), chunk.MarkOf("a"));
    }

    [Fact]
    public void A_row_that_says_something_else_keeps_when_it_came()
    {
        var first = Merge(Merge(null, 5, Row("a", 100)), 8, Row("b", 200, seen: 1));
        var chunk = Merge(first, 9, Row("a", 150, seen: 2), Row("b", 250, seen: 2));

        Assert.Equal<RowMark>([new RowMark("a", 5, 9), new RowMark("b", 8, 9)], chunk.Marks);
    }

    [Fact]
    public void A_row_seen_again_unchanged_is_not_marked()
    {
        var chunk = Merge(Merge(null, 5, Row("a", 100)), 8, Row("a", 100, seen: 3));

        Assert.Empty(chunk.Marks);
    }

    [Fact]
    public void A_chunk_of_before_is_read_as_of_version_zero()
    {
        var old = """{"key":{"asset":{"institution":"A1GAON0000","kind":"Deposit","number":"11012340001"},"month":"202611"},"rows":[]}"""u8;

        Assert.Equal((0, 0), (BookJson.ReadChunk(old).Since, BookJson.ReadChunk(old).Marks.Length));
    }

    [Fact]
    public void Marks_survive_the_store()
    {
        var chunk = Merge(Merge(null, 5, Row("a", 100)), 8, Row("a", 150, seen: 1));

        Assert.Equal<RowMark>(chunk.Marks, BookJson.ReadChunk(BookJson.Write(chunk)).Marks);
        Assert.Equal(5, BookJson.ReadChunk(BookJson.Write(chunk)).Since);
    }

    private static LedgerChunk Merge(LedgerChunk? before, long version, params Transaction[] rows)
    {
        var state = before is null ? BookState.Empty : BookState.Empty with { Chunks = BookState.Empty.Chunks.Add(before.Key, before.Rows.Length) };
        var delivery = new Delivery(Household.Connection(Household.Gaon), ViewTesting.Now, [], [.. rows]);
        return BookUpdate.Apply(state, before is null ? [] : [before], delivery).Changed.Single().WrittenBy(version);
    }

    private static Transaction Row(string id, decimal amount, int seen = 0) =>
        new(Account, id, new(2026, 11, 3, 9, 0, 0), TransactionKind.Deposit, Flow.Out, Money.Krw(amount)) { SeenAt = ViewTesting.Now.AddHours(seen) };
}
