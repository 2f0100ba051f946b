using MyDataHub.Domain;
using MyDataHub.Domain.Assets;
using MyDataHub.Grains.Customers.Collecting;
using MyDataHub.Grains.Tests.Fakes;
using MyDataHub.Providers.Collecting;

namespace MyDataHub.Grains.Tests.Customers.Collecting;

/// <summary>What of an answer is handed on to be written: rows of days about which nothing else was said the last time.</summary>
public sealed class CollectedSoFarTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 1, 0, 0, TimeSpan.Zero);
    private static readonly AssetKey Card = new(FakeWorld.OtherBank, AssetKind.Card, "c-1");
    private static readonly Transaction Cancelled = Row("1", new(2026, 1, 20), CardStatus.Cancelled);
    private static readonly Transaction SameDay = Row("2", new(2026, 1, 20), CardStatus.Approved);
    private static readonly Transaction Late = Row("3", new(2026, 3, 1), CardStatus.Approved);
    private static readonly DayRange Year = new(new(2025, 3, 5), new(2026, 3, 4));
    private static readonly DayRange Overlap = new(new(2026, 2, 1), new(2026, 3, 4));

    [Fact]
    public void A_cancellation_that_tells_an_older_day_once_more_is_handed_on_once()
    {
        var first = Collect(null, Year, Cancelled, SameDay, Late);
        var second = Collect(first.Record, Overlap, Cancelled, Late);
        var third = Collect(second.Record, Overlap, Cancelled, Late);

        Assert.Equal([Cancelled, SameDay, Late], first.Rows);
        Assert.Equal([Cancelled], second.Rows);
        Assert.Empty(third.Rows);
    }

    [Fact]
    public void An_older_day_that_is_told_otherwise_is_handed_on()
    {
        var known = Collect(Collect(null, Year, Cancelled, SameDay, Late).Record, Overlap, Cancelled, Late).Record;

        var corrected = SameDay with { Memo = "corrected" };

        Assert.Equal([Cancelled, corrected], Collect(known, Overlap, Cancelled, corrected, Late).Rows);
    }

    [Fact]
    public void A_cancellation_told_for_the_first_time_is_handed_on()
    {
        var known = Collect(Collect(null, Year, Cancelled with { Card = SameDay.Card }, SameDay, Late).Record, Overlap, Late).Record;

        Assert.Equal([Cancelled], Collect(known, Overlap, Cancelled, Late).Rows);
    }

    [Fact]
    public void An_older_day_that_is_told_again_is_no_change_that_asks_for_balances()
    {
        var first = Collect(null, Year, Cancelled, SameDay, Late).Record;

        Assert.Equal(first.ChangedAt, Collect(first, Overlap, Cancelled, Late).Record.ChangedAt);
    }

    [Fact]
    public void Only_days_that_a_later_answer_may_tell_again_are_remembered()
    {
        var old = Row("0", new(2025, 12, 31), CardStatus.Approved);
        var unasked = Row("9", new(2025, 3, 4), CardStatus.Cancelled);

        var first = Collect(null, Year, unasked, old, Cancelled, Late);

        Assert.Equal([unasked, old, Cancelled, Late], first.Rows);
        Assert.Equal([new(2026, 1, 20), new(2026, 3, 1)], first.Record.Days.Select(mark => mark.Day));
        Assert.Equal([new DateOnly(2025, 3, 4)], first.Record.Earlier.Select(mark => mark.Day));
    }

    [Fact]
    public void A_row_of_a_day_that_nobody_remembers_is_handed_on_and_a_change()
    {
        var first = Collect(null, Year, Cancelled, Late).Record;

        var second = Collect(first, Year, Row("0", new(2025, 12, 31), CardStatus.Approved), Cancelled, Late);

        Assert.Equal("20251231-0", Assert.Single(second.Rows).Id);
        Assert.Equal(Now, second.Record.ChangedAt);
        Assert.NotEqual(Now, first.ChangedAt);
    }

    private static (IEnumerable<Transaction> Rows, AskRecord Record) Collect(AskRecord? before, DayRange period, params Transaction[] told)
    {
        var input = new PlanInput([], new([], "purpose", new(2027, 1, 1), new(9999, 12, 31)), TransferKind.UserRefresh, Now)
        {
            Log = before is null ? AskLog.Empty : AskLog.Of([before]),
        };
        var soFar = new CollectedSoFar(input, TransferKind.UserRefresh);
        soFar.Add(new(TestCatalogue.Approvals, Card, null, period, null), new FetchOutcome.Fetched([], [.. told], null), new(Now, Now));
        var result = soFar.Result(new(new(FakeWorld.Operator, FakeWorld.OtherBank), 1, TransferKind.UserRefresh, Now));
        return (result.Transactions, Assert.Single(result.Asked));
    }

    private static Transaction Row(string number, DateOnly day, CardStatus status) =>
        new(Card, $"{day:yyyyMMdd}-{number}", day.ToDateTime(new(12, 0)), TransactionKind.CardApproval, Flow.Out, Money.Krw(1_000m)) { Card = new(number, status, true) };
}
