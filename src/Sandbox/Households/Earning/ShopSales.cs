using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Living;

namespace MyDataHub.Sandbox.Households.Earning;

/// <summary>What card companies and platforms pay a shopkeeper for sales, several times on every working day.</summary>
internal sealed class ShopSales(DepositAccount to, decimal min, decimal max) : IRoutine
{
    private static readonly string[] Payers = ["BC카드매출", "한빛카드매출", "누리카드매출", "네이버페이정산", "배민정산", "쿠팡정산"];

    public void Live(Day day)
    {
        if (!day.IsBusiness)
        {
            return;
        }

        var dice = day.Dice("sales");
        foreach (var payer in Payers)
        {
            if (dice.Chance(0.8))
            {
                to.Receive(
                    day.At(dice.Between(4, 11), dice.Between(0, 59), 7), dice.Amount(min, max, 10), payer,
                    Channels.Bank);
            }
        }
    }
}
