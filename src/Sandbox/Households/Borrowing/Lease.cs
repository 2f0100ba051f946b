using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Time;

namespace MyDataHub.Sandbox.Households.Borrowing;

/// <summary>An operating lease of a car (운용리스, 3710): a monthly payment, and the car belongs to the lessor.</summary>
internal sealed class Lease(
    string number,
    string name,
    DateOnly issued,
    int months,
    decimal monthly,
    int payDay,
    DepositAccount pays) : IAsset, IRoutine
{
    public string Number { get; } = number;

    public string Name { get; } = name;

    public DateOnly Issued { get; } = issued;

    public DateOnly Expires { get; } = issued.AddMonths(months);

    public int PayDay { get; } = payDay;

    public DepositAccount Pays { get; } = pays;

    public DateTime OpenedAt => Issued.At(11);

    public DateTime? ClosedAt => Expires.At(18);

    public Timeline<(DateTime At, int Number, decimal Amount)> Payments { get; } = new(payment => payment.At);

    public DateOnly NextDue(DateOnly today)
    {
        var due = KoreanCalendar.DayOf(today.Year, today.Month, PayDay).OrNextBusinessDay();
        if (due < today)
        {
            var next = today.AddMonths(1);
            due = KoreanCalendar.DayOf(next.Year, next.Month, PayDay).OrNextBusinessDay();
        }

        return due < Expires ? due : Expires;
    }

    public void Live(Day day)
    {
        if (day.Date > Issued && day.Date < Expires && day.IsDue(PayDay))
        {
            var at = day.At(8, 40);
            Pays.Pay(at, monthly, "바로캐피탈리스료", Channels.DirectDebit);
            Payments.Add((at, Payments.CountAt(at) + 1, monthly));
        }
    }
}
