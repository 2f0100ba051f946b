using MyDataHub.Sandbox.Households.Shopping;

namespace MyDataHub.Sandbox.Households.Wallets;

/// <summary>
/// One movement of a wallet (전금-004). Type: code of att. 9, such as 5102 charge from an account, 5501 payment,
/// 5301 reward. Amount carries the sign of the charged balance; a reward leaves that alone.
/// </summary>
internal sealed record WalletEntry(DateTime At, string Type, decimal Amount)
{
    public int Number { get; init; }

    public decimal Charged { get; init; }

    public decimal Rewards { get; init; }

    public string? Org { get; init; }

    public string? Account { get; init; }

    public Merchant? Merchant { get; init; }

    public string? Memo { get; init; }
}
