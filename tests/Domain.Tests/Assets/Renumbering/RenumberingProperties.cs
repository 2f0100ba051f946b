using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using MyDataHub.Domain.Assets.Views;
using MyDataHub.Domain.Tests.Assets.Books;
using MyDataHub.Domain.Tests.Assets.Views;

namespace MyDataHub.Domain.Tests.Assets.Renumbering;

public class RenumberingProperties
{
    [Property(MaxTest = 60)]
    public Property A_book_of_numbers_that_come_and_go_does_not_depend_on_order_or_grouping() => Prop.ForAll(
        Arb.From(RandomBanks.Deliveries()),
        Arb.From(Gen.Choose(1, 1_000_000)),
        (deliveries, seed) =>
        {
            var (one, other) = (Library.Of(deliveries), Library.Of(RandomBooks.Shuffle(deliveries, seed)));
            return one.Text() == other.Text() && Shown(one.View()) == Shown(other.View());
        });

    [Property(MaxTest = 40)]
    public Property Applying_again_gives_back_the_same_instance() => Prop.ForAll(
        Arb.From(RandomBanks.Deliveries()),
        deliveries =>
        {
            var library = Library.Of(deliveries);
            var before = library.State;
            return deliveries.All(delivery => ReferenceEquals(library.Apply(delivery).State, before));
        });

    [Property(MaxTest = 60)]
    public Property Other_numbers_show_what_the_same_numbers_show() => Prop.ForAll(
        Arb.From(RandomBanks.Renumbered()),
        told =>
        {
            var same = Library.Of([Bank.Says(1, told.Before), Bank.Says(2, told.Before)]).View();
            var renumbered = Library.Of([Bank.Says(1, told.Before), Bank.Says(2, told.After)]).View();
            var back = Library.Of([Bank.Says(1, told.Before), Bank.Says(2, told.After), Bank.Says(3, told.Before)]).View();
            return Shown(same) == Shown(renumbered) && Shown(same) == Shown(back);
        });

    [Property(MaxTest = 60)]
    public Property Money_is_what_the_newest_list_holds_whatever_is_matched() => Prop.ForAll(
        Arb.From(RandomBanks.Deliveries()),
        deliveries =>
        {
            var last = Library.Of([deliveries[^1]]).View();
            return Library.Of(deliveries).View().NetWorth.Net.Krw.GetValueOrDefault() == last.NetWorth.Net.Krw.GetValueOrDefault();
        });

    [Property(MaxTest = 40)]
    public Property Forgetting_the_bank_leaves_nothing() => Prop.ForAll(
        Arb.From(RandomBanks.Deliveries()),
        deliveries =>
        {
            var library = Library.Of(deliveries);
            library.Forget(Household.Connection(Household.Gaon));
            return library.Text() == Library.Of([]).Text();
        });

    private static string Shown(AssetView view) => string.Join(
        '\n',
        [
            $"{view.NetWorth.Net.Krw}",
            .. view.Bank.Items.Select(item => $"{item.Id} {item.Balance.Krw} {item.IsClosed}"),
            .. view.CashFlow.Select(month => $"{month.Month} {month.In} {month.Out} {month.Spent}"),
        ]);
}
