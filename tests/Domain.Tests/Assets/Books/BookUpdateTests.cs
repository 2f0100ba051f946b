using MyDataHub.Domain.Assets;
using MyDataHub.Domain.Assets.Books;
using MyDataHub.Domain.Assets.Facts;
using MyDataHub.Domain.Assets.Views;
using MyDataHub.Domain.Tests.Assets.Views;

namespace MyDataHub.Domain.Tests.Assets.Books;

public class BookUpdateTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.FromHours(9));

    [Fact]
    public void The_newer_answer_wins_whatever_came_first()
    {
        var household = new Household(Now);
        var account = household.Deposit(Household.Gaon, "11012340001", 100);
        household.Says(Household.Gaon, account, Balance(50), null, Now.AddHours(-1));

        var held = household.Book().State.Facts.Values.Single(fact => fact.Value is DepositBalances);

        Assert.Equal(100, ((DepositBalances)held.Value).Rows[0].Balance.Amount);
    }

    [Fact]
    public void A_new_row_needs_its_own_month_and_the_near_ones_only()
    {
        var household = new Household(Now);
        var account = household.Deposit(Household.Gaon, "11012340001", 100);
        for (var month = 1; month <= 12; month++)
        {
            household.Row(account, TransactionKind.Deposit, Flow.Out, $"2025-{month:00}-15 10:00", 1_000 * month, $"t{month}");
        }

        var library = household.Book();
        var late = new Transaction(account, "late", Now.DateTime.AddMonths(-12), TransactionKind.Deposit, Flow.Out, Money.Krw(7)) { SeenAt = Now };

        var change = library.Apply(new(Household.Connection(Household.Gaon), Now, [], [late]));

        // November changes; October to December are redone and read September on.
        Assert.Equal(4, library.Loaded);
        Assert.Single(change.Changed);
    }

    [Fact]
    public void Applying_without_the_chunks_that_are_needed_is_refused()
    {
        var household = new Household(Now);
        var account = household.Deposit(Household.Gaon, "11012340001", 100);
        household.Row(account, TransactionKind.Deposit, Flow.Out, "2026-11-01 10:00", 1_000, "t1");
        var row = new Transaction(account, "x", Now.DateTime, TransactionKind.Deposit, Flow.In, Money.Krw(7)) { SeenAt = Now };

        Assert.Throws<InvalidOperationException>(() =>
            BookUpdate.Apply(household.Book().State, [], new(Household.Connection(Household.Gaon), Now, [], [row])));
    }

    [Fact]
    public void Painting_without_the_chunks_that_are_needed_is_refused()
    {
        var book = OneRow();

        Assert.Throws<InvalidOperationException>(() => BookUpdate.Paint(book.State, []));
    }

    [Fact]
    public void A_picture_that_became_wrong_is_not_there_and_no_view_is_made_without_it()
    {
        var book = OneRow();

        Assert.Empty(book.State.Months);
        Assert.Equal([Month.Of(new DateOnly(2026, 11, 1))], book.State.Unpainted);
        Assert.Throws<InvalidOperationException>(() => ViewFold.Build(book.State, book.Load(ViewFold.Recent(book.State, new(2026, 11, 22))), ViewTesting.Inputs));
        book.Paint();
        Assert.Single(book.State.Months);
        Assert.Empty(book.State.Unpainted);
    }

    [Fact]
    public void Forgetting_one_institution_keeps_the_other_whole()
    {
        var household = new Household(Now);
        var mine = household.Deposit(Household.Gaon, "11012340001", 100);
        var other = household.Deposit(Household.Daon, "22012340001", 200);
        household.Row(mine, TransactionKind.Deposit, Flow.Out, "2026-11-01 10:00", 1_000, "t1");
        household.Row(other, TransactionKind.Deposit, Flow.In, "2026-11-01 10:01", 1_000, "t2");
        var library = household.Book();

        library.Forget(Household.Connection(Household.Gaon));

        var alone = Library.Of(household.Deliveries().Where(delivery => delivery.Connection.Institution == Household.Daon));
        Assert.Equal(alone.Text(), library.Text());
        Assert.DoesNotContain("11012340001", library.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void Forgetting_erases_the_institutions_part_of_the_recorded_past()
    {
        var state = BookState.Empty with
        {
            History = [new(new(2026, 11, 21), true, [new("A1GAON0000", 100, 0), new("A1DAON0000", 5, 1)])],
        };

        var forgotten = BookUpdate.Forget(state, Household.Connection(Household.Gaon)).State;

        Assert.Equal(new RecordedPart("A1DAON0000", 5, 1), forgotten.History.Single().Parts.Single());
    }

    [Fact]
    public void Forgetting_what_is_not_held_gives_back_the_same_instance() => Assert.Same(
        BookState.Empty, BookUpdate.Forget(BookState.Empty, Household.Connection(Household.Gaon)).State);

    [Fact]
    public void An_asset_another_operator_still_lists_keeps_its_ledger()
    {
        var household = new Household(Now);
        var account = household.Deposit(Household.Gaon, "11012340001", 100);
        household.Row(account, TransactionKind.Deposit, Flow.Out, "2026-11-01 10:00", 1_000, "t1");
        var library = household.Book();
        var second = new ConnectionId(new("X2HUB00000"), Household.Gaon);
        library.Apply(new(second, Now, [new(new(second, "asset-list", null, "bank.accounts"), new AssetList([new(account, "통장", "1001", true)]), Now)], []));

        library.Forget(Household.Connection(Household.Gaon));

        Assert.Single(library.State.Chunks);
        Assert.All(library.State.Facts.Keys, key => Assert.Equal(second, key.Connection));
    }

    private static Library OneRow()
    {
        var household = new Household(Now);
        var account = household.Deposit(Household.Gaon, "11012340001", 100);
        household.Row(account, TransactionKind.Deposit, Flow.Out, "2026-11-01 10:00", 1_000, "t1");
        return new Library { IsPaintedAtOnce = false }.With(household.Deliveries());
    }

    private static DepositBalances Balance(decimal amount) => new([new(Money.Krw(amount), amount, 0, null)]);
}
