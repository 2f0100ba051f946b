using MyDataHub.Sandbox.Households.Living;

namespace MyDataHub.Sandbox.Households.Banking;

/// <summary>Interest of a demand account, by the day, credited each quarter after 15.4 % tax.</summary>
internal sealed class DepositInterest(DepositAccount account) : IRoutine
{
    private decimal _balanceDays;

    public void Live(Day day)
    {
        _balanceDays += Math.Max(0, account.Won.Balance);
        if (day.Date is not { Month: 3 or 6 or 9 or 12, Day: 20 } || account.ClosedAt is not null)
        {
            return;
        }

        var interest = Math.Floor(_balanceDays * account.Terms.Rate / 36_500);
        account.Receive(
            day.At(4, 20), interest - Math.Floor(interest * 0.154m), "예금이자", Channels.Bank, Channels.OtherIn);
        _balanceDays = 0;
    }
}
