namespace MyDataHub.Sandbox.Households.Cards;

/// <summary>
/// A purchase paid in months: equal parts with the remainder in the first, and a fee on the balance before each payment
/// unless it runs three months or less.
/// </summary>
internal sealed class InstalmentPlan(Approval approval)
{
    private const decimal YearlyRate = 15.9m;

    private readonly int _months = approval.Instalments!.Value;

    public Approval Approval { get; } = approval;

    public int Billed { get; private set; }

    public decimal Left { get; private set; } = approval.Krw;

    public decimal BilledPrincipal => Approval.Krw - Left;

    public bool IsOver => Billed == _months;

    public BillLine BillNext()
    {
        var equal = Math.Floor(Approval.Krw / _months);
        var part = Billed == 0 ? Approval.Krw - (equal * (_months - 1)) : equal;
        var fee = _months <= 3 ? 0 : Math.Floor(Left * YearlyRate / 1200);
        Billed++;
        Left -= part;
        return new BillLine(Approval.Card, "02", Approval.At, Approval.Number, part, fee)
        {
            Merchant = Approval.Merchant.Name,
            RegNo = Approval.Merchant.RegNo,
            Instalments = _months,
            Instalment = Billed,
            Left = Left,
        };
    }
}
