using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Cards;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Randomness;
using MyDataHub.Sandbox.Households.Shopping;
using MyDataHub.Sandbox.Households.Time;

namespace MyDataHub.Sandbox.Households.Wallets;

/// <summary>
/// An account with an e-finance company (전금-101…103) through which cards and bank accounts pay online.
/// </summary>
internal sealed class PaidAccount : IAsset, IPaymentMeans
{
    private readonly Diary<OnlinePayment> _payments;
    private readonly Diary<OnlinePayment> _cancellations;
    private readonly Dice _dice;
    private readonly Household _home;
    private readonly DateOnly _joined;

    public PaidAccount(Household home, string number, DateOnly joined, PaymentCard card, DepositAccount account)
    {
        _home = home;
        _joined = joined;
        _dice = home.Dice(number);
        _payments = home.Keep(new Diary<OnlinePayment>(payment => payment.At));
        _cancellations = home.Keep(new Diary<OnlinePayment>(payment => payment.Approval!.Correction!.At));
        (Number, Card, Account) = (number, card, account);
    }

    public string Number { get; }

    public PaymentCard Card { get; }

    public DepositAccount Account { get; }

    public string Name => "모아페이 간편결제";

    /// <summary>The login, masked.</summary>
    public string LoginId => _home.Person.LoginId[..2] + "***";

    public DateTime OpenedAt => _joined.At(12, 45);

    public DateTime? ClosedAt => null;

    public Timeline<OnlinePayment> Payments => _payments.Timeline;

    public Timeline<OnlinePayment> Cancellations => _cancellations.Timeline;

    public void Pay(Day day, DateTime at, Merchant merchant, decimal amount, int? instalments = null)
    {
        if (at < OpenedAt)
        {
            return;
        }

        var number = "MP" + _dice.Digits(14);
        if (_dice.Chance(0.2))
        {
            Account.Pay(at, amount, "모아페이", Channels.OpenBanking);
            _payments.Enter(new OnlinePayment(at, number, amount, merchant, null));
            return;
        }

        // The card company sees the e-finance company in front of the shop, or nothing but it.
        var seen = _dice.Chance(0.3) ? "모아페이" : "모아페이_" + merchant.Name;
        var approval = Card.Approve(at, merchant with { Name = seen }, amount, instalments);
        var payment = new OnlinePayment(at.AddSeconds(1), number, amount, merchant, approval);
        _payments.Enter(payment);
        if (approval.Correction is { Modified: null } cancelled)
        {
            _home.Agree(cancelled.At.Date(), _ => _cancellations.Enter(payment));
        }
    }
}
