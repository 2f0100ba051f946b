using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Shopping;
using MyDataHub.Sandbox.Households.Time;

namespace MyDataHub.Sandbox.Households.Phones;

/// <summary>
/// A telecom contract (통신-001…004): a bill each month with what was bought on it the month before, debited from a bank
/// account. Kind: 01 mobile, 03 internet.
/// </summary>
internal sealed class PhoneLine(
    Household home,
    string number,
    string name,
    string subscriber,
    string kind,
    DateOnly joined,
    decimal monthly,
    DepositAccount pays) : IAsset, IRoutine, IPaymentMeans
{
    private const int BillDay = 5;
    private const int PayDay = 21;

    private readonly Diary<LinePurchase> _purchases = home.Keep(new Diary<LinePurchase>(purchase => purchase.At));

    public string Number { get; } = number;

    public string Name { get; } = name;

    /// <summary>The telephone or customer number, masked.</summary>
    public string Subscriber { get; } = subscriber;

    public string Kind { get; } = kind;

    public DateTime OpenedAt { get; } = joined.At(15);

    public DateTime? ClosedAt => null;

    public Timeline<LineBill> Bills { get; } = new(bill => bill.ClosedAt);

    public Timeline<LineBill> Paid { get; } = new(bill => bill.DueAt);

    public Timeline<LinePurchase> Purchases => _purchases.Timeline;

    public void Pay(Day day, DateTime at, Merchant merchant, decimal amount, int? instalments = null)
    {
        if (at >= OpenedAt)
        {
            _purchases.Enter(new LinePurchase(at, merchant, amount));
        }
    }

    public void Live(Day day)
    {
        if (day.Date.Day == BillDay && day.At(0) > OpenedAt)
        {
            var month = new DateOnly(day.Date.Year, day.Date.Month, 1);
            var bought = Purchases.NewestFirst(month.AddMonths(-1), month.AddDays(-1), day.At(0)).Sum(
                purchase => purchase.Amount);
            var used = day.Dice(Number).Amount(0, monthly * 0.06m, 10);
            var due = KoreanCalendar.DayOf(month.Year, month.Month, PayDay).OrNextBusinessDay();
            Bills.Add(new LineBill(month, monthly + used + bought, day.At(2), due.At(6, 15)));
        }

        if (Bills.LatestAt(day.At(23)) is { } bill && bill.DueAt.Date() == day.Date)
        {
            pays.Pay(bill.DueAt, bill.Amount, "하나로텔레콤", Channels.DirectDebit);
            Paid.Add(bill);
        }
    }
}

/// <summary>A telecom bill, and when it is debited.</summary>
internal sealed record LineBill(DateOnly Month, decimal Amount, DateTime ClosedAt, DateTime DueAt);

/// <summary>Something bought on the telephone bill (소액결제).</summary>
internal sealed record LinePurchase(DateTime At, Merchant Merchant, decimal Amount);
