using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Borrowing;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Prepaying;
using MyDataHub.Sandbox.Households.Time;
using MyDataHub.Sandbox.Households.Wire;

namespace MyDataHub.Sandbox.Households.Cards;

/// <summary>
/// A person as the member of one card company: cards, one bill a month, and what was borrowed from it.
/// </summary>
internal sealed class CardMember(string orgCode, string company, DateTime since, int paymentDay, DepositAccount pays)
    : IRoutine, IRelation
{
    private readonly Queue<Bill> _unpaid = new();
    private Billing? _billing;

    public string OrgCode { get; } = orgCode;

    public DateTime Since { get; } = since;

    public int PaymentDay { get; } = paymentDay;

    public DepositAccount Pays { get; } = pays;

    public List<PaymentCard> Cards { get; } = [];

    public List<PrepaidCard> Prepaid { get; } = [];

    public List<Loan> Loans { get; } = [];

    public Timeline<CashAdvance> Advances { get; } = new(advance => advance.At);

    public Timeline<Bill> Bills { get; } = new(bill => bill.ClosedAt);

    public Timeline<Points> Points { get; } = new(points => points.At);

    public Timeline<RevolvingBalance> Carried { get; } = new(balance => balance.At);

    public Revolving? Revolving { get; init; }

    public void Live(Day day)
    {
        if (_unpaid.TryPeek(out var due) && due.PaidOn == day.Date)
        {
            Settle(day, _unpaid.Dequeue());
        }

        foreach (var month in (ReadOnlySpan<DateOnly>)[day.Date, day.Date.AddMonths(1)])
        {
            if (Statement.Close(PaymentDay, month) == day.Date.AddDays(-1))
            {
                var bill = (_billing ??= new Billing(this)).Close(new DateOnly(month.Year, month.Month, 1), day.At(3));
                if (bill.Lines.Count > 0)
                {
                    Bills.Add(bill);
                    _unpaid.Enqueue(bill);
                }
            }
        }
    }

    /// <summary>
    /// Borrows until the bill of this period is paid; the money comes into the settlement account at once.
    /// </summary>
    public void TakeAdvance(DateTime at, PaymentCard card, decimal amount, string number)
    {
        var month = at.Date();
        while (Statement.Close(PaymentDay, month) < at.Date())
        {
            month = month.AddMonths(1);
        }

        Advances.Add(new CashAdvance(card, at, number, amount, 17.9m, PaidOn(month)));
        Pays.Receive(at, amount, company + "단기대출", Channels.Atm);
    }

    public DateOnly PaidOn(DateOnly month) =>
        KoreanCalendar.DayOf(month.Year, month.Month, PaymentDay).OrNextBusinessDay();

    public HeldRows? Answer(string resource, Asked asked) =>
        CardTable.Resources.TryGetValue(resource, out var answer)
            ? answer(asked, this)
            : PrepaidTable.Find(resource, asked, Since, Prepaid);

    /// <summary>Points, bills and loans are asked for with yes or no, so they have no number.</summary>
    public IEnumerable<HeldAsset> Assets(DateTime now) =>
    [
        .. Cards.Held("card.card", now),
        .. Prepaid.Held("card.prepaid", now),
        new("card.point", "", null, false, "포인트"),
        new("card.bill", "", null, false, "청구·결제"),
        new("card.loan", "", null, false, "카드대출"),
    ];

    private void Settle(Day day, Bill bill)
    {
        var at = day.Date.ToDateTime(CashAdvance.DebitTime);
        Pays.Pay(at, bill.Amount, company, Channels.DirectDebit);
        foreach (var loan in Loans.Where(loan => bill.Lines.Any(line => line.TransNo == loan.Number)))
        {
            loan.Bill(at);
        }
    }
}
