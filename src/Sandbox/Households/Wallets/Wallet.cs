using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Shopping;
using MyDataHub.Sandbox.Households.Time;

namespace MyDataHub.Sandbox.Households.Wallets;

/// <summary>
/// A wallet of an e-finance company (선불전자지급수단). When the charged balance would not last, money is charged from the bank
/// account, which shows the same amount at the same second. A half per cent of payments comes back as reward points.
/// </summary>
internal sealed class Wallet(
    string number,
    string name,
    DateOnly joined,
    DepositAccount charges)
    : IAsset, IPaymentMeans, IDayEnd
{
    public const decimal ChargeUnit = 50_000;
    public const decimal ChargeBelow = 10_000;

    private readonly List<WalletEntry> _today = [];
    private decimal _charged;
    private decimal _rewards;
    private decimal _free;
    private int _number = 1;

    public string Number { get; } = number;

    public string Name { get; } = name;

    public DateTime OpenedAt { get; } = joined.At(12, 40);

    public DateTime? ClosedAt => null;

    public DepositAccount Charges { get; } = charges;

    public Timeline<WalletEntry> Entries { get; } = new(entry => entry.At);

    public void Pay(Day day, DateTime at, Merchant merchant, decimal amount, int? instalments = null)
    {
        if (at < OpenedAt)
        {
            return;
        }

        Charge(at, amount);
        _free -= amount;
        _today.Add(new(at, "5501", -amount) { Merchant = merchant });
        _today.Add(new(at.AddSeconds(2), "5301", Math.Floor(amount * 0.005m)) { Memo = "결제적립" });
    }

    /// <summary>Sends money to somebody else's bank account.</summary>
    public void Remit(DateTime at, decimal amount, string to)
    {
        Charge(at, amount);
        _free -= amount;
        _today.Add(new(at, "5201", -amount) { Org = Orgs.Elsewhere, Memo = to });
    }

    /// <summary>Money sent by another person's wallet.</summary>
    public void ReceiveFrom(DateTime at, decimal amount, string sender) =>
        _today.Add(new(at, "5222", amount) { Org = Orgs.Inside(Orgs.Moapay), Memo = sender });

    public void Settle()
    {
        foreach (var entry in _today.OrderBy(entry => entry.At))
        {
            if (entry.Type == "5301")
            {
                _rewards += entry.Amount;
            }
            else
            {
                _charged += entry.Amount;
            }

            Entries.Add(entry with { Number = _number++, Charged = _charged, Rewards = _rewards });
        }

        _today.Clear();
        _free = _charged;
    }

    // All charges come before the day's first payment, so that the balance never runs below nothing.
    private void Charge(DateTime at, decimal amount)
    {
        if (_free - amount >= 0)
        {
            return;
        }

        var units = Math.Ceiling((amount + ChargeBelow - _free) / ChargeUnit);
        var early = at.Date.AddHours(6).AddSeconds(_today.Count);
        Charges.Pay(early, units * ChargeUnit, "모아페이충전", Channels.OpenBanking);
        _today.Add(new(early, "5102", units * ChargeUnit)
        {
            Org = Orgs.Inside(Charges.Terms.OrgCode),
            Account = Charges.Number,
        });
        _free += units * ChargeUnit;
    }
}
