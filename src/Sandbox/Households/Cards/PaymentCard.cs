using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Randomness;
using MyDataHub.Sandbox.Households.Shopping;
using MyDataHub.Sandbox.Households.Time;

namespace MyDataHub.Sandbox.Households.Cards;

/// <summary>
/// A credit or check card and its approvals. A check card's approval is a debit of its account at the same second.
/// </summary>
internal sealed class PaymentCard : IAsset, IPaymentMeans
{
    private readonly Household _home;
    private readonly Dice _dice;
    private readonly Diary<Approval> _domestic;
    private readonly Diary<Approval> _overseas;
    private readonly Diary<Approval> _corrections;

    public PaymentCard(Household home, CardTerms terms)
    {
        _home = home;
        _dice = home.Dice(terms.Id);
        _domestic = home.Keep(new Diary<Approval>(approval => approval.At));
        _overseas = home.Keep(new Diary<Approval>(approval => approval.At));
        _corrections = home.Keep(new Diary<Approval>(approval => approval.Correction!.At));
        Terms = terms;
    }

    public CardTerms Terms { get; }

    public string Number => Terms.Id;

    public string Name => Terms.Name;

    public DateTime OpenedAt => Terms.Issued.At(9);

    public DateTime? ClosedAt => null;

    public Timeline<Approval> Domestic => _domestic.Timeline;

    public Timeline<Approval> Overseas => _overseas.Timeline;

    /// <summary>Approvals by the time of their correction or cancellation.</summary>
    public Timeline<Approval> Corrections => _corrections.Timeline;

    public void Pay(Day day, DateTime at, Merchant merchant, decimal amount, int? instalments = null) =>
        Approve(at, merchant, amount, instalments);

    public Approval Approve(DateTime at, Merchant merchant, decimal amount, int? instalments = null) =>
        Approve(at, merchant, amount, instalments, Correct(at, amount, instalments));

    /// <summary>A purchase that is kept: never cancelled or corrected later.</summary>
    public Approval Buy(DateTime at, Merchant merchant, decimal amount, int? instalments = null) =>
        Approve(at, merchant, amount, instalments, null);

    private Approval Approve(DateTime at, Merchant merchant, decimal amount, int? instalments, Correction? correction)
    {
        var approval = new Approval(this, _dice.Digits(8), at, amount, "KRW", merchant)
        {
            Instalments = Terms.IsCredit ? instalments : null,
            Krw = amount,
            PurchasedKrw = amount,
            PurchasedOn = at.Date().AddDays(_dice.Between(1, 3)).OrNextBusinessDay(),
            Correction = correction,
        };
        Enter(_domestic, approval);
        return approval;
    }

    /// <summary>A ride billed without an approval (status 04).</summary>
    public void Ride(DateTime at, Merchant merchant, decimal amount) =>
        Enter(_domestic, new Approval(this, _dice.Digits(8), at, amount, "KRW", merchant)
        {
            Krw = amount,
            PurchasedKrw = amount,
            PurchasedOn = at.Date().AddDays(1).OrNextBusinessDay(),
            IsUnapproved = true,
        });

    /// <summary>
    /// A payment in another currency: approved at one day's rate and purchased at that of a later day.
    /// </summary>
    public void PayAbroad(DateTime at, Merchant merchant, decimal amount, string currency, string country)
    {
        var purchased = at.Date().AddDays(_dice.Between(2, 5)).OrNextBusinessDay();
        Enter(_overseas, new Approval(this, _dice.Digits(8), at, amount, currency, merchant)
        {
            Country = country,
            Krw = Won(at.Date()),
            PurchasedKrw = Won(purchased),
            PurchasedOn = purchased,
        });

        decimal Won(DateOnly day) => Math.Floor(amount * _home.World.Rates.Won(currency, day)!.Value);
    }

    private Correction? Correct(DateTime at, decimal amount, int? instalments)
    {
        if (_dice.Chance(0.012))
        {
            return new(Later(at), null);
        }

        return instalments is null && amount >= 5_000 && _dice.Chance(0.006)
            ? new(Later(at), Math.Floor(amount * 0.7m / 10) * 10)
            : null;
    }

    private DateTime Later(DateTime at) => at.Date().AddDays(_dice.Between(1, 9)).At(
        11, _dice.Between(0, 59), _dice.Between(0, 59));

    private void Enter(Diary<Approval> diary, Approval approval)
    {
        diary.Enter(approval);
        if (!Terms.IsCredit)
        {
            Terms.Account.Pay(approval.At, approval.Krw, approval.Merchant.Name, Channels.CheckCard);
        }

        if (approval.Correction is { } correction)
        {
            _home.Agree(correction.At.Date(), _ => Apply(approval, correction));
        }
    }

    private void Apply(Approval approval, Correction correction)
    {
        _corrections.Enter(approval);
        if (!Terms.IsCredit)
        {
            Terms.Account.Receive(
                correction.At,
                approval.Krw - (correction.Modified ?? 0),
                approval.Merchant.Name,
                Channels.CheckCard,
                Channels.OutCancelled);
        }
    }
}
