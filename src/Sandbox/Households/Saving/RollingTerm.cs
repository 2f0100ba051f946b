using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Wire;

namespace MyDataHub.Sandbox.Households.Saving;

/// <summary>
/// Carries a term plan out: opens the account from another one, pays the instalments, and at maturity credits the
/// interest, closes it and opens the next under a new number two weeks later.
/// </summary>
internal sealed class RollingTerm(BankCustomer bank, TermPlan plan, DepositAccount pays) : IRoutine
{
    private DateOnly _opens = plan.First;
    private DateOnly _opened;
    private DepositAccount? _account;
    private StandingOrder? _order;
    private int _instalments;
    private int _terms;
    private decimal _interest;

    public void Live(Day day)
    {
        if (_account is null)
        {
            if (day.Date >= _opens && day.IsBusiness)
            {
                Open(day);
            }

            return;
        }

        _interest += _account.Won.Balance * plan.Rate / 36_500;
        if (day.Date >= _opened.AddMonths(plan.Months) && day.IsBusiness)
        {
            Mature(day, _account);
        }
        else if (plan.Monthly is { } monthly && day.IsDue(plan.PayDay) && _instalments < plan.Months)
        {
            pays.Transfer(day.At(6, 45), monthly, _account, Channels.DirectDebit, instalment: ++_instalments);
        }
    }

    private void Open(Day day)
    {
        _opened = day.Date;
        var at = day.At(10, 12);
        var savings = plan.Monthly is not null;
        _account = new DepositAccount(day.Home, new DepositTerms(
            plan.OrgCode,
            AccountNumbers.Of(day.Home, plan.OrgCode, plan.Name, ++_terms),
            plan.Name,
            savings ? "1003" : "1002",
            savings ? "03" : "02",
            at,
            plan.Rate)
        {
            Matures = day.Date.AddMonths(plan.Months),
            Committed = savings ? plan.Monthly * plan.Months : plan.FirstAmount,
            Monthly = plan.Monthly,
        });
        bank.Deposits.Add(_account);
        _instalments = savings ? 1 : 0;
        pays.Transfer(at, plan.FirstAmount, _account, Channels.Mobile, Channels.New, savings ? 1 : null);
        if (plan.Monthly is { } monthly)
        {
            _order = new StandingOrder(
                plan.OrgCode, _account.Number, monthly, "01", plan.PayDay.AsDigits(2), plan.Name, at);
            pays.Orders.Add(_order);
        }
    }

    private void Mature(Day day, DepositAccount account)
    {
        var at = day.At(9, 30);
        var interest = Math.Floor(_interest);
        var net = interest - Math.Floor(interest * 0.154m);
        account.Receive(at, net, "만기이자", Channels.Bank, Channels.OtherIn);
        account.Close(at.AddMinutes(1), pays, net);
        if (_order is { } order)
        {
            order.Until = at;
        }

        (_account, _order, _interest) = (null, null, 0);
        _opens = day.Date.AddDays(14);
    }
}
