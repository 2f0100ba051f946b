using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Living;

namespace MyDataHub.Sandbox.Households.Earning;

/// <summary>Fees from several clients on no fixed day, with 3.3 % withheld (사업소득).</summary>
internal sealed class FreelanceIncome(
    DepositAccount to,
    IReadOnlyList<string> clients,
    decimal min,
    decimal max)
    : IRoutine
{
    public void Live(Day day)
    {
        var dice = day.Dice("freelance");
        if (day.IsBusiness && dice.Chance(0.11))
        {
            var fee = dice.Amount(min, max, 50_000);
            to.Receive(
                day.At(dice.Between(10, 17), dice.Between(0, 59), dice.Between(0, 59)),
                fee - Math.Floor(fee * 0.033m / 10) * 10,
                dice.Pick(clients),
                Channels.Internet);
        }
    }
}
