using MyDataHub.Providers.Http;

namespace MyDataHub.Providers.Tests.Http;

public sealed class TransactionIdsTests
{
    [Fact]
    public void Ids_have_the_standard_shape_and_never_repeat()
    {
        var ids = new TransactionIds(TimeProvider.System);

        var made = ParallelEnumerable.Range(0, 100_000).Select(_ => ids.Next("D1AAAU0000")).ToHashSet();

        Assert.Equal(100_000, made.Count);
        Assert.All(made, id => Assert.Matches("^D1AAAU0000M[0-9A-Z]{14}$", id));
    }
}
