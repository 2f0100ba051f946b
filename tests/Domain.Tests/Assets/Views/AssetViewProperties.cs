using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using MyDataHub.Domain.Tests.Assets.Books;

namespace MyDataHub.Domain.Tests.Assets.Views;

public class AssetViewProperties
{
    [Property(MaxTest = 30)]
    public Property A_view_does_not_depend_on_order_or_grouping() => Prop.ForAll(
        Arb.From(RandomBooks.Deliveries()),
        Arb.From(Gen.Choose(1, 1_000_000)),
        (deliveries, seed) => Text(Library.Of(deliveries)) == Text(Library.Of(RandomBooks.Shuffle(deliveries, seed))));

    [Property(MaxTest = 50)]
    public Property Assets_less_liabilities_are_the_net() => Prop.ForAll(
        Arb.From(RandomBooks.Deliveries()),
        deliveries =>
        {
            var worth = Library.Of(deliveries).View().NetWorth;
            return worth.Net.Krw == worth.Assets.Krw - worth.Liabilities.Krw
                && (worth.Net.Krw ?? 0) == worth.ByInstitution.Sum(part => part.Assets - part.Liabilities);
        });

    [Property(MaxTest = 30)]
    public Property After_forgetting_everything_the_view_is_that_of_an_empty_book() => Prop.ForAll(
        Arb.From(RandomBooks.Deliveries()),
        deliveries =>
        {
            var library = Library.Of(deliveries);
            library.Forget(Household.Connection(Household.Gaon));
            library.Forget(Household.Connection(Household.Daon));
            return Text(library) == Text(Library.Of([]));
        });

    private static string Text(Library library) => JsonSerializer.Serialize(library.View());
}
