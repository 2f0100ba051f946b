using MyDataHub.Sandbox.Households.Cards;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Time;

namespace MyDataHub.Sandbox.Households.Shopping;

/// <summary>
/// The same payment every month on the same day, with a higher price from some day on. A foreign one is charged in its
/// currency, so that its won amount moves each month.
/// </summary>
internal sealed class Subscription(PaymentCard card, Merchant merchant, decimal price, int payDay) : IRoutine
{
    public (DateOnly From, decimal Price)? Raised { get; init; }

    public (string Currency, string Country)? Abroad { get; init; }

    public DateOnly Since { get; init; } = DateOnly.MinValue;

    public void Live(Day day)
    {
        if (day.Date < Since || day.Date != KoreanCalendar.DayOf(day.Date.Year, day.Date.Month, payDay))
        {
            return;
        }

        var amount = Raised is { } raised && day.Date >= raised.From ? raised.Price : price;
        var at = day.At(4, 10, payDay);
        if (Abroad is { } abroad)
        {
            card.PayAbroad(at, merchant, amount, abroad.Currency, abroad.Country);
        }
        else
        {
            card.Pay(day, at, merchant, amount);
        }
    }
}
