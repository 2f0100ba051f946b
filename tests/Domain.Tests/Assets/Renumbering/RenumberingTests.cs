using MyDataHub.Domain.Assets.Rows;
using MyDataHub.Domain.Assets.Views;
using MyDataHub.Domain.Tests.Assets.Views;

namespace MyDataHub.Domain.Tests.Assets.Renumbering;

public class RenumberingTests
{
    private const string Old = "11012340001";
    private const string New = "77700000009";
    private const string Birthday = "2021-05-03";

    private static readonly (string, string, decimal) Coffee = ("20261101-1", "2026-11-01 09:00:00", 4_500);
    private static readonly (string, string, decimal) SameCoffee = ("20261101-901", "2026-11-01 09:00:00", 4_500);

    [Fact]
    public void An_account_under_another_number_is_one_account_with_the_newest_balance_and_the_first_id()
    {
        var before = Library.Of([Bank.Says(1, new Told(Old, 1_000, Birthday, Coffee))]).View();
        var after = Library.Of([Bank.Says(1, new Told(Old, 1_000, Birthday, Coffee)), Bank.Says(2, new Told(New, 900, Birthday, SameCoffee))]).View();

        var item = Assert.Single(after.Bank.Items);
        Assert.Equal((before.Bank.Items[0].Id, 900m, "····0009", false), (item.Id, item.Balance.Krw, item.MaskedNumber, item.IsClosed));
        Assert.Equal(900m, after.NetWorth.Net.Krw);
        Assert.Equal(before.CashFlow.Select(month => month.Out), after.CashFlow.Select(month => month.Out));
    }

    [Fact]
    public void The_customer_is_told_the_old_number_the_new_one_and_the_day()
    {
        var notice = Library.Of([Bank.Says(1, new Told(Old, 1_000, Birthday)), Bank.Says(2, new Told(New, 900, Birthday))]).View()
            .Notices.Single(notice => notice.Key == "renumbered");

        Assert.Equal(("····0001", "····0009", "2026-11-02", "가온은행"), (notice.Values["before"], notice.Values["now"], notice.Values["on"], notice.Values["institution"]));
        Assert.Equal(Id(Old), notice.ItemId);
    }

    [Fact]
    public void Numbers_that_come_back_are_the_same_account_still()
    {
        var view = Library.Of(
        [
            Bank.Says(1, new Told(Old, 1_000, Birthday, Coffee)), Bank.Says(2, new Told(New, 900, Birthday, SameCoffee)), Bank.Says(3, new Told(Old, 800, Birthday, Coffee)),
        ]).View();

        Assert.Equal((Id(Old), 800m, "····0001"), (view.Bank.Items.Single().Id, view.Bank.Items[0].Balance.Krw, view.Bank.Items[0].MaskedNumber));
        Assert.Empty(view.Notices);
    }

    [Fact]
    public void A_third_number_is_the_account_of_the_first()
    {
        var view = Library.Of([Bank.Says(1, new Told(Old, 1_000, Birthday)), Bank.Says(2, new Told(New, 900, Birthday)), Bank.Says(3, new Told("33300000003", 800, Birthday))]).View();

        Assert.Equal((Id(Old), 800m), (view.Bank.Items.Single().Id, view.NetWorth.Net.Krw));
    }

    [Fact]
    public void One_closed_and_another_opened_on_the_same_day_stay_two()
    {
        var view = Library.Of([Bank.Says(1, new Told(Old, 1_000, Birthday)), Bank.Says(2, new Told(New, 900, "2026-11-02"))]).View();

        Assert.Equal([(Id(Old), true), (Id(New), false)], view.Bank.Items.Select(item => (item.Id, item.IsClosed)).OrderByDescending(item => item.IsClosed));
        Assert.Equal(900m, view.NetWorth.Net.Krw);
        Assert.Empty(view.Notices);
    }

    [Fact]
    public void Accounts_that_were_ever_listed_together_stay_two()
    {
        var view = Library.Of(
            [Bank.Says(1, new Told(Old, 1_000, Birthday), new Told(New, 500, Birthday)), Bank.Says(2, new Told(Old, 1_000, Birthday)), Bank.Says(3, new Told(New, 500, Birthday))]).View();

        Assert.Equal(2, view.Bank.Items.Length);
        Assert.Equal(500m, view.NetWorth.Net.Krw);
    }

    [Fact]
    public void Another_name_is_another_account()
    {
        var view = Library.Of([Bank.Says(1, new Told(Old, 1_000, Birthday)), Bank.Says(2, new Told(New, 900, Birthday) { Name = "적금" })]).View();

        Assert.Equal(2, view.Bank.Items.Length);
    }

    [Fact]
    public void Siblings_that_fit_equally_stay_apart_and_the_customer_is_told()
    {
        var view = Library.Of(
        [
            Bank.Says(1, new Told(Old, 1_000, Birthday), new Told("11012340002", 500, Birthday)), Bank.Says(2, new Told(New, 1_000, Birthday), new Told("77700000008", 500, Birthday)),
        ]).View();

        Assert.Equal(1_500m, view.NetWorth.Net.Krw);
        Assert.Equal(2, view.Bank.Items.Count(item => item.IsClosed));
        Assert.Equal(new[] { Id(New), Id("77700000008") }.Order(), view.Notices.Select(notice => notice.Key == "renumbering-unclear" ? notice.ItemId : notice.Key).Order());
    }

    [Theory]
    [InlineData(Birthday)]
    [InlineData(null)]
    public void What_an_unclear_number_tells_again_is_not_spent_twice_and_nothing_is_lost(string? birthday)
    {
        var twin = new Told("11012340002", 500, Birthday, ("20261101-7", "2026-11-01 09:00:00", 4_500));
        var newTwin = new Told("77700000008", 500, Birthday, ("20261101-907", "2026-11-01 09:00:00", 4_500));
        var before = Bank.Says(1, [new Told(Old, 1_000, birthday, Coffee, ("20261031-1", "2026-10-31 18:00:00", 70)), twin]);
        var after = Bank.Says(2, [new Told(New, 900, birthday, SameCoffee, ("20261102-902", "2026-11-02 09:00:00", 100)), newTwin]);

        var view = Library.Of([before, after]).View();

        Assert.Contains(view.Notices, notice => notice.Key == "renumbering-unclear");
        Assert.Equal([70m, 9_100m], view.CashFlow.OrderBy(month => month.Month).Select(month => month.Out).Where(sum => sum > 0));
    }

    [Fact]
    public void Without_anything_known_of_the_beginning_they_stay_apart_and_the_customer_is_told()
    {
        var view = Library.Of([Bank.Says(1, new Told(Old, 1_000, null)), Bank.Says(2, new Told(New, 900, null))]).View();

        Assert.Equal((2, 900m, "renumbering-unclear"), (view.Bank.Items.Length, view.NetWorth.Net.Krw, view.Notices.Single().Key));
    }

    [Fact]
    public void What_was_unclear_is_one_account_once_its_terms_come()
    {
        var view = Library.Of([Bank.Says(1, new Told(Old, 1_000, Birthday, Coffee)), Bank.Says(2, new Told(New, 900, null, SameCoffee)), Bank.Says(3, new Told(New, 900, Birthday, SameCoffee))]).View();

        Assert.Equal((Id(Old), 900m, 4_500m), (view.Bank.Items.Single().Id, view.NetWorth.Net.Krw, view.CashFlow.Sum(month => month.Out)));
        Assert.Equal("renumbered", Assert.Single(view.Notices).Key);
    }

    [Fact]
    public void A_number_of_which_nothing_but_the_list_ever_knew_doubles_nothing_and_leaves_nothing_behind()
    {
        var before = Bank.Says(1, new Told(Old, 1_000, Birthday, Coffee));
        var told = Bank.Says(2, new Told(New, 0, null));
        var listed = told with { Facts = told.Facts.RemoveAll(fact => fact.Key.Subject is not null) };

        var during = Library.Of([before, listed]).View();
        var after = Library.Of([before, listed, Bank.Says(3, new Told(Old, 1_000, Birthday, Coffee))]).View();

        Assert.False(during.NetWorth.IsComplete);
        Assert.Equal("renumbering-unclear", during.Notices.Single().Key);
        Assert.Equal(Id(New), Assert.Single(during.NetWorth.LeftOut).ItemId);
        Assert.Equal((Id(Old), 1_000m), (after.Bank.Items.Single().Id, after.NetWorth.Net.Krw));
        Assert.Empty(after.Notices);
    }

    [Fact]
    public void The_customers_word_parts_them()
    {
        var library = Library.Of([Bank.Says(1, new Told(Old, 1_000, Birthday)), Bank.Says(2, new Told(New, 900, Birthday))]);
        library.Decide(new(new(Bank.Account(Old), null), new(Bank.Account(New), null), IsSame: false, ViewTesting.Now));

        Assert.Equal((2, 900m), (library.View().Bank.Items.Length, library.View().NetWorth.Net.Krw));
    }

    [Fact]
    public void Every_number_is_kept_as_it_was_sent()
    {
        var library = Library.Of([Bank.Says(1, new Told(Old, 1_000, Birthday, Coffee)), Bank.Says(2, new Told(New, 900, Birthday, SameCoffee))]);

        Assert.Equal([Old, New], library.State.Chunks.Keys.Select(chunk => chunk.Asset.Number).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void History_of_both_numbers_is_the_history_of_one_item()
    {
        var library = Library.Of(
        [
            Bank.Says(1, new Told(Old, 1_000, Birthday, Coffee, ("20261031-1", "2026-10-31 18:00:00", 70))),
            Bank.Says(2, new Told(New, 900, Birthday, SameCoffee, ("20261102-902", "2026-11-02 09:00:00", 100))),
        ]);

        Assert.Equal([(Id(Old), 100m), (Id(Old), 4_500m), (Id(Old), 70m)], Rows(library).Select(row => (row.ItemId, row.Amount)));
    }

    private static IEnumerable<LedgerRow> Rows(Library library)
    {
        var filter = new RowFilter { ItemId = Id(Old) };
        return TransactionRows.Months(library.State, filter, null, ViewTesting.Inputs).SelectMany(month => TransactionRows
            .Read(library.State, month, library.Load(TransactionRows.Needed(library.State, month)), new(filter, null, 100), ViewTesting.Inputs).Rows);
    }

    private static string Id(string number) => ItemId.Of(ViewTesting.Inputs.ItemIdSalt, Bank.Account(number));
}
