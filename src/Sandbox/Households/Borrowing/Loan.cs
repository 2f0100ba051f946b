using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Time;

namespace MyDataHub.Sandbox.Households.Borrowing;

/// <summary>
/// A loan of any institution: drawn once, repaid monthly by its schedule, closed with the last instalment.
/// </summary>
internal sealed class Loan : IRoutine, IAsset
{
    private int _paid;

    public Loan(Household home, LoanTerms terms)
    {
        Terms = terms;
        if (terms.Issued < home.Begins)
        {
            Draw();
            while (DueDate(_paid + 1) < home.Begins && _paid < terms.Months)
            {
                Book(DueDate(_paid + 1).At(8, 30));
            }
        }
    }

    public LoanTerms Terms { get; }

    public Timeline<LoanPayment> Payments { get; } = new(payment => payment.At);

    public string Number => Terms.Number;

    public string Name => Terms.Name;

    public DateTime OpenedAt => Terms.Issued.At(10, 40);

    public DateTime? ClosedAt { get; private set; }

    public decimal BalanceAt(DateTime now) => Payments.LatestAt(now)?.Balance ?? 0;

    /// <summary>The next day on which something is due; the maturity when nothing is left.</summary>
    public DateOnly NextDue(DateTime now)
    {
        var paid = Payments.CountAt(now) - 1;
        return paid + 1 >= Terms.Months ? Terms.Expires.OrNextBusinessDay() : DueDate(paid + 1);
    }

    /// <summary>What the next instalment will be.</summary>
    public (decimal Principal, decimal Interest) Preview() =>
        Repayment.Due(Terms, _paid + 1, Payments.LatestAt(DateTime.MaxValue)?.Balance ?? 0);

    /// <summary>Books the next instalment as paid, for a loan whose instalments come with a card bill.</summary>
    public void Bill(DateTime at) => Book(at);

    public void Live(Day day)
    {
        if (day.Date == Terms.Issued)
        {
            Draw();
            Terms.PaidTo?.Receive(OpenedAt, Terms.Principal, "대출실행", Channels.Bank);
        }
        else if (!Terms.IsBilled && ClosedAt is null && day.Date > Terms.Issued && DueDate(_paid + 1) == day.Date)
        {
            var payment = Book(day.At(8, 30));
            if (payment.Balance == 0 && Terms.IsJeonse)
            {
                Terms.Pays.ReceiveFirst(day.At(0, 4), payment.Principal, "임대보증금반환", Channels.Bank);
            }

            Terms.Pays.Pay(payment.At, payment.Amount, Terms.Memo, Channels.DirectDebit);
        }
    }

    private void Draw() =>
        Payments.Add(
            new LoanPayment(OpenedAt, 1, "01", Terms.Principal, 0, Terms.Principal, Terms.Issued, Terms.Issued));

    private LoanPayment Book(DateTime at)
    {
        var balance = Payments[_paid].Balance;
        var from = _paid == 0 ? Terms.Issued : Nominal(_paid);
        _paid++;
        var (principal, interest) = Repayment.Due(Terms, _paid, balance);
        var payment = new LoanPayment(
            at, _paid + 1, "02", principal, interest, balance - principal, from, Nominal(_paid).AddDays(-1));
        Payments.Add(payment);
        if (payment.Balance == 0)
        {
            ClosedAt = at.AddMinutes(1);
        }

        return payment;
    }

    private DateOnly DueDate(int k) => Nominal(k).OrNextBusinessDay();

    private DateOnly Nominal(int k)
    {
        var month = Terms.Issued.AddMonths(k);
        return k == Terms.Months ? Terms.Expires : KoreanCalendar.DayOf(month.Year, month.Month, Terms.RepayDay);
    }
}
