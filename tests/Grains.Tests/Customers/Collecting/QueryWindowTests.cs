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
    [InlineData(TransferKind.Scheduled, "2025-12-01", "2026-02-02")]
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
    [InlineData(null, "2026-01-01", true, "2026-03-04")]
    [InlineData(null, "2026-02-02", false, null)]
    [InlineData("2026-02-20", "2026-02-13", true, "2026-03-04")]
    [InlineData("2026-02-01", "2026-02-02", false, "2026-03-04")]
    [InlineData("2025-12-01", "2026-02-02", false, "2025-12-01")]
    public void What_is_known_moves_on_only_without_a_gap(string? known, string from, bool isWhole, string? expected) => Assert.Equal(
        expected is null ? default(DateOnly?) : Day(expected),
        QueryWindow.KnownAfter(known is null ? default(DateOnly?) : Day(known), new(Day(from), new(2026, 3, 4)), isWhole));

    private static DayRange Of(Dataset dataset, TransferKind kind, string? knownUntil) =>
        QueryWindow.Of(dataset, new AskRecord(new(dataset.Id)) { KnownUntil = knownUntil is null ? null : Day(knownUntil) }, kind, Now, new());

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
}
