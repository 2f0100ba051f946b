using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using MyDataHub.Domain.Assets.Books;

namespace MyDataHub.Domain.Tests.Assets.Books;

public class BookUpdateProperties
{
    [Property(MaxTest = 40)]
    public Property A_book_does_not_depend_on_order_or_grouping() => Prop.ForAll(
        Arb.From(RandomBooks.Deliveries()),
        Arb.From(Gen.Choose(1, 1_000_000)),
        (deliveries, seed) => Library.Of(deliveries, "김하늘").Text() == Library.Of(RandomBooks.Shuffle(deliveries, seed), "김하늘").Text());

    [Property(MaxTest = 30)]
    public Property Applying_again_gives_back_the_same_instance() => Prop.ForAll(
        Arb.From(RandomBooks.Deliveries()),
        deliveries =>
        {
            var library = Library.Of(deliveries);
            var before = library.State;
            return deliveries.All(delivery => ReferenceEquals(library.Apply(delivery).State, before));
        });

    [Property(MaxTest = 30)]
    public Property Pictures_kept_up_equal_pictures_of_the_whole() => Prop.ForAll(
        Arb.From(RandomBooks.Deliveries()),
        deliveries =>
        {
            var whole = new Delivery(
                Household.Connection(Household.Gaon),
                default,
                [.. deliveries.SelectMany(delivery => delivery.Facts)],
                [.. deliveries.SelectMany(delivery => delivery.Transactions)]);
            return Library.Of(deliveries).Text() == Library.Of([whole]).Text();
        });

    [Property(MaxTest = 30)]
    public Property Pictures_made_now_and_then_equal_pictures_made_at_once() => Prop.ForAll(
        Arb.From(RandomBooks.Deliveries()),
        Arb.From(Gen.Choose(1, 1_000_000)),
        (deliveries, seed) =>
        {
            var late = new Library { IsPaintedAtOnce = false };
            foreach (var (i, delivery) in deliveries.Index())
            {
                late.Apply(delivery);
                if ((seed >> (i % 20) & 1) == 1)
                {
                    late.Paint();
                }
            }

            late.Paint();
            return late.Text() == Library.Of(deliveries).Text();
        });

    [Property(MaxTest = 30)]
    public Property Forgetting_every_connection_leaves_nothing() => Prop.ForAll(
        Arb.From(RandomBooks.Deliveries()),
        deliveries =>
        {
            var library = Library.Of(deliveries);
            library.Forget(Household.Connection(Household.Gaon));
            library.Forget(Household.Connection(Household.Daon));
            return library.Text() == Library.Of([]).Text();
        });
}
