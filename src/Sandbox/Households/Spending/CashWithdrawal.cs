using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Living;

namespace MyDataHub.Sandbox.Households.Spending;

/// <summary>Cash from a machine now and then, and gifts of money to friends at weddings and funerals.</summary>
internal sealed class CashWithdrawal(DepositAccount account, double perDay) : IRoutine
{
    private static readonly string[] Friends = ["김도현", "이서윤", "박지호", "최유나", "정민재", "한소희"];

    public void Live(Day day)
    {
        var dice = day.Dice("cash" + account.Number);
        if (!dice.Chance(perDay) || account.OpenedAt > day.At(6))
        {
            return;
        }

        var at = day.At(dice.Between(10, 21), dice.Between(0, 59), dice.Between(0, 59));
        if (dice.Chance(0.3))
        {
            account.Pay(at, dice.Amount(50_000, 100_000, 50_000), dice.Pick(Friends), Channels.Mobile);
        }
        else
        {
            account.Pay(at, dice.Amount(20_000, 200_000, 10_000), "ATM출금", Channels.Atm);
        }
    }
}
