using MyDataHub.Sandbox.Households.Cards;
using MyDataHub.Sandbox.Households.Living;

namespace MyDataHub.Sandbox.Households.Shopping;

/// <summary>A journey abroad in one month of each year: a few days of payments in another currency.</summary>
internal sealed class Trips(
    PaymentCard card,
    int month,
    string currency,
    string country,
    IReadOnlyList<Merchant> shops)
    : IRoutine
{
    private const int Days = 5;

    public static readonly Merchant[] Tokyo =
    [
        new("SEVEN-ELEVEN SHIBUYA", "", "Z1", 300, 2_400, 1),
        new("ICHIRAN SHINJUKU", "", "Z1", 980, 3_800, 10),
        new("DON QUIJOTE ASAKUSA", "", "Z1", 2_200, 28_000, 1),
        new("HOTEL GRACERY TOKYO", "", "I1", 18_000, 46_000, 100),
    ];

    public static readonly Merchant[] NewYork =
    [
        new("WHOLEFDS MKT 10241", "", "G1", 12, 96, 0.01m),
        new("SQ *JOES PIZZA", "", "Z1", 8, 42, 0.01m),
        new("UBER *TRIP", "", "I1", 11, 68, 0.01m),
        new("MARRIOTT TIMES SQ", "", "I1", 180, 420, 0.01m),
    ];

    public void Live(Day day)
    {
        var first = new DateOnly(day.Date.Year, month, day.Home.Dice("trip", day.Date.Year).Between(3, 20));
        if (day.Date < first || day.Date >= first.AddDays(Days))
        {
            return;
        }

        var dice = day.Dice("abroad");
        for (var i = dice.Between(2, 5); i > 0; i--)
        {
            var shop = dice.Pick(shops);
            card.PayAbroad(
                day.At(dice.Between(8, 22), dice.Between(0, 59), dice.Between(0, 59)),
                shop,
                dice.Amount(shop.Min, shop.Max, shop.Step),
                currency,
                country);
        }
    }
}
