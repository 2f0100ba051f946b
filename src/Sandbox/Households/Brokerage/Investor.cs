using MyDataHub.Sandbox.Households.Living;
using MyDataHub.Sandbox.Households.Pensions;
using MyDataHub.Sandbox.Households.Wire;

namespace MyDataHub.Sandbox.Households.Brokerage;

/// <summary>A person as the customer of a securities firm.</summary>
internal sealed class Investor(DateTime since) : IRelation, IPensionHolder
{
    public DateTime Since { get; } = since;

    public List<SecuritiesAccount> Accounts { get; } = [];

    public List<PensionAccount> Irps { get; } = [];

    public List<PensionAccount> Dcs { get; } = [];

    public bool HasDb { get; set; }

    public HeldRows? Answer(string resource, Asked asked) =>
        InvestTable.Resources.TryGetValue(resource, out var answer)
            ? answer(asked, this)
            : PensionTable.Find(resource, asked, this);

    public IEnumerable<HeldAsset> Assets(DateTime now) =>
        [.. Accounts.Held("invest.account", now), .. this.PensionAssets("invest", now)];
}
