using MyDataHub.Sandbox.Households.Time;
using MyDataHub.Sandbox.Households.Wire;

namespace MyDataHub.Sandbox.Households.Cards;

/// <summary>
/// Puts a month's bill together: domestic approvals by the day of use, overseas ones by the day of purchase, parts of
/// earlier instalment purchases, and what was cancelled or corrected after it had been billed, given back.
/// </summary>
internal sealed class Billing(CardMember member)
{
    private const decimal OverseasFee = 0.0118m;
    private const decimal PointRate = 0.005m;

    private readonly List<InstalmentPlan> _plans = [];
    private DateTime _closedLast = DateTime.MinValue;
    private decimal _carried;
    private decimal _credit;

    public Bill Close(DateOnly month, DateTime closedAt)
    {
        var from = Statement.Open(member.PaymentDay, month);
        var to = Statement.Close(member.PaymentDay, month);
        var lines = new List<BillLine>();
        foreach (var card in member.Cards.Where(card => card.Terms.IsCredit))
        {
            lines.AddRange(GivenBack(card, from, closedAt));
            lines.AddRange(Used(card, from, to, closedAt));
            lines.AddRange(Abroad(card, from, to));
            lines.AddRange(AnnualFee(card, from, to));
        }

        lines.AddRange(_plans.Select(plan => plan.BillNext()));
        _plans.RemoveAll(plan => plan.IsOver);
        lines.AddRange(Borrowed(from, to));
        AddPoints(lines, closedAt);
        Revolve(lines, to, closedAt);
        KeepPositive(lines, to);
        _closedLast = closedAt;
        return new Bill(
            month, from, to, closedAt, member.PaidOn(month), [.. lines.OrderByDescending(line => line.UsedAt)]);
    }

    private IEnumerable<BillLine> Used(PaymentCard card, DateOnly from, DateOnly to, DateTime closedAt)
    {
        foreach (var approval in card.Domestic.NewestFirst(from, to, closedAt))
        {
            var owed = approval.OwedAt(closedAt);
            if (owed == 0)
            {
                continue;
            }

            if (approval.Instalments is not null)
            {
                _plans.Add(new InstalmentPlan(approval));
            }
            else
            {
                yield return Line(approval, owed, 0);
            }
        }
    }

    private static IEnumerable<BillLine> Abroad(PaymentCard card, DateOnly first, DateOnly last) => card.Overseas
        .NewestFirst(first.AddDays(-20), last, last.AddDays(1).At(0))
        .Where(approval => approval.PurchasedOn >= first && approval.PurchasedOn <= last)
        .Select(approval =>
            Line(approval, approval.PurchasedKrw, Math.Floor(approval.PurchasedKrw * OverseasFee)));

    /// <summary>Corrections since the last bill of approvals that bill or an earlier one had asked for.</summary>
    private IEnumerable<BillLine> GivenBack(PaymentCard card, DateOnly from, DateTime closedAt)
    {
        var since = _closedLast == DateTime.MinValue ? from : _closedLast.Date();
        foreach (var approval in card.Corrections.NewestFirst(since, closedAt.Date(), closedAt))
        {
            if (approval.Correction!.At <= _closedLast || approval.At.Date() >= from)
            {
                continue;
            }

            var plan = _plans.Find(plan => plan.Approval == approval);
            var back = plan?.BilledPrincipal ?? approval.PurchasedKrw - approval.OwedAt(closedAt);
            _plans.RemoveAll(open => open.Approval == approval);
            yield return Line(approval, -back, 0);
        }
    }

    private static IEnumerable<BillLine> AnnualFee(PaymentCard card, DateOnly from, DateOnly to)
    {
        var day = KoreanCalendar.DayOf(to.Year, card.Terms.Issued.Month, card.Terms.Issued.Day);
        if (card.Terms.AnnualFee > 0 && day >= from && day <= to)
        {
            yield return new BillLine(card, "06", day.At(9), "FEE" + to.Year, card.Terms.AnnualFee, 0) { Merchant = "연회비" };
        }
    }

    private IEnumerable<BillLine> Borrowed(DateOnly from, DateOnly to)
    {
        var end = to.AddDays(1).At(0);
        foreach (var advance in member.Advances.NewestFirst(from, to, end))
        {
            yield return new BillLine(advance.Card, "03", advance.At, advance.Number, advance.Amount, advance.Interest);
        }

        foreach (var loan in member.Loans.Where(loan => loan.OpenedAt < end && loan.ClosedAt is null))
        {
            var (principal, interest) = loan.Preview();
            yield return new BillLine(member.Cards[0], "05", loan.OpenedAt, loan.Number, principal, interest);
        }
    }

    private void AddPoints(List<BillLine> lines, DateTime closedAt)
    {
        var before = member.Points.LatestAt(closedAt)?.Left ?? 0;
        var earned = lines.Where(line => line.Kind is "01" or "02").Sum(line => Math.Floor(line.Amount * PointRate));
        var left = before + earned > 30_000 ? 5_000 + earned : before + earned;
        member.Points.Add(new Points(closedAt, Math.Max(0, left), Math.Max(0, Math.Floor(left * 0.08m))));
    }

    // The line of the agreement brings in what the last bill carried and takes out what this one does.
    private void Revolve(List<BillLine> lines, DateOnly to, DateTime closedAt)
    {
        if (member.Revolving is not { } revolving || to < revolving.Agreed)
        {
            return;
        }

        var balance = _carried + lines.Where(line => line.Kind == "01").Sum(line => line.Amount);
        var pay = to > revolving.Ends ? balance : Math.Max(0, Math.Ceiling(balance * revolving.PayRate / 100));
        var minimum = Math.Max(0, Math.Ceiling(balance * revolving.MinimumRate / 100));
        var carried = Math.Max(0, balance - pay);
        var fee = Math.Floor(_carried * revolving.FeeRate / 1200);
        lines.Add(new BillLine(member.Cards[0], "04", to.At(23, 59), "RV" + to.AsMonth(), _carried - carried, fee));
        member.Carried.Add(new RevolvingBalance(closedAt, carried, minimum, pay));
        _carried = carried;
    }

    // A bill never asks for less than nothing: what is left over is given back with the next one.
    private void KeepPositive(List<BillLine> lines, DateOnly to)
    {
        if (_credit > 0)
        {
            lines.Add(new BillLine(member.Cards[0], "99", to.At(23, 58), "CR" + to.AsMonth(), -_credit, 0));
            _credit = 0;
        }

        var total = lines.Sum(line => line.Amount + line.Fee);
        if (total < 0)
        {
            _credit = -total;
            lines.Add(new BillLine(member.Cards[0], "99", to.At(23, 59), "CF" + to.AsMonth(), _credit, 0));
        }
    }

    private static BillLine Line(Approval approval, decimal amount, decimal fee) =>
        new(approval.Card, "01", approval.At, approval.Number, amount, fee)
        {
            Merchant = approval.Merchant.Name,
            RegNo = approval.IsOverseas ? null : approval.Merchant.RegNo,
        };
}
