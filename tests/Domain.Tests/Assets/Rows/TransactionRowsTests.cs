using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Rows;
using MyDataHub.Domain.Assets.Views;
using MyDataHub.Domain.Tests.Assets.Views;

namespace MyDataHub.Domain.Tests.Assets.Rows;

public class TransactionRowsTests
{
    private readonly Household _household = new(ViewTesting.Now);
    private readonly AssetKey _account;
    private readonly AssetKey _card;

    public TransactionRowsTests()
    {
        _account = _household.Deposit(Household.Gaon, "11012340001", 1);
        _card = _household.Lists(Household.Hanbit, AssetKind.Card, "card-1", "01");
        for (var i = 0; i < 40; i++)
        {
            var at = new DateTime(2026, 8, 1, 9, 0, 0).AddDays(i * 3);
            _household.Row(new Transaction(_account, $"d{i}", at, TransactionKind.Deposit, Flow.Out, Money.Krw(1_000 + i)) { Memo = i % 2 == 0 ? "관리비" : "용돈", SeenAt = ViewTesting.Now });
            _household.Row(new Transaction(_card, $"a{i}", at, TransactionKind.CardApproval, Flow.Out, Money.Krw(5_000 + i))
            {
                Merchant = "스타벅스 강남점",
                Card = new($"a{i}", i == 0 ? CardStatus.Cancelled : CardStatus.Approved, true),
                SeenAt = ViewTesting.Now,
            });
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(200)]
    public void Pages_hold_every_row_once_newest_first(int limit)
    {
        var rows = All(new(), limit);

        Assert.Equal(80, rows.Select(row => row.Id).Distinct().Count());
        Assert.Equal(80, rows.Count);
        Assert.Equal(rows.OrderByDescending(row => row.At).Select(row => row.At), rows.Select(row => row.At));
    }

    [Fact]
    public void A_cursor_stays_right_while_newer_rows_arrive()
    {
        var library = _household.Book();
        var first = Page(library, new(), null, 10);
        library.Apply(new(
            Household.Connection(Household.Gaon), ViewTesting.Now, [], [_household.Make(_account, TransactionKind.Deposit, Flow.In, "2026-11-30 10:00", 1, "new")]));

        var second = Page(library, new(), first.Next!.ToString(), 10);

        Assert.Empty(first.Rows.Select(row => row.Id).Intersect(second.Rows.Select(row => row.Id)));
        Assert.True(second.Rows[0].At <= first.Rows[^1].At);
    }

    [Fact]
    public void Filters_hold_by_domain_item_period_and_text()
    {
        Assert.All(All(new() { Domain = "card" }, 50), row => Assert.Equal("card", row.Domain));
        Assert.Equal(40, All(new() { ItemId = ItemId.Of(ViewTesting.Inputs.ItemIdSalt, _account) }, 50).Count);
        Assert.All(All(new() { From = new(2026, 9, 1), To = new(2026, 9, 30) }, 50), row => Assert.Equal(9, row.At.Month));
        Assert.Equal(20, All(new() { Text = "관리비" }, 50).Count);
        Assert.Equal(40, All(new() { Text = "스타벅스" }, 50).Count);
        Assert.Empty(All(new() { Text = "없는말" }, 50));
    }

    [Fact]
    public void A_row_says_category_status_and_signed_net()
    {
        var cancelled = All(new() { Domain = "card" }, 50)[^1];
        var spent = All(new() { Domain = "card" }, 50)[0];

        Assert.Equal(("cancelled", 5_000m, 0m), (cancelled.Status, cancelled.Amount, cancelled.Net));
        Assert.Equal(("approved", -5_039m, "dining", null), (spent.Status, spent.Net, spent.Category, spent.NotSpending));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a cursor")]
    [InlineData("AAAA")]
    [InlineData("OTk5OTk5OTk5OTk5OTk5OTk5OTk5fng")]
    public void A_broken_cursor_is_refused(string text) => Assert.False(RowCursor.TryParse(text, out _));

    private List<LedgerRow> All(RowFilter filter, int limit)
    {
        var library = _household.Book();
        var rows = new List<LedgerRow>();
        string? cursor = null;
        do
        {
            var page = Page(library, filter, cursor, limit);
            rows.AddRange(page.Rows);
            cursor = page.Next?.ToString();
        }
        while (cursor is not null);
        return rows;
    }

    /// <summary>Reads month after month until the page is full, as the grain does.</summary>
    private static RowPage Page(Library library, RowFilter filter, string? cursor, int limit)
    {
        var after = cursor is null ? null : RowCursor.TryParse(cursor, out var parsed) ? parsed : throw new FormatException();
        var rows = new List<LedgerRow>();
        foreach (var month in TransactionRows.Months(library.State, filter, after, ViewTesting.Inputs))
        {
            var page = TransactionRows.Read(
                library.State, month, library.Load(TransactionRows.Needed(library.State, month)), new(filter, after, limit - rows.Count), ViewTesting.Inputs);
            rows.AddRange(page.Rows);
            if (rows.Count == limit)
            {
                return new([.. rows], new(rows[^1].At, rows[^1].Id));
            }
        }

        return new([.. rows], null);
    }
}
