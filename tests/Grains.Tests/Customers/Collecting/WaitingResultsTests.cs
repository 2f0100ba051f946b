using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Grains.Customers.Collecting;
using MyDataHub.Grains.Tests.Fakes;
using MyDataHub.Providers.Collecting;

namespace MyDataHub.Grains.Tests.Customers.Collecting;

public sealed class WaitingResultsTests
{
    private readonly WaitingResults _results = new();

    [Fact]
    public void All_that_wait_are_taken_together_oldest_first()
    {
        var (one, other) = (_results.Add(Result(FakeWorld.Bank, rows: 2)), _results.Add(Result(FakeWorld.OtherBank, rows: 3)));

        Assert.Equal([one, other], _results.Take(10));
        Assert.Empty(_results.Take(10));
    }

    [Fact]
    public void Too_many_rows_are_left_for_the_next_turn_but_one_result_is_always_taken()
    {
        var (one, other) = (_results.Add(Result(FakeWorld.Bank, rows: 20)), _results.Add(Result(FakeWorld.OtherBank, rows: 3)));

        Assert.Equal([one], _results.Take(10));
        Assert.Equal([other], _results.Take(10));
    }

    [Fact]
    public void Of_one_connection_one_result_is_taken_at_a_time()
    {
        var (one, next) = (_results.Add(Result(FakeWorld.Bank, rows: 1)), _results.Add(Result(FakeWorld.Bank, rows: 1)));

        Assert.Equal([one], _results.Take(10));
        Assert.Equal([next], _results.Take(10));
    }

    [Fact]
    public void All_are_here_when_the_last_that_was_expected_has_come()
    {
        Assert.True(_results.AllHere.IsCompleted);
        var (one, other) = (_results.Expect(), _results.Expect());
        var allHere = _results.AllHere;

        one.Dispose();
        one.Dispose();
        Assert.False(allHere.IsCompleted);
        other.Dispose();

        Assert.True(allHere.IsCompleted);
        Assert.True(_results.AllHere.IsCompleted);
    }

    private static InstitutionResult Result(InstitutionId institution, int rows)
    {
        var row = new Transaction(new(institution, AssetKind.Deposit, "1"), "t", new(2026, 3, 4), TransactionKind.Deposit, Flow.Out, Money.Krw(1));
        return new(new(FakeWorld.Operator, institution), 1, TransferKind.UserRefresh, default) { Transactions = [.. Enumerable.Repeat(row, rows)] };
    }
}
