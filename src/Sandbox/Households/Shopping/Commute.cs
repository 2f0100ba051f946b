using MyDataHub.Sandbox.Households.Cards;
using MyDataHub.Sandbox.Households.Living;

namespace MyDataHub.Sandbox.Households.Shopping;

/// <summary>
/// Bus and underground on working days, billed by the transit company without an approval (status 04).
/// </summary>
internal sealed class Commute(PaymentCard card) : IRoutine
{
    private static readonly Merchant Transit = Merchants.Transit;

    public void Live(Day day)
    {
        var dice = day.Dice("commute");
        if (day.IsBusiness && dice.Chance(0.85))
        {
            card.Ride(day.At(8, dice.Between(5, 50)), Transit, dice.Amount(Transit.Min, Transit.Max, Transit.Step));
            card.Ride(day.At(18, dice.Between(5, 55)), Transit, dice.Amount(Transit.Min, Transit.Max, Transit.Step));
        }
    }
}
