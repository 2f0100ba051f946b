using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Living;

namespace MyDataHub.Sandbox.Households.Earning;

/// <summary>
/// A monthly income on a fixed day, or the business day before: a salary with a yearly rise, or a pension.
/// </summary>
internal sealed class Salary(
    DepositAccount to,
    string payer,
    decimal monthly,
    int payDay = 25,
    string channel = Channels.Salary)
    : IRoutine
{
    /// <summary>Rise each January, 0.03 for 3 %.</summary>
    public decimal Rise { get; init; } = 0.03m;

    /// <summary>Part of a month's salary paid on top in January and July.</summary>
    public decimal Bonus { get; init; }

    public DateOnly Since { get; init; } = DateOnly.MinValue;

    public void Live(Day day)
    {
        if (day.Date < Since || !day.IsPayday(payDay))
        {
            return;
        }

        var salary = monthly;
        for (var year = day.Home.Begins.Year; year < day.Date.Year; year++)
        {
            salary = Math.Floor(salary * (1 + Rise) / 10) * 10;
        }

        to.Receive(day.At(9, 2, 11), salary, payer, channel);
        if (Bonus > 0 && day.Date.Month is (1 or 7))
        {
            to.Receive(day.At(9, 2, 40), Math.Floor(salary * Bonus / 10) * 10, payer + " 상여", channel);
        }
    }
}
