using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Cards;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Shopping;

namespace MyDataHub.Sandbox.Households.Insuring;

/// <summary>
/// Takes a new car policy out every year on the same day, a little dearer or cheaper, paid with a card in three months
/// or from a bank account.
/// </summary>
internal sealed class CarInsurance(
    PolicyHolder holder,
    IReadOnlyList<CarCover> covers,
    DateOnly first,
    decimal premium,
    PaymentCard? card,
    DepositAccount account) : IRoutine
{
    private static readonly Merchant Insurer = new("든든손해보험㈜", "102-81-21377", "Z1", 300_000, 1_500_000);

    public void Live(Day day)
    {
        var starts = day.Date.AddDays(1);
        if (starts < first || starts.Month != first.Month || starts.Day != first.Day)
        {
            return;
        }

        var dice = day.Dice("car policy");
        var cars = covers.Where(cover => cover.Car.Registered <= starts)
            .Select(cover => (cover, dice.Amount(premium * 0.9m, premium * 1.1m, 10)))
            .ToList();
        var policy = new CarPolicy(
            AccountNumbers.Of(day.Home, Orgs.Dndn, "car", starts.Year, 13), starts, cars)
        {
            PayMethod = card is null ? "02" : "04",
            PayOrg = card is null ? Orgs.Inside(account.Terms.OrgCode) : null,
            PayAccount = card is null ? account.Number : null,
        };
        holder.CarPolicies.Add(policy);
        foreach (var (_, paid) in cars)
        {
            if (card is null)
            {
                account.Pay(policy.OpenedAt, paid, "든든손해보험", Channels.Mobile);
            }
            else
            {
                card.Buy(policy.OpenedAt, Insurer, paid, 3);
            }
        }
    }
}
