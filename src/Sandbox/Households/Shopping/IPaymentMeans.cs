using MyDataHub.Sandbox.Households.Living;

namespace MyDataHub.Sandbox.Households.Shopping;

/// <summary>Something that can be paid with: a card, a wallet, a telephone bill.</summary>
internal interface IPaymentMeans
{
    void Pay(Day day, DateTime at, Merchant merchant, decimal amount, int? instalments = null);
}
