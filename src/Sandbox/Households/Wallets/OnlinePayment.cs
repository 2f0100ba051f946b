using MyDataHub.Sandbox.Households.Cards;
using MyDataHub.Sandbox.Households.Shopping;

namespace MyDataHub.Sandbox.Households.Wallets;

/// <summary>
/// A payment through the e-finance company with a registered means (전금-103). By card it shares the approval number
/// of the
/// card's own row; by account there is no approval and the account shows the debit.
/// </summary>
internal sealed record OnlinePayment(DateTime At, string Number, decimal Amount, Merchant Merchant, Approval? Approval)
{
    public string Type => Approval is null ? "6102" : "6101";
}
