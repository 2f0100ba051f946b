using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Wire;

namespace MyDataHub.Sandbox.Households.Wallets;

/// <summary>A person as the user of an e-finance company.</summary>
internal sealed class WalletUser(DateTime since) : IRelation
{
    public DateTime Since { get; } = since;

    public List<Wallet> Wallets { get; } = [];

    public List<PaidAccount> Paid { get; } = [];

    public HeldRows? Answer(string resource, Asked asked) =>
        EfinTable.Resources.TryGetValue(resource, out var answer) ? answer(asked, this) : null;

    public IEnumerable<HeldAsset> Assets(DateTime now) =>
        [.. Wallets.Held("efin.prepaid", now), .. Paid.Held("efin.paid", now)];
}
