using System.Collections.Immutable;
using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Open;
using MyDataHub.Domain.Tests.Assets.Views;

namespace MyDataHub.Domain.Tests.Assets.Open;

public class OpenChangesTests
{
    private static readonly AssetKey First = new(Household.Gaon, AssetKind.Deposit, "11012340001");
    private static readonly AssetKey Second = new(Household.Daon, AssetKind.Deposit, "22012340001");

    private readonly VersionedLedger _ledger = new();
    private OpenScope _scope = OpenTesting.All;

    [Fact]
    public void The_first_walk_tells_every_row_as_added_and_the_next_one_nothing()
    {
        _ledger.Write(Row(First, "a", "2026-09-01"), Row(First, "b", "2026-11-01"), Row(Second, "c", "2026-10-01"));

        var first = Walk(null);
        var next = Walk(first.Cursor);

        Assert.Equal(3, first.Added.Count);
        Assert.Empty(next.Added.Concat(next.Modified));
    }

    [Fact]
    public void What_came_and_what_changed_since_is_told_apart()
    {
        _ledger.Write(Row(First, "a", "2026-11-01"), Row(First, "b", "2026-11-02"));
        var cursor = Walk(null).Cursor;
        _ledger.Write(Row(First, "a", "2026-11-01", 999, seen: 1), Row(First, "b", "2026-11-02", seen: 1), Row(First, "c", "2026-11-03", 333, seen: 1));

        var (_, added, modified, removed) = Walk(cursor);

        Assert.Equal((333, 999), (Assert.Single(added).Amount, Assert.Single(modified).Amount));
        Assert.Empty(removed);
    }

    [Fact]
    public void A_row_that_came_and_changed_since_is_added()
    {
        _ledger.Write(Row(First, "a", "2026-11-01"));
        var cursor = Walk(null).Cursor;
        _ledger.Write(Row(First, "b", "2026-11-02", 100, seen: 1));
        _ledger.Write(Row(First, "b", "2026-11-02", 200, seen: 2));

        var (_, added, modified, _) = Walk(cursor);

        Assert.Equal(200, Assert.Single(added).Amount);
        Assert.Empty(modified);
    }

    [Fact]
    public void A_walk_by_pages_of_one_tells_the_same()
    {
        _ledger.Write([.. Enumerable.Range(1, 9).Select(day => Row(day % 2 == 0 ? First : Second, $"r{day}", $"2026-{8 + (day % 3)}-0{day}"))]);

        Assert.Equal(
            Walk(null).Added.Select(row => row.Id).Order(),
            Walk(null, limit: 1).Added.Select(row => row.Id).Order());
    }

    [Fact]
    public void What_is_written_behind_the_walk_comes_with_the_next_one()
    {
        _ledger.Write(Row(First, "a", "2026-09-01"), Row(First, "b", "2026-10-01"), Row(First, "c", "2026-11-01"));
        var stopped = Walk(null, limit: 1, pages: 2);
        _ledger.Write(Row(First, "late", "2026-09-15", 777, seen: 1));

        var rest = Walk(stopped.Cursor);
        var next = Walk(rest.Cursor);

        Assert.Equal(3, stopped.Added.Count + rest.Added.Count);
        Assert.Equal(777, Assert.Single(next.Added).Amount);
    }

    [Fact]
    public void An_account_that_is_not_shared_any_more_is_removed_whole()
    {
        _ledger.Write(Row(First, "a", "2026-11-01"), Row(Second, "b", "2026-11-01"));
        var cursor = Walk(null).Cursor;
        _scope = _scope.Without(Household.Daon);

        var (after, added, modified, removed) = Walk(cursor);

        Assert.Equal(OpenTesting.Id(Second), Assert.Single(removed));
        Assert.Empty(added);
        Assert.DoesNotContain(modified, row => row.AccountId == OpenTesting.Id(Second));
        Assert.DoesNotContain(OpenTesting.Id(Second), after!.Accounts);
    }

    [Fact]
    public void An_account_that_is_shared_again_is_told_whole()
    {
        _ledger.Write(Row(First, "a", "2026-11-01"), Row(Second, "b", "2026-11-01"));
        _scope = OpenTesting.All.Without(Household.Daon);
        var cursor = Walk(null).Cursor;
        _scope = OpenTesting.All;

        Assert.Equal(OpenTesting.Id(Second), Assert.Single(Walk(cursor).Added).AccountId);
    }

    [Fact]
    public void An_account_erased_and_collected_anew_is_removed_and_told_whole()
    {
        _ledger.Write(Row(First, "a", "2026-10-01"), Row(First, "b", "2026-11-01"), Row(Second, "c", "2026-11-01"));
        var cursor = Walk(null).Cursor;
        _ledger.Erase(Household.Connection(Household.Gaon));
        _ledger.Write(Row(First, "b", "2026-11-01", seen: 1));

        var (_, added, _, removed) = Walk(cursor);

        Assert.Equal(OpenTesting.Id(First), Assert.Single(removed));
        Assert.Equal(OpenTesting.Id(First), Assert.Single(added).AccountId);
    }

    [Fact]
    public void Rows_of_before_the_first_shared_day_are_not_told()
    {
        _ledger.Write(Row(First, "a", "2026-11-01"), Row(First, "b", "2026-11-09"));
        _scope = _scope with { HistoryFrom = new(2026, 11, 5) };

        Assert.Single(Walk(null).Added);
    }

    [Fact]
    public void A_cursor_of_another_first_day_must_begin_anew()
    {
        _ledger.Write(Row(First, "a", "2026-11-01"));
        var cursor = Walk(null).Cursor;
        _scope = _scope with { HistoryFrom = new(2026, 1, 1) };

        Assert.Null(OpenChanges.Walk(_ledger.Cut(_scope), cursor, 9, []));
    }

    [Fact]
    public void A_cursor_reads_as_it_was_written_for_its_owner_only()
    {
        var cursor = new ChangesCursor(5, new(2026, 1, 1), ["aaa", "bbb"])
        {
            Target = 9,
            Whole = ["bbb"],
            At = new(2026, 3),
            RowId = "r",
            Ground = "g",
            IsEverywhere = true,
            Reading = 7,
            Readings = ReadingDigests.Empty.With(new(2025, 12), 1).With(new(2026, 1), uint.MaxValue),
        };
        var text = cursor.Write("0123456789abcdef"u8.ToArray(), "grant-1");

        var read = ChangesCursor.Read(text, "0123456789abcdef"u8.ToArray(), "grant-1");

        Assert.Equal(OpenTesting.Text(cursor), OpenTesting.Text(read));
        Assert.Equal(cursor.Readings.ToString(), read!.Readings.ToString());
        Assert.Null(ChangesCursor.Read(text, "0123456789abcdef"u8.ToArray(), "grant-2"));
        Assert.Null(ChangesCursor.Read(text, "another secret!!"u8.ToArray(), "grant-1"));
    }

    [Fact]
    public void The_longest_cursor_can_be_read_again()
    {
        var accounts = Enumerable.Range(0, ChangesCursor.MostAccounts).Select(number => $"{number:D20}").ToImmutableArray();
        var cursor = new ChangesCursor(long.MaxValue, new(2026, 1, 1), accounts)
        {
            Target = long.MaxValue,
            Whole = accounts,
            At = new(2026, 3),
            RowId = accounts[0],
            Ground = new('f', 16),
            Reading = uint.MaxValue,
            Readings = Enumerable.Range(0, 120).Aggregate(ReadingDigests.Empty, (all, month) => all.With(new Month(2021, 1).Plus(month), uint.MaxValue)),
        };

        var read = ChangesCursor.Read(cursor.Write("0123456789abcdef"u8.ToArray(), "grant-1"), "0123456789abcdef"u8.ToArray(), "grant-1");

        Assert.Equal(accounts.AsEnumerable(), read!.Whole);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("not base64url!")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_was_never_a_cursor_is_none(string text) => Assert.Null(ChangesCursor.Read(text, "0123456789abcdef"u8.ToArray(), "grant-1"));

    private (ChangesCursor? Cursor, List<OpenRow> Added, List<OpenRow> Modified, ImmutableArray<string> Removed) Walk(ChangesCursor? cursor, int limit = 100, int pages = 1_000) =>
        _ledger.Walk(_scope, cursor, limit, pages);

    private static Transaction Row(AssetKey account, string id, string day, decimal amount = 1_000, int seen = 0) =>
        new(account, id, DateTime.Parse(day, null), TransactionKind.Deposit, Flow.Out, Money.Krw(amount)) { SeenAt = ViewTesting.Now.AddHours(seen) };
}
