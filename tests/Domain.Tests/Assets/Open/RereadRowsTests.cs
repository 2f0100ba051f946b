using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Open;
using MyDataHub.Domain.Tests.Assets.Views;

namespace MyDataHub.Domain.Tests.Assets.Open;

/// <summary>Rows that say what they said and are read otherwise, because of other rows or because the customer said so.</summary>
public class RereadRowsTests
{
    private static readonly AssetKey First = new(Household.Gaon, AssetKind.Deposit, "11012340001");
    private static readonly AssetKey Second = new(Household.Daon, AssetKind.Deposit, "22012340001");
    private static readonly MatchDecision Different = new(new(First, "out"), new(Second, "in"), IsSame: false, ViewTesting.Now);

    private readonly VersionedLedger _ledger = new();

    [Fact]
    public void A_payment_that_turns_out_to_be_a_transfer_to_oneself_is_modified()
    {
        _ledger.Write(Out("out", "2026-11-02T10:00:00"), Out("shop", "2026-11-03T10:00:00", 7_000), In("salary", "2026-11-03T09:00:00", 1_234));
        var (cursor, told, _, _) = Walk(null);
        _ledger.Write(In("in", "2026-11-02T10:00:30"));

        var (_, added, modified, _) = Walk(cursor);

        Assert.Null(Of(told, First, "out").NotSpending);
        Assert.Equal(OpenTesting.RowId(Second, "in"), Assert.Single(added).Id);
        Assert.Equal((OpenTesting.RowId(First, "out"), "own-transfer"), (Assert.Single(modified).Id, modified[0].NotSpending));
    }

    [Fact]
    public void The_other_side_may_lie_in_the_next_month()
    {
        _ledger.Write(Out("out", "2026-10-31T23:59:50"), In("salary", "2026-10-03T09:00:00", 1_234));
        var cursor = Walk(null).Cursor;
        _ledger.Write(In("in", "2026-11-01T00:00:10"));

        Assert.Equal(OpenTesting.RowId(First, "out"), Assert.Single(Walk(cursor).Modified).Id);
    }

    [Fact]
    public void What_the_customer_decides_about_two_rows_modifies_both_and_is_told_once()
    {
        _ledger.Write(Out("out", "2026-11-02T10:00:00"), In("in", "2026-11-02T10:00:30"));
        var cursor = Walk(null).Cursor;
        _ledger.Decide(Different);

        var (after, added, modified, _) = Walk(cursor);

        Assert.Empty(added);
        Assert.Equal(2, modified.Count);
        Assert.All(modified, row => Assert.Null(row.NotSpending));
        Assert.Empty(Walk(after).Modified);
    }

    [Fact]
    public void A_decision_that_changes_no_reading_modifies_nothing()
    {
        _ledger.Write(Out("out", "2026-11-02T10:00:00"), In("in", "2026-11-02T10:00:30"));
        var cursor = Walk(null).Cursor;
        _ledger.Decide(Different with { IsSame = true });

        Assert.Empty(Walk(cursor).Modified);
    }

    [Fact]
    public void A_row_that_has_nothing_to_do_with_others_modifies_none()
    {
        _ledger.Write(Out("out", "2026-11-02T10:00:00"), In("salary", "2026-11-03T09:00:00", 1_234));
        var cursor = Walk(null).Cursor;
        _ledger.Write(Out("shop", "2026-11-04T10:00:00", 7_000));

        var (_, added, modified, _) = Walk(cursor);

        Assert.Single(added);
        Assert.Empty(modified);
    }

    [Fact]
    public void Pages_of_one_tell_the_same()
    {
        _ledger.Write(Out("out", "2026-10-31T23:59:50"), Out("shop", "2026-10-03T10:00:00", 7_000), In("salary", "2026-10-03T09:00:00", 1_234));
        var cursor = Walk(null, limit: 1).Cursor;
        _ledger.Write(In("in", "2026-11-01T00:00:10"), Out("later", "2026-11-05T10:00:00", 8_000));

        var (_, added, modified, _) = Walk(cursor, limit: 1);

        Assert.Equal(2, added.Count);
        Assert.Equal(OpenTesting.RowId(First, "out"), Assert.Single(modified).Id);
    }

    [Fact]
    public void What_is_read_otherwise_behind_the_walk_comes_with_the_next_one()
    {
        _ledger.Write(Out("out", "2026-11-02T10:00:00"), Out("shop", "2026-11-03T10:00:00", 7_000), In("salary", "2026-11-03T09:00:00", 1_234));
        var begun = Walk(null, limit: 1, pages: 2);
        _ledger.Write(In("in", "2026-11-02T10:00:30"));

        var rest = Walk(begun.Cursor);
        var next = Walk(rest.Cursor);

        var last = begun.Added.Concat(rest.Added).Concat(next.Modified).Last(row => row.Id == OpenTesting.RowId(First, "out"));
        Assert.Equal("own-transfer", last.NotSpending);
    }

    private (ChangesCursor? Cursor, List<OpenRow> Added, List<OpenRow> Modified, System.Collections.Immutable.ImmutableArray<string> Removed) Walk(
        ChangesCursor? cursor, int limit = 100, int pages = 1_000) => _ledger.Walk(OpenTesting.All, cursor, limit, pages);

    private static OpenRow Of(IEnumerable<OpenRow> rows, AssetKey account, string id) => rows.Single(row => row.Id == OpenTesting.RowId(account, id));

    private static Transaction Out(string id, string at, decimal amount = 100_000) => Row(First, id, at, Flow.Out, amount);

    private static Transaction In(string id, string at, decimal amount = 100_000) => Row(Second, id, at, Flow.In, amount);

    private static Transaction Row(AssetKey account, string id, string at, Flow flow, decimal amount) =>
        new(account, id, DateTime.Parse(at, null), TransactionKind.Deposit, flow, Money.Krw(amount)) { HasTime = true, SeenAt = ViewTesting.Now };
}
