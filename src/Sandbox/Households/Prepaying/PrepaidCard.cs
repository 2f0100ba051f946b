using MyDataHub.Sandbox.Households.Banking;
using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Shopping;
using MyDataHub.Sandbox.Households.Time;

namespace MyDataHub.Sandbox.Households.Prepaying;

/// <summary>
/// A prepaid card of a bank or card company (선불-001…004), charged monthly and spent in small purchases.
/// </summary>
internal sealed class PrepaidCard(
    string number,
    string name,
    DateOnly issued,
    decimal monthly,
    DepositAccount charges,
    IReadOnlyList<Merchant> merchants) : IRoutine, IAsset
{
    private const int ChargeDay = 3;

    private decimal _balance;
    private int _count;

    public string Number { get; } = number;

    public string Name { get; } = name;

    public DateTime OpenedAt { get; } = issued.At(13, 0);

    public DateTime? ClosedAt => null;

    public DepositAccount Charges { get; } = charges;

    public Timeline<PrepaidUse> Uses { get; } = new(use => use.At);

    public void Live(Day day)
    {
        if (day.Date < issued)
        {
            return;
        }

        if (day.Date == issued || day.IsDue(ChargeDay))
        {
            var at = day.Date == issued ? day.At(13, 5) : day.At(8, 10);
            Charges.Pay(at, monthly, "선불카드충전", Channels.DirectDebit);
            Add(at, "5102", monthly, null, null);
        }

        var dice = day.Dice(Number);
        if (dice.Chance(0.3))
        {
            var merchant = dice.Pick(merchants);
            var amount = dice.Amount(merchant.Min, merchant.Max, merchant.Step);
            if (amount <= _balance)
            {
                Add(day.At(14, dice.Between(0, 59)), "5501", -amount, merchant, dice.Digits(8));
            }
        }
    }

    private void Add(DateTime at, string type, decimal amount, Merchant? merchant, string? approvedNum)
    {
        _balance += amount;
        Uses.Add(new PrepaidUse(
            at, ++_count, type, Math.Abs(amount), _balance, merchant?.Name, merchant?.RegNo, approvedNum));
    }
}
