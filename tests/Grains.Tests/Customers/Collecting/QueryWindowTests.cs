using MyDataHub.Domain;
using MyDataHub.Grains.Customers.Collecting;
using MyDataHub.Grains.Tests.Fakes;
using MyDataHub.Providers.Collecting;

namespace MyDataHub.Grains.Tests.Customers.Collecting;

/// <summary>Section 3.6, on 2026-03-04 in Seoul.</summary>
public sealed class QueryWindowTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 3, 15, 30, 0, TimeSpan.Zero); // half past midnight in Seoul

    [Theory]
    [InlineData(TransferKind.UserConsent, null, "2025-03-05")]
    [InlineData(TransferKind.UserRefresh, null, "2025-03-05")]
    [InlineData(TransferKind.UserRefresh, "2026-03-03", "2026-02-24")]
    [InlineData(TransferKind.UserRefresh, "2024-01-01", "2025-03-05")]
    [InlineData(TransferKind.UserSearch, null, "2021-03-05")]
    [InlineData(TransferKind.Scheduled, null, "2026-02-02")]
    [InlineData(TransferKind.Scheduled, "2026-03-01", "2026-02-22")]
    public void A_day_period_begins_here(TransferKind kind, string? knownUntil, string from) =>
        Assert.Equal(new(Day(from), new(2026, 3, 4)), Of(TestCatalogue.Transactions, kind, knownUntil));

    [Fact]
    public void The_exceptions_look_back_three_months_when_scheduled() =>
        Assert.Equal(new DateOnly(2025, 12, 6), Of(TestCatalogue.LoanTransactions, TransferKind.Scheduled, null).From);

    [Fact]
    public void Card_approvals_are_read_again_for_a_month() =>
        Assert.Equal(new DateOnly(2026, 1, 31), Of(TestCatalogue.Approvals, TransferKind.UserRefresh, "2026-03-03").From);

    [Theory]
    [InlineData(TransferKind.UserConsent, "2025-04-01")]
    [InlineData(TransferKind.Scheduled, "2026-01-01")]
    public void Months_count_with_the_one_that_runs(TransferKind kind, string from) =>
        Assert.Equal(Day(from), Of(TestCatalogue.Bills, kind, null).From);

    [Theory]
    [InlineData(null, "2026-01-01..2026-03-04", true, "2026-01-01..2026-03-04")]
    [InlineData(null, "2026-02-02..2026-03-04", false, null)]
    [InlineData("2025-03-01..2026-02-20", "2026-02-13..2026-03-04", true, "2025-03-01..2026-03-04")]
    [InlineData("2025-03-01..2026-02-01", "2026-02-02..2026-03-04", false, "2025-03-01..2026-03-04")]
    [InlineData("2025-03-01..2025-12-01", "2026-02-02..2026-03-04", false, "2025-03-01..2025-12-01")] // a hole: nothing is skipped
    [InlineData("2023-01-01..2024-01-01", "2025-03-05..2026-03-04", true, "2025-03-05..2026-03-04")] // the days before are to be searched
    [InlineData("2025-03-05..2026-03-04", "2024-03-05..2025-03-04", true, "2024-03-05..2026-03-04")]
    [InlineData("2025-03-05..2026-03-04", "2024-01-01..2025-01-01", true, "2025-03-05..2026-03-04")]
    [InlineData("2025-03-05..2026-03-04", "2026-02-02..2026-02-10", false, "2025-03-05..2026-03-04")]
    public void What_is_known_grows_only_without_a_hole(string? known, string asked, bool isWide, string? expected) =>
        Assert.Equal(Range(expected), QueryWindow.KnownAfter(Range(known), Range(asked)!.Value, isWide));

    [Theory]
    [InlineData("2025-12-01", "2025-11-24", "2025-12-24")]
    [InlineData("2025-01-15", "2025-01-08", "2025-02-07")]
    [InlineData("2026-01-31", "2026-01-24", "2026-02-23")]
    public void A_scheduled_gap_is_closed_from_its_oldest_day(string knownUntil, string from, string to) =>
        Assert.Equal(new(Day(from), Day(to)), Of(TestCatalogue.Transactions, TransferKind.Scheduled, knownUntil));

    [Theory]
    [InlineData("bank.deposit.transactions")]
    [InlineData("bank.loan.transactions")]
    [InlineData("card.approvals.domestic")]
    [InlineData("card.bills")]
    public void Weekly_scheduled_calls_close_a_gap_of_months_without_skipping_a_day(string id)
    {
        var dataset = new TestCatalogue().Find(id)!;
        var record = new AskRecord(new(id)) { KnownFrom = Day("2024-09-01"), KnownUntil = Day("2025-09-01") };
        var now = Now;
        for (var week = 0; week < 26 && record.KnownUntil < KoreanTime.Day(now); week++, now = now.AddDays(7))
        {
            var asked = QueryWindow.Of(dataset, record, TransferKind.Scheduled, now, new());
            Assert.InRange(asked.From, Day("2024-09-01"), record.KnownUntil.Value.AddDays(1));
            Assert.InRange(asked.To.DayNumber - asked.From.DayNumber + 1, 1, dataset.Period == PeriodKind.Months ? 92 : dataset.ScheduledWindowDays);
            var known = QueryWindow.KnownAfter(HistoryWindow.RangeOf(record), asked, isWide: false)!.Value;
            Assert.Equal(Day("2024-09-01"), known.From);
            record = record with { KnownUntil = known.To };
        }

        Assert.Equal(KoreanTime.Day(now.AddDays(-7)), record.KnownUntil);
    }

    private static DayRange Of(Dataset dataset, TransferKind kind, string? knownUntil) =>
        QueryWindow.Of(dataset, new AskRecord(new(dataset.Id)) { KnownUntil = knownUntil is null ? null : Day(knownUntil) }, kind, Now, new());

    private static DayRange? Range(string? text) => text?.Split("..") is [var from, var to] ? new(Day(from), Day(to)) : null;

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
}
